import ArgumentParser
import Glibc
import Monitor
import Predictions
import Recording
import Telemetry

/// Where and how a session is recorded, as options and configuration have it.
struct RecordingPlan {
  enum Purpose {
    /// Somebody asked for this recording: a file that cannot be written ends the program.
    case asked
    /// The flight recorder: the program goes on without it.
    case always
    /// What one may look back at on a screen.
    case past
  }

  /// `nil` for memory.
  var path: String?
  var purpose: Purpose
  var options = Recorder.Options()
  /// `nil` where the state holds values that the recording must not.
  var checkpointInterval: Duration?

  private static let usualInterval = Duration.seconds(60)
  private static let pastInterval = Duration.seconds(60)

  /// What `--record` or `driftop record -o` asks for.
  init(path: String, _ recording: RecordingOptions, _ inputs: Inputs) throws(Failure) {
    guard !(recording.append && recording.force) else {
      throw Failure(sentence: "--append goes on with a recording and --force replaces it: give one of them")
    }
    guard path != "-" else {
      throw Failure(sentence: "a recording is a file that is written in many places: name one in place of -")
    }
    self.path = path
    purpose = .asked
    try take(recording, inputs)
    if !recording.append {
      try Self.makeRoom(
        at: path, replaces: recording.force,
        advice: "--append goes on with it, --force replaces it, or name another file")
    }
  }

  /// What the flight recorder keeps; `nil` where none was asked for.
  ///
  /// - Parameters:
  ///   - scope: the same for every driftop that watches the same.
  ///   - folder: the state's.
  init?(
    flight: FlightRecorderOptions, _ inputs: Inputs, scope: String, folder: String?
  ) throws(Failure) {
    let configured = inputs.configuration.flightRecorder
    guard let size = flight.flightRecorder ?? configured.size else {
      guard flight.flightRecorderAge == nil else {
        throw Failure(sentence: "--flight-recorder-age: say how much may be kept, as in --flight-recorder 2GB")
      }
      return nil
    }
    guard let folder else {
      throw Failure(sentence: "--flight-recorder: no home folder is known; name the state folder by --state")
    }
    path = "\(folder)/flight-\(scope).driftop"
    purpose = .always
    options.limitBytes = try SizeArgument(size, option: "--flight-recorder").bytes
    if let age = flight.flightRecorderAge ?? configured.age {
      options.limitAge = try TimeSpanArgument(age, option: "--flight-recorder-age").duration
    }
    try take(flight.recording, inputs)
  }

  /// The past of a live screen, in memory.
  init(pastBytes: Int) {
    purpose = .past
    options.limitBytes = pastBytes
    checkpointInterval = Self.pastInterval
  }

  private mutating func take(_ recording: RecordingOptions, _ inputs: Inputs) throws(Failure) {
    let configured = inputs.configuration.flightRecorder
    let (hashes, drops) = (recording.hash + configured.hashes, recording.drop + configured.drops)
    // Dropped first: what stands under two patterns is hidden by the stronger.
    options.treatments =
      drops.map { FieldTreatment(kind: .drop, pattern: $0) }
      + inputs.mapping.masks.map { FieldTreatment(kind: .mask, pattern: $0) }
      + hashes.map { FieldTreatment(kind: .hash, pattern: $0) }
    if let path = recording.hashKeyFile ?? configured.hashKeyFile {
      guard !hashes.isEmpty else {
        throw Failure(sentence: "--hash-key-file \(path): nothing is hashed; name the fields by --hash")
      }
      options.hashKey = try HashKeyFile.key(path)
    }
    let interval = try recording.checkpointInterval.map { text throws(Failure) in
      try TimeSpanArgument(text, option: "--checkpoint-interval").duration
    }
    // Who names an interval wants it, however little there is to go over.
    if interval != nil { options.stateSpacing = 0 }
    // Masked fields are in no state either; the screen shows the others, and so the state knows them.
    checkpointInterval = hashes.isEmpty && drops.isEmpty ? interval ?? Self.usualInterval : nil
  }

  /// A file that is there is kept unless somebody says what to do with it.
  ///
  /// - Parameter advice: what can be done.
  static func makeRoom(
    at path: String, replaces: Bool, advice: String = "--force replaces it, or name another file"
  ) throws(Failure) {
    guard access(path, F_OK) == 0 else { return }
    guard replaces else {
      throw Failure(sentence: "\(path): is there already; \(advice)")
    }
    guard TapeInput.isRecording(path) || isEmpty(path) else {
      throw Failure(sentence: "\(path): is no recording, and --force replaces recordings only; name another file")
    }
    for file in RecordingFiles.of(path) where unlink(file) != 0 && errno != ENOENT {
      throw Failure(sentence: "\(file): cannot be replaced: \(String(cString: strerror(errno)))")
    }
  }

  private static func isEmpty(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size == 0
  }

  /// Makes the folder of the flight recorder, which nobody has named.
  func makeFolder() {
    let parts = (path ?? "").split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for count in 1...max(1, parts.count) {
      let folder = parts.prefix(count).joined(separator: "/")
      // Whoever opens the file says what is wrong with its folder.
      if !folder.isEmpty { mkdir(folder, 0o700) }
    }
  }
}

extension RecordingHeader {
  /// Of a session over these inputs. Holds nothing that a server is spoken to with.
  init(_ inputs: Inputs, references: [ReferenceProfile], alerting: AlertSettings?, treatments: [FieldTreatment]) {
    self.init(
      program: Driftop.configuration.version, startedAt: .now, settings: inputs.settings(.live),
      mapping: inputs.mapping)
    self.alerting = alerting
    self.treatments = treatments
    hasQueryServer = inputs.server != nil
    sources = inputs.shownSources
    self.references = references.filter { profile in
      // A reference holds values of its own; one whose fields are hidden stays out of the recording.
      let hidden = SchemaMapping(masks: treatments.filter { $0.kind != .mask }.map(\.pattern))
      return !profile.fieldNames.contains { hidden.isMasked($0) || hidden.isMasked("features.\($0)") }
    }
  }
}
