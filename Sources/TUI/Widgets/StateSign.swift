import Analysis
import Monitor
import Telemetry

/// The state of a model, a server, a target, a log or a feature as a glyph, a word and a role.
struct StateSign: Equatable {
  var glyph: String
  var word: String
  var role: Role

  var line: TextLine {
    var line = TextLine(glyph, role)
    line.add(" " + word, role == .stateOK ? .text : role)
    return line
  }

  init(glyph: String, word: String, role: Role) {
    self.glyph = glyph
    self.word = word
    self.role = role
  }

  init(_ health: ModelSummary.Health) {
    (glyph, word, role) =
      switch health {
      case .ok: ("●", "ok", .stateOK)
      case .worse: ("▲", "worse", .stateCritical)
      case .tooFew: ("◌", "too few", .stateUnknown)
      case .unlabelled: ("◌", "no labels", .stateUnknown)
      case .silent: ("▽", "silent", .stateCritical)
      }
  }

  init(_ verdict: Verdict) {
    (glyph, word, role) =
      switch verdict {
      case .stable: ("●", "ok", .stateOK)
      case .insufficientData: ("◌", "too few", .stateUnknown)
      case .warning: ("○", "note", .text)
      case .drift: ("▲", "drift", .stateWarning)
      }
  }

  init(_ grade: Diagnosis.Grade) {
    (glyph, word, role) =
      switch grade {
      case .note: ("○", "note", .text)
      case .alert: ("▲", "alert", .stateCritical)
      }
  }

  init(_ health: ServerSummary.Health) {
    (glyph, word, role) =
      switch health {
      case .waiting: ("◌", "waiting", .stateUnknown)
      case .up: ("●", "ok", .stateOK)
      case .partlyUp(let up, let all):
        ("◐", "\(NumberText.count(up, width: 4)) of \(NumberText.count(all, width: 4))", .stateWarning)
      case .down: ("▽", "down", .stateCritical)
      case .unknown: ("◌", "unknown", .stateUnknown)
      }
  }

  init(_ target: TargetHealth) {
    (glyph, word, role) =
      switch target.state {
      case .waiting: ("◌", "waiting", .stateUnknown)
      case .up: ("●", "up", .stateOK)
      case .down: ("▽", "down", .stateCritical)
      }
  }

  init(_ source: SourceHealth) {
    (glyph, word, role) =
      switch source.state {
      case .waiting: ("◌", "waiting", .stateUnknown)
      case .reading: ("▸", "reading", .text)
      case .following: ("●", "following", .stateOK)
      case .finished: ("●", "finished", .stateOK)
      case .failed: ("▽", "failed", .stateCritical)
      }
  }
}

extension SourceHealth {
  /// Whether a person should look at it.
  var isTroubled: Bool {
    switch state {
    case .waiting, .failed: true
    case .reading, .following, .finished: malformedCount > 0 || !notes.isEmpty
    }
  }

  /// What there is to say about the source after its name.
  var summary: String {
    switch state {
    case .failed(let reason):
      // The name stands before it in the row.
      return reason.hasPrefix("\(name): ") ? String(reason.dropFirst(name.count + 2)) : reason
    case .waiting: return "not there yet; it is looked for again"
    case .reading, .following, .finished: break
    }
    var parts: [String] = []
    if malformedCount > 0 { parts.append("\(NumberText.count(malformedCount)) malformed") }
    if holdsRecords {
      parts.append("\(NumberText.count(recordCount)) \(recordCount == 1 ? "record" : "records")")
    }
    if otherCount > 0 { parts.append("\(NumberText.count(otherCount)) other") }
    if !format.isEmpty { parts.append(format) }
    return (parts + notes).joined(separator: " · ")
  }
}
