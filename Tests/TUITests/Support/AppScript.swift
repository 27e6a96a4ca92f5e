import Monitor
import TUI
import Telemetry

/// An application driven by keys, whose requests are answered at once with sample snapshots.
struct AppScript {
  var app: App
  var effects: [Effect] = []
  /// What the monitor would answer.
  var answer: (SnapshotRequest) -> Snapshot = { SampleSnapshots.answer(to: $0) }

  init(
    width: Int = 80, height: Int = 24, unicode: Bool = true, themes: [String] = [],
    window: WindowSpan = SampleSnapshots.window,
    answer: @escaping (SnapshotRequest) -> Snapshot = { SampleSnapshots.answer(to: $0) }
  ) {
    var configuration = AppConfiguration(window: window)
    configuration.themes = themes
    app = App(configuration: configuration, abilities: TerminalAbilities(colors: .none, unicode: unicode))
    self.answer = answer
    send(.resized(width: width, height: height))
    send(.snapshot(answer(app.request)))
  }

  /// Delivers a message and answers what it asks for, a bounded number of times.
  mutating func send(_ message: Message) {
    effects = app.update(message)
    var rounds = 0
    var pending = effects
    while pending.contains(.requestSnapshot), rounds < 5 {
      pending = app.update(.snapshot(answer(app.request)))
      rounds += 1
    }
  }

  mutating func press(_ keys: Key...) {
    for key in keys { send(.key(key)) }
  }

  /// The key that opens a view.
  static func key(of view: ViewKind) -> Key {
    Binding.all.first { $0.action.rawValue == view.rawValue }?.keys.first ?? .escape
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { send(.key(.character(scalar))) }
  }

  /// The screen at a size, as text.
  func screen(width: Int = 80, height: Int = 24) -> String {
    GridText.plain(app.view(size: (width, height)))
  }

  func row(_ index: Int) -> String {
    let rows = screen().split(separator: "\n", omittingEmptySubsequences: false)
    return index < rows.count ? String(rows[index]) : ""
  }
}
