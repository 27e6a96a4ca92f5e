internal import Predictions
internal import Synchronization

/// Lends parsers to tasks, so that what one has learnt of a log's shape serves the next block too.
final class ParserPool: Sendable {
  /// A parser on its way between tasks.
  ///
  /// `@unchecked Sendable` is safe: a parser is either in the pool's list, which a mutex guards, or lent to one task
  /// that gives it back when it is done, so no two tasks ever hold the same one.
  private struct Lent: @unchecked Sendable {
    let parser: LogParser
  }

  private let idle = Mutex<[Lent]>([])
  private let mapping: SchemaMapping
  private let readable: LogParser.Readable

  init(mapping: SchemaMapping, readable: LogParser.Readable = .lastOfBlock) {
    self.mapping = mapping
    self.readable = readable
  }

  func parse(_ block: LogBlock, format: LogFormat) -> PredictionBatch {
    let lent = idle.withLock { $0.popLast() } ?? Lent(parser: LogParser(mapping: mapping, readable: readable))
    defer { idle.withLock { $0.append(lent) } }
    return lent.parser.parse(block, format: format)
  }
}
