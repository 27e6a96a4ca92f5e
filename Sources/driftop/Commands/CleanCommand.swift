import Analysis
import ArgumentParser
import Ingest
import Monitor

/// `driftop clean`: one column filled, smoothed and scaled.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Fill, smooth and scale a column, whichever is asked for.",
    discussion: """
      Prints the cleaned column as CSV, one value a data row, empty where a value is still missing. Steps are taken in \
      the order fill, smooth, scale; what they need to know is learnt from the column itself or from --fit FILE.

      driftop clean latency.csv --column p99 --fill last --smooth median:5 --scale robust
      """)

  @Argument(help: ArgumentHelp("The table, or - for standard input.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("The column to clean; not needed where there is only one.", valueName: "name"))
  var column: String?

  @Option(help: ArgumentHelp("ma:5, ema:.3 or median:5, of the values so far.", valueName: "method"))
  var smooth: String?

  @Option(help: ArgumentHelp("mean, median or last.", valueName: "method"))
  var fill: String?

  @Option(help: ArgumentHelp("standard, minmax or robust.", valueName: "method"))
  var scale: String?

  @Option(help: ArgumentHelp("Learn from the column of this name in another table.", valueName: "file"))
  var fit: String?

  func run() throws {
    let plan = try plan()
    let table: DataTable
    let reference: DataTable
    if let fit {
      (table, reference) = try TableInput.read(file, and: fit)
    } else {
      table = try TableInput.read(file)
      reference = table
    }
    let cleaned = try TableInput.column(column, of: table)
    let values = try TableInput.numbers(of: cleaned, in: table)
    let learnt = try TableInput.numbers(of: TableInput.column(cleaned.name, of: reference), in: reference)
    let result: FilledSeries
    do throws(CleaningObstacle) {
      result = try plan.fit(learnt).apply(values)
    } catch {
      throw Failure(sentence: "\(reference.path): \(error)")
    }
    var output = StandardOutput()
    try output.write(line: CSVCell.text(cleaned.name.harmless))
    for value in result.values { try output.write(line: CSVCell.number(value)) }
    try output.flush()
    try TableInput.finish([table, reference])
  }

  private func plan() throws(Failure) -> CleaningPlan {
    var plan = CleaningPlan()
    if let smooth {
      plan.smooth = try MethodHelp.checked("clean") { () throws(ParameterError) in try Smoothing.parse(smooth) }
    }
    plan.fill = try kind(fill, "--fill", FillingKind.all.map { ($0.id, $0) })
    plan.scale = try kind(scale, "--scale", ScalingKind.all.map { ($0.id, $0) })
    return plan
  }

  private func kind<Kind>(_ name: String?, _ option: String, _ known: [(id: String, kind: Kind)]) throws(Failure)
    -> Kind?
  {
    guard let name else { return nil }
    guard let found = known.first(where: { $0.id == name }) else {
      throw Failure(sentence: "\(option) \(name): expected \(known.map(\.id).joined(separator: ", "))")
    }
    return found.kind
  }
}
