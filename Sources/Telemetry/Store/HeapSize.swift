/// What things cost on the heap, so that the store's account is of memory and not of payload.
///
/// Counted is what they hold. The room that they have to spare depends on how they came to hold it, be it by growing, by
/// being copied or by being read from a file, and what a store drops must depend on what it was told alone.
enum HeapSize {
  /// An array's header, and what glibc's allocator puts before a block.
  static let arrayHeader = 40

  static func ofArray<Element>(_ array: [Element]) -> Int {
    array.isEmpty ? 0 : arrayHeader + array.count * MemoryLayout<Element>.stride
  }

  /// Texts of up to 15 bytes lie in the string itself.
  static func ofString(_ text: String) -> Int {
    text.utf8.count <= 15 ? 0 : arrayHeader + text.utf8.count
  }
}

extension Array {
  /// Appends with an eighth of spare room instead of the usual doubling: less waste for a little more copying.
  ///
  /// - Complexity: O(1) amortised.
  @inline(__always)
  mutating func appendInSmallSteps(_ element: Element) {
    if count == capacity { reserveCapacity(count + count / 8 + 1) }
    append(element)
  }
}
