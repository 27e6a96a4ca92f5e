/// A pattern in which `*` stands for any run of characters and `?` for one, compared without regard to ASCII case.
public struct GlobPattern: Hashable, Sendable {
  private let pattern: [UInt8]

  public init(_ pattern: String) {
    self.pattern = pattern.utf8.map(lowercased)
  }

  /// - Complexity: O(text · pattern) at worst; it cannot blow up as nested stars in a regular expression can.
  public func matches(_ text: String) -> Bool {
    let text = text.utf8.map(lowercased)
    var (textIndex, patternIndex) = (0, 0)
    var (starIndex, retryIndex) = (-1, 0)
    while textIndex < text.count {
      if patternIndex < pattern.count, pattern[patternIndex] == UInt8(ascii: "*") {
        (starIndex, retryIndex) = (patternIndex, textIndex)
        patternIndex += 1
      } else if patternIndex < pattern.count,
        pattern[patternIndex] == text[textIndex] || pattern[patternIndex] == UInt8(ascii: "?")
      {
        textIndex += 1
        patternIndex += 1
      } else if starIndex >= 0 {
        patternIndex = starIndex + 1
        retryIndex += 1
        textIndex = retryIndex
      } else {
        return false
      }
    }
    return pattern[patternIndex...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}
