import ArgumentParser
import Monitor

/// `driftop check recording`: whether all that was recorded can be read, and what is missing.
struct CheckRecordingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recording", abstract: "Check whether all of a recording can be read.",
    discussion: """
      Reads every part of it. The status is 0 when all that was written can be read, 1 when some of it is damaged, and 2 \
      for what is no recording, or one of a newer driftop. What was never written is said and is no fault: gaps, with \
      how long they are and what was lost in them, and the last second of a recorder that was ended at once. --format json \
      prints driftop.recordingcheck/1.
      """)

  @Argument(help: "A recording.")
  var file: String

  @Option(help: "text or json.")
  var format = RecordingFormat.text

  func run() throws {
    let check = try RecordingCheck(file)
    var output = StandardOutput()
    let text = RecordingCheckText(check: check)
    switch format {
    case .json: try output.write(line: text.json.text)
    case .text: for line in text.lines { try output.write(line: line.harmless) }
    }
    try output.flush()
    guard check.isReadable else {
      throw Failure(
        sentence: "\(file): damaged; what is readable is replayed, and driftop recording trim writes it anew", status: 1
      )
    }
  }
}
