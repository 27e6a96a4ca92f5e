import Ingest
import Monitor
import Predictions
import Telemetry

/// The references that an option names by a file: saved ones, or a log that is read whole.
enum ReferenceInput {
  /// What `--reference` names by a file; nothing where it names none.
  static func profiles(_ inputs: Inputs) throws(Failure) -> [ReferenceProfile] {
    guard case .file(let path)? = inputs.reference else { return [] }
    if path == "-", inputs.logs.contains("-") {
      throw Failure(sentence: "--reference -: standard input is a source already")
    }
    // What came through a pipe cannot be looked at twice.
    if path != "-", ReferenceFile.isOne(path) { return try ReferenceFile.read(path).profiles }
    return try read([path], .first(.max), inputs)
  }

  /// Takes the records of logs as references, dated now.
  static func read(
    _ logs: [String], _ choice: ReferenceChoice, _ inputs: Inputs
  ) throws(Failure) -> [ReferenceProfile] {
    var settings = inputs.settings(.whole)
    settings.watch = WatchSettings(reference: choice)
    let monitor = MonitorActor(settings: settings)
    var options = LogSource.Options()
    options.mapping = inputs.mapping
    let source = LogSource(logs, options: options)
    let (profiles, health) = Blocking.wait {
      await source.run(into: monitor)
      return (await monitor.references(), await monitor.health())
    }
    for source in health {
      if case .failed(let reason) = source.state { throw Failure(sentence: reason) }
    }
    let names = logs.joined(separator: ", ")
    let taken = profiles.filter { $0.recordCount > 0 }
    guard !taken.isEmpty else { throw Failure(sentence: "\(names): no predictions to take a reference from") }
    let now = Timestamp.now
    return taken.map { profile in
      var profile = profile
      // The whole of a log needs no more words than its name.
      profile.source = choice == .first(.max) ? names : "\(names), \(profile.source)"
      profile.savedAt = now
      return profile
    }
  }
}
