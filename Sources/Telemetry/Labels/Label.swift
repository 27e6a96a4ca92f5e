/// One name and value of a series. Compared by bytes, since Swift's strings join different spellings of a letter.
public struct Label: Sendable, Codable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension Label: Hashable {
  public static func == (left: Label, right: Label) -> Bool {
    left.name.hasSameBytes(as: right.name) && left.value.hasSameBytes(as: right.value)
  }

  public func hash(into hasher: inout Hasher) {
    name.hashBytes(into: &hasher)
    // No text holds this byte, so that ("ab", "c") and ("a", "bc") differ.
    hasher.combine(0xFF as UInt8)
    value.hashBytes(into: &hasher)
  }
}

extension Label: Comparable {
  /// By the bytes of the name, then of the value.
  public static func < (left: Label, right: Label) -> Bool {
    let order = left.name.compareBytes(with: right.name)
    return order == 0 ? left.value.precedesByBytes(right.value) : order < 0
  }
}
