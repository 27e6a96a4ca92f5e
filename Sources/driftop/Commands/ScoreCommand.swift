import Analysis
import ArgumentParser
import Ingest

/// `driftop score`: an anomaly score for each row of a table.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Score each row, or each value of a series, by how anomalous it is.",
    discussion: """
      Prints CSV, one score a data row; higher is more anomalous, and a row that misses a value has none.

      Detectors of rows take all columns of numbers, or those that --columns names, and are fitted on the rows \
      themselves or on --fit FILE:

      \(MethodHelp.text(of: AnomalyDetectorKind.all))

      Detectors of series go through --column in the order of the rows and print scores from 0 to 1:

      \(MethodHelp.text(of: SeriesDetectorKind.all))

      Worth an alarm from this score on: \(SeriesDetectorKind.all.map { "\($0.id) \($0.alarmScore)" }.joined(separator: ", ")); \
      0.8 for series where alarms wake people.

      driftop score isolation-forest today.csv --fit reference.csv --drop label
      driftop score series latency.csv --column value --time timestamp
      """)

  @Argument(help: ArgumentHelp("The detector's name.", valueName: "detector"))
  var detector: String

  @Argument(help: ArgumentHelp("The table, or - for standard input.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("Fit on the rows of this table instead.", valueName: "file"))
  var fit: String?

  @Option(help: ArgumentHelp("The columns to use, joined by commas.", valueName: "names"))
  var columns: String?

  @Option(help: ArgumentHelp("Columns to leave out, joined by commas.", valueName: "names"))
  var drop: String?

  @Option(help: ArgumentHelp("Series: the column of values; not needed where there is only one.", valueName: "name"))
  var column: String?

  @Option(help: ArgumentHelp("Series: the column of times.", valueName: "name"))
  var time: String?

  @OptionGroup var parameters: ParameterOptions

  func run() throws {
    let settings = try parameters.settings()
    if let kind = SeriesDetectorKind.named(detector) {
      guard fit == nil, columns == nil, drop == nil else {
        throw Failure(
          sentence: "score \(detector): a series has one --column; --fit, --columns and --drop are for rows")
      }
      return try write(seriesScores(kind, settings), header: "anomaly_score")
    }
    guard let kind = AnomalyDetectorKind.named(detector) else {
      let known = (AnomalyDetectorKind.all.map(\.id) + SeriesDetectorKind.all.map(\.id)).joined(separator: ", ")
      throw Failure(sentence: "score: no detector “\(detector)”; there are \(known)")
    }
    guard column == nil, time == nil else {
      throw Failure(sentence: "score \(detector): --column and --time are for series; name columns with --columns")
    }
    try write(rowScores(kind, settings), header: "score")
  }

  /// Scores and the tables that they come of.
  private struct Scored {
    var scores: [Double?]
    var tables: [DataTable]
  }

  private func write(_ scored: Scored, header: String) throws(Failure) {
    var output = StandardOutput()
    try output.write(line: header)
    for score in scored.scores { try output.write(line: CSVCell.number(score)) }
    try output.flush()
    try TableInput.finish(scored.tables)
  }

  /// A value that is missing is no anomaly, and a row has a number here: it scores 0.
  private func seriesScores(_ kind: SeriesDetectorKind, _ settings: [String: String]) throws(Failure) -> Scored {
    _ = try MethodHelp.checked(kind.id) { () throws(ParameterError) in try kind.detector(settings) }
    let table = try TableInput.read(file)
    let valueName = column ?? onlyColumn(of: table, besides: time)
    let values = try TableInput.numbers(of: TableInput.column(valueName, of: table), in: table)
    var times: [Double] = []
    if let time {
      let read = try TableInput.column(time, of: table).secondsSince1970
      guard read.contains(where: { $0 != nil }) else {
        throw Failure(sentence: "\(table.path): column \(time) holds no times (ISO 8601, or a number since 1970)")
      }
      times = read.map { $0 ?? .nan }
    }
    let scores = try MethodHelp.checked(kind.id) { () throws(ParameterError) in
      try kind.scores(of: values, at: times, settings: settings)
    }
    return Scored(scores: scores.map { $0 ?? 0 }, tables: [table])
  }

  private func onlyColumn(of table: DataTable, besides time: String?) -> String? {
    let names = table.columns.map(\.name).filter { $0 != time }
    return names.count == 1 ? names.first : nil
  }

  private func rowScores(_ kind: AnomalyDetectorKind, _ settings: [String: String]) throws(Failure) -> Scored {
    let table: DataTable
    var reference: (table: DataTable, rows: FeatureMatrix)?
    let names: [String]
    if let fit {
      let tables = try TableInput.read(file, and: fit)
      table = tables.0
      names = try featureNames(of: tables.1)
      reference = (tables.1, try TableInput.matrix(names, of: tables.1))
    } else {
      table = try TableInput.read(file)
      names = try featureNames(of: table)
    }
    let rows = try TableInput.matrix(names, of: table)
    let fitSize = (reference?.rows ?? rows).rowCount
    if let comfortable = kind.comfortableFitSize, fitSize > comfortable {
      StandardError.write(
        line: "driftop: \(kind.id): fitting on \(fitSize) rows takes time that grows with their square; "
          + "a sample given by --fit is usually enough")
    }
    let result = try MethodHelp.checked(kind.id) { () throws(ParameterError) in
      try kind.scores(rows, fittedOn: reference?.rows, settings: settings)
    }
    do throws(FitFailure) {
      return Scored(scores: try result.get(), tables: [table] + (reference.map { [$0.table] } ?? []))
    } catch {
      throw Failure(sentence: "\((reference?.table ?? table).path): \(kind.id): \(error)")
    }
  }

  /// The columns to score over: named, or all that hold numbers.
  private func featureNames(of table: DataTable) throws(Failure) -> [String] {
    guard columns == nil || drop == nil else { throw Failure(sentence: "score: use --columns or --drop, not both") }
    if let names = try Names.list(columns, option: "--columns") { return names }
    let dropped = try (Names.list(drop, option: "--drop") ?? []).map { name throws(Failure) in
      try TableInput.column(name, of: table).name
    }
    let wanted = table.columns.filter { !dropped.contains($0.name) }
    let words = wanted.filter { $0.numbers == nil }.map(\.name)
    let names = wanted.filter { $0.numbers != nil }.map(\.name)
    guard !names.isEmpty else { throw Failure(sentence: "\(table.path): no column of numbers to score") }
    if !words.isEmpty {
      StandardError.write(line: "driftop: \(table.path): left out, since they hold words: \(TableInput.list(words))")
    }
    return names
  }
}
