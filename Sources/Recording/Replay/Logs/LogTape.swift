internal import Ingest
public import Monitor
internal import Predictions
public import Telemetry

/// Prediction logs as a tape: any log whose records carry times can be played as it happened.
///
///     let tape = try LogTape(["predictions.jsonl", "labels.csv.gz"], header: header)
///
/// Several logs are interleaved by the times of their records, each in its own order. A record without a time, or with
/// an earlier one than the record before it, is played with that one; one that is dated years off moves nothing. The
/// clock is told at whole seconds in which something happens, over silence every 15 s for ten minutes, and then leaps.
/// The beats do not depend on how many blocks are parsed side by side.
///
/// Memory is a few blocks of each log. Going on from a place reads at most a few thousand records in vain; a compressed
/// log is expanded up to there.
public struct LogTape: Tape {
  public let header: RecordingHeader
  private let paths: [String]
  private let options: LogBatchReader.Options
  private let start: Timestamp
  private let index: LogTapeIndex

  /// - Parameters:
  ///   - arguments: files, patterns or directories, in the order in which records of the same time are played.
  ///   - header: how to judge and to understand fields; its sources are taken from the files.
  ///   - concurrency: blocks that are parsed side by side.
  /// - Throws: for what cannot be read, for standard input, and where no record carries a time.
  public init(_ arguments: [String], header: RecordingHeader, concurrency: Int = 2) throws(RecordingFault) {
    paths = try Self.paths(arguments)
    options = Self.options(header, concurrency, pathCount: paths.count)
    let cursors = Self.cursors(paths, options)
    if cursors.allSatisfy({ $0.head == nil }) {
      if case .failed(let reason) = cursors[0].health.state { throw RecordingFault(reason) }
      throw RecordingFault("\(paths[0]): no record was found; name its fields with --map, as in --map actual=FIELD")
    }
    guard let first = cursors.compactMap(\.head).filter({ $0 != EventTimes.beginning }).min() else {
      throw RecordingFault(
        "\(paths.joined(separator: ", ")): no record carries a time; name the field with --map time=FIELD")
    }
    start = Timestamp(nanoseconds: first).floored(toMultipleOf: 1_000_000_000)
    index = LogTapeIndex(end: Self.end(of: cursors, after: first, options))
    var header = header
    header.sources = paths
    header.startedAt = start
    self.header = header
  }

  public func range() -> ClosedRange<Timestamp> { start...max(start, index.end) }

  public func reader(from place: TapePlace?) throws(RecordingFault) -> any TapeReader {
    guard let place, place.beat > 0 else { return LogTapeReader(Self.cursors(paths, options), index: index) }
    let known = index.place(before: place.beat)
    var reader = LogTapeReader(
      known.map { Self.cursors(paths, options, from: $0.cursors) } ?? Self.cursors(paths, options),
      course: known?.course ?? LogTapeReader.Course(), index: index)
    for _ in 0..<(place.beat - (known?.course.beat ?? 0)) { _ = reader.next() }
    return reader
  }

  /// A log holds no states.
  public func checkpoint(before time: Timestamp) -> TapeCheckpoint? { nil }

  /// Nobody has looked through a log before it is played.
  public func marks() -> [PlaybackStatus.Mark] { [] }

  /// What was found so far; all, once the end has been read.
  public var notes: [String] { index.notes }
}

extension LogTape {
  private static func paths(_ arguments: [String]) throws(RecordingFault) -> [String] {
    var paths: [String] = []
    for argument in arguments {
      guard argument != "-" else {
        throw RecordingFault("standard input cannot be replayed: it is read more than once; name a file")
      }
      let found = LogPaths.expand(argument)
      guard !found.isEmpty else { throw RecordingFault("\(argument): no file matches") }
      for path in found where !paths.contains(where: { $0.utf8.elementsEqual(path.utf8) }) { paths.append(path) }
    }
    guard !paths.isEmpty else { throw RecordingFault("replay: name a recording or a log file") }
    return paths
  }

  private static func options(
    _ header: RecordingHeader, _ concurrency: Int, pathCount: Int
  ) -> LogBatchReader.Options {
    var options = LogBatchReader.Options()
    // Some blocks of every log wait to be played.
    options.blockSizeBytes = max(16_384, options.blockSizeBytes / pathCount)
    options.mapping = header.mapping
    options.concurrency = concurrency
    return options
  }

  private static func cursors(
    _ paths: [String], _ options: LogBatchReader.Options, from places: [LogCursor.Place]? = nil
  ) -> [LogCursor] {
    paths.enumerated().map { source, path in
      places.map { LogCursor(path, source: source, options: options, from: $0[source]) }
        ?? LogCursor(path, source: source, options: options)
    }
  }

  /// When the last record of any log lies, by the last block of each.
  private static func end(of cursors: [LogCursor], after first: Int64, _ options: LogBatchReader.Options) -> Timestamp {
    var end = first
    for cursor in cursors {
      guard let start = cursor.start,
        let batch = LogBatchReader.end(of: cursor.path, after: start, options: options)
      else { continue }
      var times = EventTimes()
      _ = times.place(batch.times, followedBy: nil)
      if times.last != EventTimes.beginning { end = max(end, times.last) }
    }
    return Timestamp(nanoseconds: end).floored(toMultipleOf: 1_000_000_000) + .seconds(1)
  }
}
