/// A stretch of a log that holds whole lines, with readable bytes behind its end so that scanners may overshoot.
///
/// What stands behind the end is left from earlier blocks and means nothing.
struct LogBlock: Sendable {
  /// How many readable bytes follow the content at least.
  static let padding = 64

  /// The content and its padding.
  var storage: [UInt8]
  var count: Int
  /// Whether it begins where the file begins, so that a header or a byte-order mark may stand there.
  var isFirst: Bool
  /// Lines before this block that were longer than the limit and were stepped over.
  var skippedLineCount = 0
}

/// Cuts a stream of bytes into blocks of whole lines.
///
/// Memory is one block and one line, whatever the size of the stream.
struct LogBlockReader {
  /// The longest line that is read.
  static let lineLimit = 64 * 1_048_576

  /// Longer lines are stepped over.
  var lineLimit = Self.lineLimit

  private let stream: any ByteStream
  /// Bytes that are asked of the stream at once.
  var blockSize: Int
  /// What stands between the cells of a table, whose quoted cells may hold line breaks; `nil` where a line is a line.
  private var delimiter: UInt8?
  /// The beginning of a line whose end has not come yet.
  private var rest: [UInt8] = []
  private var isFirst = true
  private var skipsLine = false
  /// What went wrong behind bytes that are used first.
  private var damage: LogError?
  private var skippedLineCount = 0

  init(_ stream: any ByteStream, blockSize: Int) {
    self.stream = stream
    self.blockSize = blockSize
  }

  /// Goes on behind a block that was read before.
  ///
  /// - Parameter delimiter: what parts the cells of a table; `nil` for other logs.
  init(continuing stream: any ByteStream, blockSize: Int, delimiter: UInt8?) {
    self.init(stream, blockSize: blockSize)
    self.delimiter = delimiter
    isFirst = false
  }

  /// Bytes that wait for the end of their line.
  var pendingByteCount: Int { rest.count }

  /// The next whole lines.
  ///
  /// - Parameters:
  ///   - isEnd: whether no more will come after what the stream has now, so that a last line without a line break is a
  ///     line too.
  ///   - memory: the storage of a block that is no longer needed, to be used again.
  /// - Returns: `nil` when there is no whole line.
  mutating func next(isEnd: Bool, reusing memory: consuming [UInt8] = []) throws(LogError) -> LogBlock? {
    var storage = memory
    while true {
      let known = rest.count
      // A long line is read in ever longer stretches, so that it is not copied once a block.
      let wanted = max(blockSize, known)
      let needed = known + wanted + LogBlock.padding
      // Not more than twice what is needed either, so that one long line does not hold its memory for ever.
      if storage.count < needed || storage.count > needed * 4 { storage = Array(repeating: 0, count: needed) }
      // Where no one waits for the first line, the cut does not depend on how the bytes trickle in.
      let count = try fill(&storage, after: known, wanted, toTheBrim: isEnd)
      if count == 0 {
        guard isEnd, known > 0 || skippedLineCount > 0 else { return nil }
        rest = []
        return finish(storage, count: known)
      }
      var content = known + count
      if skipsLine, !endSkipping(&storage, &content) { continue }
      guard let cut = lastLineEnd(storage[..<content]) else {
        rest = Array(storage[..<content])
        if rest.count > lineLimit { startSkipping() }
        continue
      }
      rest = Array(storage[cut..<content])
      return finish(storage, count: cut)
    }
  }

  /// Puts the waiting bytes at the front and reads what the stream has behind them.
  private mutating func fill(
    _ storage: inout [UInt8], after known: Int, _ wanted: Int, toTheBrim: Bool
  ) throws(LogError) -> Int {
    if let damage {
      self.damage = nil
      throw damage
    }
    var failure: LogError?
    let count = storage.withUnsafeMutableBytes { buffer in
      buffer.copyBytes(from: rest)
      var count = 0
      do throws(LogError) {
        repeat {
          let free = UnsafeMutableRawBufferPointer(rebasing: buffer[(known + count)..<(known + wanted)])
          let more = try stream.read(into: free)
          count += more
          if more == 0 { break }
        } while toTheBrim && count < wanted
      } catch {
        failure = error
      }
      return count
    }
    if let failure {
      guard count > 0 else { throw failure }
      damage = failure
    }
    return count
  }

  private mutating func finish(_ storage: consuming [UInt8], count: Int) -> LogBlock {
    defer {
      isFirst = false
      skippedLineCount = 0
    }
    return LogBlock(storage: storage, count: count, isFirst: isFirst, skippedLineCount: skippedLineCount)
  }

  private mutating func startSkipping() {
    rest = []
    skipsLine = true
    skippedLineCount += 1
  }

  /// Drops what belongs to the line that is stepped over; `false` while its end has not come.
  private mutating func endSkipping(_ storage: inout [UInt8], _ content: inout Int) -> Bool {
    rest = []
    guard let lineEnd = storage[..<content].firstIndex(of: UInt8(ascii: "\n")) else { return false }
    storage.removeFirst(lineEnd + 1)
    content -= lineEnd + 1
    skipsLine = false
    return true
  }

  /// From now on reads a table, beginning with a block that was cut before it was known to be one.
  ///
  /// - Returns: the block as far as it holds whole rows; `nil` when the first row goes on in the next one.
  mutating func respectQuotes(besides delimiter: UInt8, in block: consuming LogBlock) -> LogBlock? {
    self.delimiter = delimiter
    let content = block.storage[..<block.count]
    guard content.contains(UInt8(ascii: "\"")) else { return block }
    let cut = lastLineEnd(content) ?? 0
    rest = Array(content[cut...]) + rest
    guard cut > 0 else {
      isFirst = block.isFirst
      skippedLineCount = block.skippedLineCount
      return nil
    }
    block.count = cut
    return block
  }

  /// One past the last line break that ends a record.
  private func lastLineEnd(_ storage: ArraySlice<UInt8>) -> Int? {
    if let delimiter {
      return storage.withUnsafeBufferPointer { QuotedRows.lastEnd(in: $0, delimiter: delimiter) }
    }
    return storage.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
  }
}
