import Analysis
import ArgumentParser
import Ingest
import Monitor

/// `driftop detect`: one stream detector over one column of a table.
struct DetectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect", abstract: "Run a stream detector over a column.",
    discussion: """
      Prints a JSON line for each drift and for the first row of each run of warnings, then a summary. `index` is the \
      row, from 0. FILE is CSV, TSV or JSON lines, plain, gzip or zstd, or - for standard input.

      \(MethodHelp.text(of: StreamDetectorKind.all))

      With --budget the parameters follow from the false alarms that are accepted where nothing changes, and the summary \
      names them.

      driftop detect ddm predictions.csv --column error --param warm_start=50
      driftop detect cusum predictions.csv --column latency --budget 1/10000records
      """)

  @Argument(help: ArgumentHelp("The detector's name.", valueName: "detector"))
  var detector: String?

  @Argument(help: ArgumentHelp("The table, or - for standard input.", valueName: "file"))
  var file: String?

  @Option(help: ArgumentHelp("The column to watch; not needed where there is only one.", valueName: "name"))
  var column: String?

  @OptionGroup var parameters: ParameterOptions

  @Option(
    help: ArgumentHelp("False alarms that are accepted, as in 1/10000records.", valueName: "alarms/records"))
  var budget: String?

  @Flag(help: "Print false alarms and delays of all detectors on seeded streams instead.")
  var table = false

  func run() throws {
    if table {
      guard detector == nil, file == nil, column == nil, budget == nil, parameters.pairs.isEmpty else {
        throw Failure(sentence: "detect --table: measures all detectors as they are and takes nothing else")
      }
      return try DetectorTable.print()
    }
    let known = StreamDetectorKind.all.map(\.id)
    guard let detector, let file else {
      throw Failure(
        sentence: "detect: name a detector and a file, as in driftop detect ddm log.csv --column error; detectors are "
          + known.joined(separator: ", "))
    }
    guard let kind = StreamDetectorKind.named(detector) else {
      throw Failure(sentence: "detect: no detector “\(detector)”; there are \(known.joined(separator: ", "))")
    }
    var settings = try parameters.settings()
    let runLength = try budget.map { try DetectorBudget.runLength($0, of: kind, besides: settings) }
    // Wrong settings are said before a long file is read.
    _ = try MethodHelp.checked(kind.id) { () throws(ParameterError) in try kind.detector(settings) }
    let table = try TableInput.read(file)
    let values = try TableInput.numbers(of: TableInput.column(column, of: table), in: table)
    if let runLength { settings.merge(DetectorBudget.settings(runLength, of: kind, for: values)) { set, _ in set } }
    let events = try MethodHelp.checked(kind.id) { () throws(ParameterError) in
      try kind.events(in: values, settings: settings)
    }
    try write(events, of: values, budget: runLength.map { (averageRunLength: $0, settings: settings) })
    try TableInput.finish([table])
  }

  private func write(
    _ events: [DetectorEvent], of values: [Double], budget: (averageRunLength: Double, settings: [String: String])?
  ) throws(Failure) {
    var output = StandardOutput()
    for event in events {
      let line = JSONValue.object([
        ("index", .integer(event.index)), ("verdict", .string(event.verdict.word)),
        ("value", JSONValue(values[event.index])),
      ])
      try output.write(line: line.text)
    }
    var summary: [(String, JSONValue)] = [
      ("rows", .integer(values.count)), ("missing", .integer(values.count { !$0.isFinite })),
      ("warnings", .integer(events.count { $0.verdict == .warning })),
      ("drifts", .integer(events.count { $0.verdict == .drift })),
    ]
    if let budget {
      let settings = budget.settings.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
      summary += [("average_run_length", JSONValue(budget.averageRunLength)), ("parameters", .object(settings))]
    }
    try output.write(line: JSONValue.object([("summary", .object(summary))]).text)
    try output.flush()
  }
}
