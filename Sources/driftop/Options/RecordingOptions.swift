import ArgumentParser
import OnCall

/// How a recording is kept: shared by the commands that make one.
struct RecordingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Fields that are recorded as a hash: equal values stay equal; repeat for more. The key is one that nobody keeps, "
        + "unless --hash-key-file names one.",
      valueName: "pattern"))
  var hash: [String] = []

  @Option(
    help: ArgumentHelp(
      "A secret of 16 bytes at least, the key of the hashes: recordings with the same key have the same hashes.",
      valueName: "file"))
  var hashKeyFile: String?

  @Option(help: ArgumentHelp("Fields that are left out of the recording; repeat for more.", valueName: "pattern"))
  var drop: [String] = []

  @Option(
    help: ArgumentHelp(
      "How often the state is kept, from which a jump in the replay begins; unless told each minute, if some ten thousand "
        + "records came since the last. States take twice as much room as what was recorded at most.",
      valueName: "time"))
  var checkpointInterval: String?

  @Flag(help: "Go on with a recording that is there.")
  var append = false

  @Flag(help: "Replace a recording that is there.")
  var force = false
}

/// What is recorded beside watching.
struct FlightRecorderOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Record all that comes into this file while watching.", valueName: "file"))
  var record: String?

  @Option(
    help: ArgumentHelp(
      "Always keep the last of what came, in at most this much space, as 2GB; it lies in the state folder.",
      valueName: "size"))
  var flightRecorder: String?

  @Option(help: ArgumentHelp("Keep it no longer than this, as 48h.", valueName: "time"))
  var flightRecorderAge: String?

  @OptionGroup var recording: RecordingOptions

  /// What is recorded, and where.
  ///
  /// - Parameter hasScreen: whether somebody may want to look back; then the past is kept in memory at least.
  func plans(
    _ inputs: Inputs, _ desk: AlertDesk.Settings, hasScreen: Bool
  ) throws(Failure) -> [RecordingPlan] {
    var plans: [RecordingPlan] = []
    if let record { plans.append(try RecordingPlan(path: record, recording, inputs)) }
    if let flight = try RecordingPlan(flight: self, inputs, scope: desk.scope, folder: desk.stateFolder) {
      plans.append(flight)
    }
    if plans.isEmpty, hasScreen, let bytes = try inputs.configuration.pastBytes() {
      plans.append(RecordingPlan(pastBytes: bytes))
    }
    return plans
  }
}
