import Alerting
import Monitor

extension AlertMention {
  /// In the place of the state; `nil` for what does not ask for anybody.
  var sign: StateSign? {
    switch standing {
    case .firing, .acknowledged, .silenced: StateSign(standing)
    case .pending, .resolved: nil
    }
  }
}

extension StateSign {
  /// As the time line shows it.
  init(_ kind: AlertTimeMark.Kind) {
    switch kind {
    case .firing: self.init(glyph: "▲", word: "fired", role: .stateCritical)
    case .acknowledged: self.init(glyph: "✓", word: "acked", role: .stateOK)
    }
  }

  /// The five states of an alert: each has its own sign, in ASCII too, and its own word.
  init(_ standing: AlertEntry.Standing) {
    let word = AlertText.word(standing)
    switch standing {
    case .firing: self.init(glyph: "▲", word: word, role: .stateCritical)
    case .acknowledged: self.init(glyph: "✓", word: word, role: .stateOK)
    case .silenced: self.init(glyph: "∅", word: word, role: .dim)
    case .pending: self.init(glyph: "△", word: word, role: .stateWarning)
    case .resolved: self.init(glyph: "·", word: word, role: .dim)
    }
  }
}
