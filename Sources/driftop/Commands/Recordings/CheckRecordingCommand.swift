import ArgumentParser
import Monitor

/// `driftop check recording`: whether all that was recorded can be read, and what is missing.
struct CheckRecordingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recording", abstract: "Check whether all of a recording can be read.",
    discussion: """
      Reads every part of it. The status is 0 when it is whole, 1 when some of it is damaged or missing, and 2 for what is \
      no recording, or one of a newer driftop. A gap, in which nothing was recorded, is said and is no fault.
      """)

  @Argument(help: "A recording.")
  var file: String

  func run() throws {
    let check = try RecordingCheck(file)
    var output = StandardOutput()
    for line in check.lines { try output.write(line: line.harmless) }
    try output.flush()
    guard check.isWhole else {
      throw Failure(
        sentence: "\(file): damaged; what is readable is replayed, and driftop recording trim writes it anew", status: 1
      )
    }
  }
}
