public import Predictions
public import Telemetry

/// Prediction logs on this machine: files, patterns, directories, standard input.
///
/// What is there is read in the order of the arguments, the lines of a file in their order; blocks are parsed side by
/// side and delivered in order. A followed log then delivers what is appended.
public struct LogSource: Source {
  public struct Options: Sendable {
    public var mapping = SchemaMapping()
    /// Whether to wait for more when all has been read.
    public var follows = false
    /// Blocks that are parsed at the same time.
    public var concurrency = 2
    public var blockSizeBytes = 1_048_576
    /// How long appended lines may gather before they are read: a reader that wakes at every line costs more than all
    /// the rest.
    public var gathering = Duration.milliseconds(450)
    /// Whether batches carry the lines that they were read of, for a recorder.
    public var keepsLines = false
    /// The clock that stamps the arrival of records; `nil` when arrival means nothing, as in a report.
    public var clock: (@Sendable () -> Timestamp)?

    public init() {}
  }

  private let arguments: [String]
  private let options: Options

  public init(_ arguments: [String], options: Options) {
    self.arguments = arguments
    self.options = options
  }

  public func run(into sink: any SourceSink) async {
    let following = Following(arguments: arguments, options: options, sink: sink)
    await following.run()
  }
}

/// The state of one run of a log source.
private final class Following {
  private let arguments: [String]
  private let options: LogSource.Options
  private let sink: any SourceSink
  private let parsers: ParserPool
  private var tails: [LogTail] = []
  private var knownPaths: Set<String> = []
  private var reported: [SourceHealth?] = []

  init(arguments: [String], options: LogSource.Options, sink: any SourceSink) {
    self.arguments = arguments
    self.options = options
    self.sink = sink
    parsers = ParserPool(mapping: options.mapping)
  }

  func run() async {
    await findFiles(isStart: true)
    // Known before they are read, so that nobody is told there are none.
    for tail in tails { await sink.report(tail.health, source: tail.index) }
    await lookAtAll(isEnd: !options.follows)
    guard options.follows, arguments != ["-"] else { return }
    let names = Set(arguments.compactMap { $0.split(separator: "/").last.map(String.init) })
    let takesAny = arguments.contains(where: LogPaths.mayGrow)
    let watcher = DirectoryWatcher { changed in
      // Rotated files keep the beginning of their name.
      takesAny || changed.isEmpty || names.contains { changed.hasPrefix($0) }
    }
    watch(watcher)
    // What came between reading and watching.
    await lookAtAll(isEnd: false)
    for await _ in watcher.changes {
      if Task.isCancelled { break }
      try? await Task.sleep(for: options.gathering)
      await findFiles(isStart: false)
      watch(watcher)
      await lookAtAll(isEnd: false)
      watcher.listen()
    }
  }

  private func watch(_ watcher: DirectoryWatcher) {
    for tail in tails { watcher.watch(directoryOf: tail.path) }
    for argument in arguments where LogPaths.isDirectory(argument) { watcher.watch(directory: argument) }
  }

  private func findFiles(isStart: Bool) async {
    for argument in arguments where isStart || LogPaths.mayGrow(argument) {
      let paths = LogPaths.expand(argument)
      if paths.isEmpty, isStart { await reportNothing(for: argument) }
      for path in paths where !knownPaths.contains(path) {
        knownPaths.insert(path)
        let index = reported.count
        reported.append(nil)
        let fileOptions = LogFile.Options(
          mapping: options.mapping, blockSize: options.blockSizeBytes, concurrency: options.concurrency,
          keepsLines: options.keepsLines)
        let parsers = parsers
        tails.append(
          LogTail(path: path, index: index) {
            LogFile(index: index, path: path, options: fileOptions, parsers: parsers)
          })
      }
    }
  }

  private func reportNothing(for argument: String) async {
    let reason =
      LogPaths.isDirectory(argument)
      ? "\(argument): no log in this directory (*.jsonl, *.json, *.csv, *.tsv, *.log, also .gz and .zst)"
      : "\(argument): no file matches"
    let state: SourceHealth.State = options.follows ? .waiting : .failed(reason)
    var health = SourceHealth(name: argument, state: state)
    health.notes = [reason]
    reported.append(health)
    await sink.report(health, source: reported.count - 1)
  }

  private func lookAtAll(isEnd: Bool) async {
    for tail in tails {
      if Task.isCancelled { return }
      let isEnd = isEnd || tail.path == "-"
      await tail.look(isEnd: isEnd, receivedAt: options.clock?(), into: sink)
      let health = tail.health
      guard reported[tail.index] != health else { continue }
      reported[tail.index] = health
      await sink.report(health, source: tail.index)
    }
  }
}
