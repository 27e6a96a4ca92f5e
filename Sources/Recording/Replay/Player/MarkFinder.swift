internal import Alerting
internal import Monitor
internal import Predictions
internal import Telemetry

/// Finds what may be jumped to: alerts that fire, verdicts that change, silence, versions seen for the first time.
///
/// A mark has the time of the beat with which it is seen.
struct MarkFinder: Sendable {
  private typealias Mark = PlaybackStatus.Mark

  private struct Verdict: Equatable {
    /// The sentence that says how it is worse than its reference; `nil` where it is not.
    var worse: String?
    var drifts = false
  }

  /// Silence is a gap from here on, unless there are as long pauses all the time.
  private static let shortestGap = Duration.seconds(60)
  private static let usualPauses = 20.0

  private var lastEvents: Timestamp?
  private var firstEvents: Timestamp?
  private var eventBeatCount = 0
  private var versions: [String: Set<String>] = [:]
  private var verdicts: [ModelIdentity: Verdict] = [:]

  mutating func take(_ beat: TapeBeat) -> [PlaybackStatus.Mark] {
    guard beat.events.contains(where: \.isData) else { return [] }
    var marks = gap(before: beat.time)
    for case .predictions(let batch) in beat.events { marks += deployments(in: batch, at: beat.time) }
    return marks
  }

  private mutating func gap(before time: Timestamp) -> [PlaybackStatus.Mark] {
    defer {
      lastEvents = time
      firstEvents = firstEvents ?? time
      eventBeatCount += 1
    }
    guard let lastEvents, let firstEvents, eventBeatCount > 1 else { return [] }
    let pause = time - lastEvents
    let usual = (lastEvents - firstEvents).inSeconds / Double(eventBeatCount - 1)
    guard pause > Self.shortestGap, pause.inSeconds > usual * Self.usualPauses else { return [] }
    return [Mark(kind: .gap, time: lastEvents, end: time, text: "nothing came for \(RecordedLength(pause))")]
  }

  private mutating func deployments(in batch: PredictionBatch, at time: Timestamp) -> [PlaybackStatus.Mark] {
    // A batch names all models of the lines that were read with it.
    Set(batch.identityOfRow).sorted().compactMap { index in
      let identity = batch.identities[Int(index)]
      guard let version = identity.version else { return nil }
      let isNew = versions[identity.model, default: []].insert(version).inserted
      guard isNew, versions[identity.model]?.count ?? 0 > 1 else { return nil }
      return Mark(firstOf: identity, at: time)
    }
  }

  /// - Parameter beats: those with which the rules found it.
  func take(_ events: [AlertEvent], in beats: [TapeBeat]) -> [PlaybackStatus.Mark] {
    events.compactMap { event in
      guard var mark = Mark(event), let beat = beats.first(where: { $0.time >= event.time }) ?? beats.last else {
        return nil
      }
      mark.time = beat.time
      return mark
    }
  }

  mutating func take(_ models: [ModelVerdict], at time: Timestamp) -> [PlaybackStatus.Mark] {
    models.flatMap { model -> [PlaybackStatus.Mark] in
      guard let verdict = verdict(on: model) else { return [] }
      let before = verdicts.updateValue(verdict, forKey: model.identity)
      return changes(of: model, from: before ?? Verdict(), to: verdict).map {
        Mark(kind: .verdict, time: time, text: "\(model.identity.nameInMarks): \($0)")
      }
    }
  }

  /// `nil` while there is too little to say anything: what was said before stands.
  private func verdict(on model: ModelVerdict) -> Verdict? {
    var verdict = verdicts[model.identity] ?? Verdict()
    switch model.health {
    case .ok: verdict.worse = nil
    case .worse(let sentence): verdict.worse = sentence
    case .tooFew, .unlabelled, .silent: break
    }
    if case .watched(let drifting, _, _) = model.drift { verdict.drifts = drifting > 0 }
    return verdict
  }

  private func changes(of model: ModelVerdict, from before: Verdict, to after: Verdict) -> [String] {
    var changes: [String] = []
    if (before.worse == nil) != (after.worse == nil) { changes.append(after.worse ?? "no longer worse") }
    guard before.drifts != after.drifts else { return changes }
    guard after.drifts, case .watched(let drifting, _, let first) = model.drift else {
      return changes + ["no feature drifts any more"]
    }
    let others = drifting > 1 ? " and \(drifting - 1) more" : ""
    return changes + [(first.map { "\($0.name)\(others)" } ?? "\(drifting) features") + " drift"]
  }
}

extension PlaybackStatus.Mark {
  /// A version that was not seen before, in the same words wherever it is found.
  init(firstOf identity: ModelIdentity, at time: Timestamp) {
    self.init(kind: .deployment, time: time, text: "\(identity.nameInMarks) is seen for the first time")
  }
}

extension ModelIdentity {
  fileprivate var nameInMarks: String {
    let name = model.isEmpty ? "the model" : model
    return version.map { "\(name) \($0)" } ?? name
  }
}

extension SessionEvent {
  /// Whether it is data that came, not the time, a source's health or what people did.
  fileprivate var isData: Bool {
    switch self {
    case .predictions, .scrape, .answer: true
    case .catalog, .health, .clock, .alerts: false
    }
  }
}
