import Ingest
import Monitor
import TUI

/// Draws one screen as text.
enum OnceScreen {
  /// Views may ask for more once they have seen the models; they come to rest after a few rounds.
  private static let roundLimit = 5

  static func text(of monitor: MonitorActor, _ configuration: ScreenConfiguration) async -> String {
    let abilities = TerminalAbilities(colors: .none, unicode: !configuration.forcesASCII)
    var app = App(configuration: configuration.app, abilities: abilities)
    _ = app.update(.resized(width: configuration.size.width, height: configuration.size.height))
    if configuration.window == nil { _ = app.update(.window(.everything)) }
    for _ in 0..<roundLimit {
      let request = app.request
      _ = app.update(.snapshot(await monitor.snapshot(request)))
      if app.request == request { break }
    }
    return GridText.plain(app.view(size: configuration.size))
  }
}
