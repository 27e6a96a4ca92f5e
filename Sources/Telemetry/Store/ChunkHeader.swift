/// What stands before the bits of a chunk.
struct ChunkHeader: Sendable {
  static let wordCount = 4

  var first: Sample
  var lastTime: Int64
  var count: Int
  /// Of the bits behind the header.
  var wordCount: Int

  init(first: Sample, lastTime: Int64, count: Int, wordCount: Int) {
    self.first = first
    self.lastTime = lastTime
    self.count = count
    self.wordCount = wordCount
  }

  init(in words: [UInt64], at index: Int) {
    first = Sample(
      milliseconds: Int64(bitPattern: words[index]), value: Double(bitPattern: words[index + 1]))
    lastTime = Int64(bitPattern: words[index + 2])
    count = Int(words[index + 3] >> 32)
    wordCount = Int(words[index + 3] & 0xFFFF_FFFF)
  }

  func write(to words: inout [UInt64]) {
    words.append(UInt64(bitPattern: first.milliseconds))
    words.append(first.value.bitPattern)
    words.append(UInt64(bitPattern: lastTime))
    words.append(UInt64(count) << 32 | UInt64(wordCount))
  }
}
