import ArgumentParser
import Monitor
import Recording
import Telemetry

/// `driftop recording trim`: a stretch of a recording as a recording of its own.
struct RecordingTrimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trim", abstract: "Write a part of a recording as a recording of its own.",
    discussion: """
      What was known at its start is kept with it, so that windows, references and alerts go on as they did. What the \
      recording hides stays hidden; nothing more is.

      driftop recording trim day.driftop --from 2026-03-01T14:00:00Z --to 2026-03-01T15:00:00Z -o incident.driftop
      """)

  @Argument(help: "A recording.")
  var file: String

  @OptionGroup var session: SessionOptions

  @Option(help: ArgumentHelp("Where the part begins. Default: with the recording.", valueName: "time"))
  var from: String?

  @Option(help: ArgumentHelp("Where it ends. Default: with the recording.", valueName: "time"))
  var to: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The new recording.", valueName: "file"))
  var output: String

  @Flag(help: "Replace a recording that is there.")
  var force = false

  func run() throws {
    let from = try from.map { text throws(Failure) in try TimeArgument(text, option: "--from").timestamp }
    let to = try to.map { text throws(Failure) in try TimeArgument(text, option: "--to").timestamp }
    let tape = try TapeInput.recording(file, session: session.session, at: from ?? to)
    let range = try TapeInput(tape, name: file).range()
    let (start, end) = (from ?? range.lowerBound, to ?? range.upperBound)
    guard start <= end, start <= range.upperBound, end >= range.lowerBound else {
      throw Failure(
        sentence: "\(file): holds \(range.lowerBound) to \(range.upperBound), and nothing from \(start) to \(end)")
    }
    guard RecordingFiles.isOther(output, than: file) else {
      throw Failure(sentence: "-o \(output): is the recording itself; name another file")
    }
    try RecordingPlan.makeRoom(at: output, replaces: force)
    let count = try TapeTrimming(tape, name: file, from: start, through: end).write(to: output)
    try StandardOutput.write(
      "\(output): \(SpanText.counted(count.recordCount, "record")), \(SpanText.counted(count.sampleCount, "sample"))"
        .harmless)
  }
}
