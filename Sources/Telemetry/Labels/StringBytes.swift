// Strings from outside are told apart and ordered by their bytes: Swift's own comparison joins letters that are spelled
// in different ways, and costs more.

internal import Glibc

extension String {
  func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return compareBytes(with: other) == 0
  }

  func precedesByBytes(_ other: String) -> Bool {
    compareBytes(with: other) < 0
  }

  /// Negative, 0 or positive as this one stands before, with or after the other.
  func compareBytes(with other: String) -> Int {
    let result = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        let order = Self.compare(left, right)
        return order == 0 ? left.count - right.count : order
      }
    }
    if let result, let order = result { return order }
    if utf8.elementsEqual(other.utf8) { return 0 }
    return utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
  }

  func hashBytes(into hasher: inout Hasher) {
    let isDone: Void? = utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isDone == nil { Array(utf8).withUnsafeBytes { hasher.combine(bytes: $0) } }
  }

  private static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
    guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else { return 0 }
    return Int(memcmp(leftStart, rightStart, Swift.min(left.count, right.count)))
  }
}

extension Sequence<String> {
  /// In one order on every machine, whatever its language.
  package func sortedByBytes() -> [String] { sorted { $0.precedesByBytes($1) } }
}
