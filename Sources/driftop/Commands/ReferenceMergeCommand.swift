import ArgumentParser
import Monitor

/// `driftop reference merge`: one reference of several.
struct ReferenceMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Merge saved references.",
    discussion: "Profiles of the same model and version become one; the others stand beside each other.")

  @Argument(help: ArgumentHelp("Saved references.", valueName: "file"))
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to; compressed where it ends in .zst or .gz.", valueName: "file"))
  var output: String

  func run() throws {
    var profiles = try ReferenceFile.read(files[0]).profiles
    for file in files.dropFirst() { profiles += try ReferenceFile.read(file).profiles }
    try ReferenceFile.write(try ReferenceFile.document(profiles, of: "reference merge"), to: output)
  }
}
