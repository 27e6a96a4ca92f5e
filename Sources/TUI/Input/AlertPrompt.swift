import Alerting
import Telemetry

/// A line in which a person says what is to be done about alerts.
struct AlertPrompt: Sendable, Equatable {
  enum Purpose: Sendable, Equatable {
    case acknowledge
    case silence
    case snooze
    case note
  }

  /// What was typed, read.
  struct Request: Equatable {
    var deeds: [OperatorAction.Deed]
    var note: String
  }

  /// Why what was typed cannot be done.
  struct Refusal: Error, Equatable {
    var reason: String
  }

  var purpose: Purpose
  var alerts: [Episode.ID]
  var editor: LineEditor
  /// Why Enter did nothing.
  var problem: String?

  /// One line that fits into a log, and into an Alertmanager's comment.
  private static let longestNote = 500

  init(_ purpose: Purpose, _ alerts: [Episode.ID], text: String = "") {
    self.purpose = purpose
    self.alerts = alerts
    editor = LineEditor(text)
    guard purpose == .silence else { return }
    // How long is what is changed most often.
    _ = editor.edit(.home)
    for _ in 0..<2 { _ = editor.edit(.right) }
  }

  /// A line for a key that no alert is there for: what is typed after it must go somewhere and do nothing.
  init(_ purpose: Purpose, refused reason: String) {
    self.init(purpose, [])
    problem = reason
  }

  mutating func edit(_ key: Key) -> Bool {
    let before = editor.scalars
    guard editor.edit(key) else { return false }
    if editor.scalars != before, !alerts.isEmpty { problem = nil }
    return true
  }

  /// What stands before the text that is typed.
  var title: String {
    switch purpose {
    case .acknowledge where alerts.count > 1: "acknowledge \(NumberText.count(alerts.count)) alerts, note:"
    case .acknowledge: "acknowledge, note:"
    case .silence: "silence for:"
    case .snooze: "snooze until:"
    case .note: "note:"
    }
  }

  var hint: String {
    switch purpose {
    case .acknowledge, .note: "may be left empty"
    case .silence: "length, matchers # note"
    case .snooze: "06:00 or 2h, then a note"
    }
  }

  /// - Parameter id: that of a silence which may come of it.
  func read(now: Timestamp, id: @autoclosure () -> String) throws(Refusal) -> Request {
    let text = editor.text
    switch purpose {
    case .acknowledge: return Request(deeds: alerts.map { .acknowledge($0) }, note: Self.note(text))
    case .note: return Request(deeds: alerts.map { .note($0) }, note: Self.note(text))
    case .snooze:
      let (word, rest) = Self.firstWord(of: text)
      guard let until = AlertMoment.parse(word, now: now) else { throw Self.noMoment(word) }
      return Request(deeds: alerts.map { .snooze($0, until: until) }, note: Self.note(rest))
    case .silence:
      let (word, rest) = Self.firstWord(of: text)
      guard let until = AlertMoment.parse(word, now: now) else { throw Self.noMoment(word) }
      let (matchers, note) = Self.splitNote(rest)
      do throws(InvalidMatchers) {
        let silence = Silence(id: id(), matchers: try SilenceMatcher.read(matchers), startsAt: now, endsAt: until)
        return Request(deeds: [.silence(silence)], note: Self.note(note))
      } catch {
        throw Refusal(reason: error.reason)
      }
    }
  }

  /// What a silence's line begins with: an hour, and matchers for everything that names the alert.
  static func silenceText(for labels: Labels) -> String {
    "1h " + Labels(labels.withoutName).description.dropFirst().dropLast()
  }

  private static func noMoment(_ word: Substring) -> Refusal {
    Refusal(reason: word.isEmpty ? "say how long, as 2h, or until when, as 06:00" : "“\(word)” is no time; 2h or 06:00")
  }

  private static func firstWord(of text: String) -> (word: Substring, rest: Substring) {
    let text = text.drop { $0 == " " }
    let word = text.prefix { $0 != " " }
    return (word, text[word.endIndex...].drop { $0 == " " })
  }

  /// A note stands behind the first "#" that is in no quotes.
  private static func splitNote(_ text: Substring) -> (matchers: String, note: Substring) {
    var isQuoted = false
    var isEscaped = false
    for index in text.indices {
      if isEscaped {
        isEscaped = false
      } else if text[index] == "\\" {
        isEscaped = true
      } else if text[index] == "\"" {
        isQuoted.toggle()
      } else if text[index] == "#", !isQuoted {
        return (String(text[..<index]), text[text.index(after: index)...])
      }
    }
    return (String(text), "")
  }

  private static func note(_ text: some StringProtocol) -> String {
    var text = text.drop { $0.isWhitespace }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.prefix(longestNote))
  }
}
