import ArgumentParser
import Ingest
import Monitor
import Predictions
import Telemetry

/// `driftop reference save`: a compact profile of the records of logs.
struct ReferenceSaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "Save the records of logs as a reference.",
    discussion: """
      One file holds all models and versions of the logs. With --reference first:N or START..END only that part is \
      taken. Labels that come late are joined as in a report.
      """)

  @OptionGroup var options: SourceOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to; compressed where it ends in .zst or .gz.", valueName: "file"))
  var output: String

  func run() throws {
    let inputs = try Inputs(options)
    guard inputs.scrapes.addresses.isEmpty, !inputs.logs.isEmpty else {
      throw Failure(sentence: "reference save: name a log file, a directory, or - for standard input")
    }
    var choice = ReferenceChoice.first(.max)
    switch inputs.reference {
    case .choice(let part)?: choice = part
    case .file?, ReferenceArgument.none?:
      throw Failure(sentence: "reference save: --reference takes a part here: first:1000 or START..END")
    case nil: break
    }
    let profiles = try ReferenceInput.read(inputs.logs, choice, inputs)
    try ReferenceFile.write(try ReferenceFile.document(profiles, of: "reference save"), to: output)
  }
}
