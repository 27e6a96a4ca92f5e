/// A stretch of a log that holds whole lines, with readable bytes behind its end so that scanners may overshoot.
struct LogBlock: Sendable {
  /// How many zero bytes follow the content.
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

  private let stream: any ByteStream
  private let blockSize: Int
  /// Whether line breaks inside quotes do not end a record.
  var respectsQuotes = false
  /// The beginning of a line whose end has not come yet.
  private var rest: [UInt8] = []
  private var isFirst = true
  private var skipsLine = false
  private var skippedLineCount = 0

  init(_ stream: any ByteStream, blockSize: Int) {
    self.stream = stream
    self.blockSize = blockSize
  }

  /// Bytes that wait for the end of their line.
  var pendingByteCount: Int { rest.count }

  /// The next whole lines.
  ///
  /// - Parameter isEnd: whether no more will come after what the stream has now, so that a last line without a line
  ///   break is a line too.
  /// - Returns: `nil` when there is no whole line.
  mutating func next(isEnd: Bool) throws(LogError) -> LogBlock? {
    while true {
      var storage = rest
      let known = storage.count
      storage.reserveCapacity(known + blockSize + LogBlock.padding)
      let count = try append(to: &storage)
      if count == 0 {
        guard isEnd, !rest.isEmpty || skippedLineCount > 0 else { return nil }
        rest = []
        return finish(storage, count: storage.count)
      }
      if skipsLine, !endSkipping(&storage) { continue }
      guard let cut = lastLineEnd(storage) else {
        rest = storage
        if rest.count > Self.lineLimit { startSkipping() }
        continue
      }
      rest = Array(storage[cut...])
      return finish(storage, count: cut)
    }
  }

  private func append(to storage: inout [UInt8]) throws(LogError) -> Int {
    let known = storage.count
    storage.append(contentsOf: repeatElement(0, count: blockSize))
    var failure: LogError?
    let count = storage.withUnsafeMutableBytes { buffer in
      do throws(LogError) {
        return try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[known...]))
      } catch {
        failure = error
        return 0
      }
    }
    storage.removeLast(blockSize - count)
    if let failure { throw failure }
    return count
  }

  private mutating func finish(_ storage: [UInt8], count: Int) -> LogBlock {
    var storage = storage
    storage.removeLast(storage.count - count)
    storage.append(contentsOf: repeatElement(0, count: LogBlock.padding))
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
  private mutating func endSkipping(_ storage: inout [UInt8]) -> Bool {
    guard let lineEnd = storage.firstIndex(of: UInt8(ascii: "\n")) else {
      rest = []
      return false
    }
    storage.removeFirst(lineEnd + 1)
    skipsLine = false
    return true
  }

  /// One past the last line break that ends a record.
  private func lastLineEnd(_ storage: [UInt8]) -> Int? {
    let newline = UInt8(ascii: "\n")
    guard let last = storage.lastIndex(of: newline) else { return nil }
    guard respectsQuotes, storage.contains(UInt8(ascii: "\"")) else { return last + 1 }
    // A record begins outside quotes, so a line break behind an even number of quotes ends one.
    var isOutside = storage[...last].count { $0 == UInt8(ascii: "\"") } % 2 == 0
    for index in stride(from: last, through: 0, by: -1) {
      if storage[index] == UInt8(ascii: "\"") { isOutside.toggle() }
      if storage[index] == newline, isOutside { return index + 1 }
    }
    return nil
  }
}
