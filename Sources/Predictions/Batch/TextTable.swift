/// Distinct byte strings numbered in the order in which they were first seen; equal means equal bytes.
///
/// Number 0 is kept for "no text". Used for the labels and categories of one batch, so that a column of text is a
/// column of small integers.
/// - Complexity: O(length) an insertion, amortised.
public struct TextTable: Sendable {
  public static let missing: UInt32 = 0

  private var bytes: [UInt8] = []
  /// Text `i` is `bytes[ends[i - 1]..<ends[i]]`; entry 0 is the empty stand-in for "no text".
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = [0]
  /// Open addressing over text numbers; 0 is free.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  public init() {}

  /// The number of texts and the stand-in for none: valid numbers lie below.
  public var count: Int { ends.count }

  public subscript(number: UInt32) -> String {
    String(decoding: self.bytes(of: number), as: UTF8.self)
  }

  public func bytes(of number: UInt32) -> ArraySlice<UInt8> {
    number == 0 ? [] : bytes[ends[Int(number) - 1]..<ends[Int(number)]]
  }

  /// The number of a text, which is new or the one that it had before.
  public mutating func insert(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = ByteHash.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = slots[slot]
      if hashes[Int(number)] == hash, holds(text, at: number) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = UInt32(ends.count)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = number
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  public mutating func insert(_ text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { insert($0) }
  }

  private func holds(_ text: UnsafeBufferPointer<UInt8>, at number: UInt32) -> Bool {
    let start = ends[Int(number) - 1]
    guard ends[Int(number)] - start == text.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      for offset in 0..<text.count where all[start + offset] != text[offset] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for number in 1..<ends.count {
      var slot = Int(truncatingIfNeeded: hashes[number]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number)
    }
  }
}
