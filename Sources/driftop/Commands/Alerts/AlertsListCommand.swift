import Alerting
import ArgumentParser
import Monitor
import Telemetry

/// `driftop alerts list`: what is open, and who has it. Ends with 1 when an alert fires that nobody has.
struct AlertsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the alerts; ends with 1 when one fires that nobody has.")

  @OptionGroup var options: AlertsOptions

  @Flag(help: "Pending and resolved ones too.")
  var all = false

  @Option(help: "text or json.")
  var format = AlertsFormat.text

  func run() throws {
    let entries = try options.open(isReadOnly: true).entries.filter { entry in
      switch entry.standing {
      case .firing, .acknowledged, .silenced: true
      case .pending, .resolved: all
      }
    }
    var output = StandardOutput()
    switch format {
    case .json: try output.write(line: JSONValue.array(entries.map(Self.json)).text)
    case .text: for entry in entries { try output.write(line: Self.line(entry).harmless) }
    }
    try output.flush()
    let unanswered = entries.count { $0.standing == .firing }
    guard unanswered == 0 else {
      throw Failure(sentence: "\(unanswered) \(unanswered == 1 ? "alert fires" : "alerts fire")", status: 1)
    }
  }

  private static func line(_ entry: AlertEntry) -> String {
    let episode = entry.episode
    var line =
      "\(word(entry.standing))  \(episode.id.fingerprint)  \(episode.name)  \(episode.labels)  since \(episode.id.activeAt)"
    if let hand = hand(entry.standing) { line += "  \(hand.actor)\(hand.note.isEmpty ? "" : " “\(hand.note)”")" }
    return line
  }

  /// As CONTRACT.md and the report have it, with what people did beside.
  static func json(_ entry: AlertEntry) -> JSONValue {
    let episode = entry.episode
    return .object([
      ("name", .string(episode.name)), ("state", .string(word(entry.standing))),
      ("labels", .object(episode.labels.pairs.map { ($0.name, .string($0.value)) })),
      ("active_at", .string(episode.id.activeAt.description)), ("value", JSONValue(episode.value)),
      ("fingerprint", .string(episode.id.fingerprint.description)), ("severity", JSONValue(episode.severity)),
      ("annotations", .object(episode.annotations.map { ($0.name, .string($0.value)) })),
      (
        "hand",
        hand(entry.standing).map { hand in
          .object([
            ("by", .string(hand.actor)), ("since", .string(hand.since.description)),
            ("until", JSONValue(hand.until?.description)), ("note", .string(hand.note)),
          ])
        } ?? .null
      ), ("mark", JSONValue(entry.mark?.rawValue)),
    ])
  }

  static func word(_ standing: AlertEntry.Standing) -> String {
    switch standing {
    case .firing: "firing"
    case .acknowledged: "acknowledged"
    case .silenced: "silenced"
    case .pending: "pending"
    case .resolved: "resolved"
    }
  }

  private static func hand(_ standing: AlertEntry.Standing) -> AlertHand? {
    switch standing {
    case .acknowledged(let hand), .silenced(let hand): hand
    case .firing, .pending, .resolved: nil
    }
  }
}

/// How a list is printed.
enum AlertsFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
