internal import Glibc
internal import Telemetry

/// Paths with `*`, `?` and `[…]`.
package enum PathPattern {
  /// The paths that are there now, sorted by bytes.
  ///
  /// - Parameter expandsTilde: whether `~` at the start is a person's home.
  package static func matches(_ pattern: String, expandsTilde: Bool = false) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    let flags = expandsTilde ? GLOB_TILDE : 0
    guard glob(pattern, flags, nil, &result) == 0, let paths = result.gl_pathv else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
      .sortedByBytes()
  }
}
