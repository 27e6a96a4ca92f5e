import ArgumentParser
import Monitor

/// `driftop replay`: the past on the screen, as text, or as lines for a script.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Show a recording, or logs with times, as they happened.",
    discussion: """
      On the screen the past plays, stops, goes on by steps and jumps; what is done about its alerts stays in the replay. \
      Without a terminal it prints a line for each change of an alert, dated as it was, as fast as it can unless --speed \
      says otherwise. --once draws one screen as text, at --at or at the end. Several logs play together by their times. A \
      recording is judged as it was when it was recorded, unless options say otherwise; --what-if says which alerts that \
      brings and takes.

      driftop replay incident.driftop
      driftop replay 'logs/*.jsonl' --speed 60
      driftop replay day.driftop --once --at 2026-03-01T14:05:00Z --view drift
      driftop replay day.driftop --what-if --rules new.yml --budget 1/month
      """)

  @OptionGroup var options: SourceOptions

  @Option(
    help: ArgumentHelp(
      "Rule files in place of the rules that were recorded, beside driftop's own; repeat for more.", valueName: "file"))
  var rules: [String] = []

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var course: ReplayOptions

  func run() throws {
    let inputs = try Inputs(options)
    try Replay(inputs, rules: rules, screen: screen, course: course).run()
  }
}

/// How the past passes.
struct ReplayOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many times faster than it happened, or max.", valueName: "factor"))
  var speed: String?

  @Option(help: ArgumentHelp("The moment to show: the screen stands still there.", valueName: "time"))
  var at: String?

  @Option(help: ArgumentHelp("Where playing begins. Default: with the first event.", valueName: "time"))
  var from: String?

  @Option(help: ArgumentHelp("Where printing ends. Default: with the last event.", valueName: "time"))
  var to: String?

  @OptionGroup var session: SessionOptions

  @Flag(help: "Say which alerts other rules, budgets or settings would have brought: gained, lost, earlier, later.")
  var whatIf = false

  @Option(help: "Of --what-if: text or json.")
  var format = RecordingFormat.text
}

/// Which of several runs that were recorded into one file.
struct SessionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Of a recording that was gone on with, the number of the run. Default: the newest, or that which holds the time asked "
        + "about.", valueName: "number"))
  var session: Int64?
}
