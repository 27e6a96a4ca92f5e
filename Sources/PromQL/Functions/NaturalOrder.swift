/// The order of texts in which numbers within them count as numbers: "gpu2" before "gpu10".
enum NaturalOrder {
  /// - Complexity: O(bytes).
  static func precedes(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    var (leftEnd, rightEnd) = (0, 0)
    while leftEnd < left.count, rightEnd < right.count {
      let one = chunk(of: left, from: leftEnd)
      let other = chunk(of: right, from: rightEnd)
      leftEnd = one.endIndex
      rightEnd = other.endIndex
      if let number = number(one), let otherNumber = self.number(other) {
        if number != otherNumber { return number < otherNumber }
      } else if !one.elementsEqual(other) {
        return one.lexicographicallyPrecedes(other)
      }
    }
    // One begins with all of the other. Numbers may differ in leading zeros.
    return leftEnd == left.count
  }

  /// Digits only, or anything but digits.
  private static func chunk(of text: [UInt8], from start: Int) -> ArraySlice<UInt8> {
    let isNumber = isDigit(text[start])
    return text[start...].prefix { isDigit($0) == isNumber }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// `nil` for what is none, and beyond 64 bits, where texts are compared.
  private static func number(_ chunk: ArraySlice<UInt8>) -> Int64? {
    guard let first = chunk.first, isDigit(first) else { return nil }
    var number: Int64 = 0
    for byte in chunk {
      let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isBeyond) = product.addingReportingOverflow(Int64(byte - 0x30))
      if isTooLarge || isBeyond { return nil }
      number = sum
    }
    return number
  }
}
