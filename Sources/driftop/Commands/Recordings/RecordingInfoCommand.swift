import ArgumentParser
import Monitor

/// `driftop recording info`: when and what was recorded, and what was left out.
struct RecordingInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Say what a recording holds.",
    discussion: """
      Reads all of it: when it begins and ends, its sources with their records and samples, its size, gaps, marks, \
      fields that are hidden, and rules. --format json prints driftop.recording/1.
      """)

  @Argument(help: "A recording.")
  var file: String

  @OptionGroup var session: SessionOptions

  @Option(help: "text or json.")
  var format = RecordingFormat.text

  func run() throws {
    let input = try TapeInput(recording: file, session: session.session)
    let description = try RecordingDescription(input)
    var output = StandardOutput()
    switch format {
    case .json: try output.write(line: description.json.text)
    case .text: for line in description.lines { try output.write(line: line.harmless) }
    }
    try output.flush()
  }
}

/// How what is said of recordings is printed.
enum RecordingFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
