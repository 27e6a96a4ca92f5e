/// One name and value of a series. Compared by bytes, since Swift's strings join different spellings of a letter.
public struct Label: Sendable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension Label: Hashable {
  public static func == (left: Label, right: Label) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.value.utf8.elementsEqual(right.value.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    for byte in name.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
    for byte in value.utf8 { hasher.combine(byte) }
  }
}

extension Label: Comparable {
  /// By the bytes of the name, then of the value.
  public static func < (left: Label, right: Label) -> Bool {
    if left.name.utf8.elementsEqual(right.name.utf8) {
      return left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
    }
    return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}
