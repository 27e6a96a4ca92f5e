import Monitor
import NcursesTerminal
import Predictions
import TUI

/// What options and configuration say about the screen, checked.
struct ScreenConfiguration {
  var app: AppConfiguration
  var themes: ThemeChoice
  /// `nil` when nobody asked for a window: an hour of what is live, all of what is history.
  var window: WindowSpan?
  var size: (width: Int, height: Int)
  var forcesASCII: Bool
  var colors: TerminalAbilities.Colors?
  var logFile: String?
  var alarm: TerminalAlarm

  init(_ options: ScreenOptions, _ inputs: Inputs) throws(Failure) {
    themes = try ThemeChoice(wanted: options.theme ?? inputs.configuration.theme)
    window = inputs.window?.span
    app = AppConfiguration(window: window ?? .duration(.seconds(3_600)), initialView: try Self.view(options.view))
    app.themes = themes.names
    app.initialModel = options.model.map { ModelIdentity(model: $0) }
    size = try Self.size(options.size)
    forcesASCII = options.ascii
    colors = try Self.colors(options.colors)
    logFile = options.logFile
    alarm = TerminalAlarm(
      ringsBell: inputs.configuration.ringsBell, notification: inputs.configuration.notification)
  }

  private static func view(_ name: String?) throws(Failure) -> ViewKind? {
    guard let name else { return nil }
    guard let view = ViewKind(rawValue: name) else {
      let names = ViewKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(sentence: "--view \(name): expected one of \(names)")
    }
    return view
  }

  private static func size(_ text: String) throws(Failure) -> (width: Int, height: Int) {
    let parts = text.split(separator: "x").map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1], (1...1_000).contains(width),
      (1...1_000).contains(height)
    else { throw Failure(sentence: "--size \(text): expected columns x rows, as in 80x24, each from 1 to 1000") }
    return (width, height)
  }

  private static func colors(_ text: String?) throws(Failure) -> TerminalAbilities.Colors? {
    switch text {
    case nil: nil
    case "never": TerminalAbilities.Colors.none
    case "16": .sixteen
    case "256": .twoHundredFiftySix
    case let other?: throw Failure(sentence: "--colors \(other): expected never, 16 or 256")
    }
  }
}
