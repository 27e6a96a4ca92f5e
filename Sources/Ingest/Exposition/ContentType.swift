/// A media type and its parameters, as a Content-Type header carries them.
///
///     ContentType("text/plain; version=0.0.4; charset=utf-8")?["version"]  // 0.0.4
public struct ContentType: Hashable, Sendable {
  /// In lower case: `text/plain`.
  public var type: String
  private var parameters: [String: String] = [:]

  /// - Returns: `nil` when the text does not begin with TYPE/SUBTYPE. A parameter without `=` is passed over.
  public init?(_ header: String) {
    let bytes = Array(header.utf8)
    var parts = Self.split(bytes)[...]
    guard let first = parts.popFirst() else { return nil }
    type = String(decoding: Self.trimmed(first), as: UTF8.self).lowercased()
    let halves = type.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }), !type.utf8.contains(UInt8(ascii: " ")) else {
      return nil
    }
    for part in parts {
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(decoding: Self.trimmed(part[..<equals]), as: UTF8.self).lowercased()
      parameters[name] = Self.unquoted(Self.trimmed(part[(equals + 1)...]))
    }
  }

  /// The value of a parameter, as written; its name in lower case.
  public subscript(name: String) -> String? { parameters[name] }

  /// The format's version; `nil` when the server names none.
  public var version: String? { self["version"] }

  /// At semicolons, those inside quotes aside.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard byte == UInt8(ascii: ";"), !isQuoted else { continue }
      parts.append(bytes[start..<index])
      start = index + 1
    }
    return parts + [bytes[start...]]
  }

  private static func trimmed(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var part = part
    while let first = part.first, first <= 0x20 { part.removeFirst() }
    while let last = part.last, last <= 0x20 { part.removeLast() }
    return part
  }

  private static func unquoted(_ value: ArraySlice<UInt8>) -> String {
    let isQuoted = value.count >= 2 && value.first == UInt8(ascii: "\"") && value.last == UInt8(ascii: "\"")
    return String(decoding: isQuoted ? value.dropFirst().dropLast() : value, as: UTF8.self)
  }
}
