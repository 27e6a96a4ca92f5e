import Ingest
import Monitor
import Predictions
import TUI
import Telemetry

/// One screen as text, and what a script should know besides.
struct OnceScreen {
  let text: String
  /// Why the first source that failed did so.
  let trouble: String?

  /// Views may ask for more once they have seen the models, or what a server answered; they come to rest after a few
  /// rounds.
  private static let roundLimit = 8

  /// - Parameters:
  ///   - queries: where to ask what the monitor wants to know of a server.
  ///   - playback: where a replay stands, of which this is one screen.
  init(
    of monitor: MonitorActor, _ configuration: ScreenConfiguration, asking queries: QuerySource? = nil,
    at playback: PlaybackStatus? = nil
  ) async {
    let abilities = TerminalAbilities(colors: .none, unicode: !configuration.forcesASCII)
    var app = App(configuration: configuration.app, abilities: abilities)
    _ = app.update(.resized(width: configuration.size.width, height: configuration.size.height))
    if configuration.window == nil { _ = app.update(.window(.everything)) }
    var snapshot: Snapshot?
    var rounds = queries.map { QueryRounds($0) }
    await rounds?.deliverCatalog(into: monitor)
    for _ in 0..<Self.roundLimit {
      if queries != nil { await monitor.advance(to: .now) }
      let request = app.request
      var answer = await monitor.snapshot(request)
      answer.playback = playback
      _ = app.update(.snapshot(answer))
      snapshot = answer
      let hasAsked = await rounds?.answer(into: monitor) ?? false
      if app.request == request, !hasAsked { break }
    }
    text = GridText.plain(app.view(size: configuration.size))
    trouble = Self.trouble(snapshot, wanted: configuration.app.initialModel)
  }

  /// Draws the screen, then fails where a script should not go on.
  func show() throws(Failure) {
    try StandardOutput.write(text: text)
    if let trouble { throw Failure(sentence: trouble) }
  }

  private static func trouble(_ snapshot: Snapshot?, wanted: ModelIdentity?) -> String? {
    guard let snapshot else { return nil }
    for source in snapshot.sources {
      if case .failed(let reason) = source.state { return reason }
    }
    for target in snapshot.targets {
      if case .down(let reason) = target.state { return "\(target.url): \(reason)" }
    }
    guard let wanted, !snapshot.models.isEmpty else { return nil }
    let names = snapshot.models.map(\.identity.name)
    if names.contains(wanted.name) || snapshot.models.contains(where: { $0.identity.model == wanted.model }) {
      return nil
    }
    return "--model \(wanted.model): no such model; the log has \(names.joined(separator: ", "))"
  }
}

extension ModelIdentity {
  fileprivate var name: String { version.map { "\(model) \($0)" } ?? model }
}
