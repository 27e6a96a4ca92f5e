import Telemetry

/// Says in words when the sources and targets have changed.
struct SourceJournal {
  private var known: [String: SourceHealth] = [:]
  private var knownTargets: [String: TargetHealth.State] = [:]

  /// The changes since the last call, a sentence each.
  mutating func changes(in sources: [SourceHealth]) -> [String] {
    sources.flatMap { source -> [String] in
      let before = known.updateValue(source, forKey: source.name)
      var sentences: [String] = []
      if before?.state != source.state { sentences.append("\(source.name): \(describe(source.state))") }
      let malformed = source.malformedCount - (before?.malformedCount ?? 0)
      if malformed > 0, let last = source.malformedExamples.last {
        sentences.append("\(source.name): \(malformed) malformed lines, the last at line \(last.line): \(last.reason)")
      }
      return sentences
    }
  }

  /// The changes of targets since the last call, a sentence each.
  mutating func changes(in targets: [TargetHealth]) -> [String] {
    targets.compactMap { target in
      let before = knownTargets.updateValue(target.state, forKey: "\(target.job) \(target.instance) \(target.url)")
      guard before != target.state else { return nil }
      return "\(target.url): \(describe(target.state))"
    }
  }

  private func describe(_ state: TargetHealth.State) -> String {
    switch state {
    case .waiting: "to be scraped"
    case .up: "up"
    case .down(let reason): "down: \(reason)"
    }
  }

  private func describe(_ state: SourceHealth.State) -> String {
    switch state {
    case .waiting: "waiting for it to exist"
    case .reading: "reading"
    case .following: "read; following"
    case .finished: "finished"
    case .failed(let reason): reason
    }
  }
}
