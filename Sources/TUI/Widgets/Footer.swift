/// The last row: the keys that work here, from the table of bindings, or what is being typed, or a notice.
struct Footer {
  var app: App

  func draw(into grid: inout Grid, rect: Rect) {
    if let prompt = app.prompt {
      grid.place(promptLine(prompt, width: rect.width), x: 0, y: 0, in: rect)
    } else if let prompt = app.alerts.prompt {
      let line = AlertPromptLine(prompt: prompt, unicode: app.abilities.unicode).line(width: rect.width)
      grid.place(line, x: 0, y: 0, in: rect)
    } else if app.currentView == .series, let prompt = app.explorer.prompt {
      drawEntries(promptEntries(prompt), into: &grid, rect: rect)
    } else if let confirmation = app.confirmations.first {
      let line = ConfirmationLine(
        confirmation: confirmation, others: app.confirmations.count - 1, now: app.now)
      grid.place(line.line(width: rect.width), x: 0, y: 0, in: rect)
    } else if let notice = app.notice {
      grid.place(TextLine(" " + notice, .stateWarning).cut(to: rect.width), x: 0, y: 0, in: rect)
    } else {
      drawKeys(into: &grid, rect: rect)
    }
  }

  /// Keys that do not fit are left out whole; help and quit stay.
  private func drawKeys(into grid: inout Grid, rect: Rect) {
    drawEntries(Self.entries(of: app), into: &grid, rect: rect)
  }

  private func drawEntries(_ entries: [Entry], into grid: inout Grid, rect: Rect) {
    let isLast: (Entry) -> Bool = { $0.label == "help" || $0.label == "quit" }
    let ending = entries.filter(isLast).map(\.line)
    let room = rect.width - ending.reduce(0) { $0 + $1.width + 2 }
    var line = TextLine(" ")
    for entry in entries where !isLast(entry) && line.width + entry.line.width <= room {
      line.add(entry.line)
      line.add("  ")
    }
    for end in ending {
      line.add(end)
      line.add("  ")
    }
    grid.place(line, x: 0, y: 0, in: rect)
  }

  private func promptLine(_ prompt: Prompt, width: Int) -> TextLine {
    var line = TextLine(" " + prompt.sign, .footerKey)
    let typed = TextLine(prompt.text, .strong)
    // The end of what is typed must stay in sight.
    let room = max(0, width - 4)
    for cell in typed.cells.suffix(room) { line.add(cell) }
    line.add(Cell(" ", .selected))
    line.add("  ")
    switch prompt.purpose {
    case .filter:
      line.add("\(app.filterSummary)   \(Key.enter.name(unicode: app.abilities.unicode)) keep  Esc clear", .footer)
    case .command:
      line.add(commandHint(prompt.text), .footer)
    case .moment:
      let enter = Key.enter.name(unicode: app.abilities.unicode)
      line.add("\(PlaybackMoment.forms)   \(enter) go  Esc cancel", .footer)
    }
    return line.cut(to: width)
  }

  private func commandHint(_ text: String) -> String {
    if app.canScrub, let hint = PlaybackCommandLine.hint(text) { return hint }
    let names = CommandPalette.matches(text, in: app).map(\.action.rawValue)
    return names.isEmpty ? "no such command" : names.joined(separator: "  ")
  }

  private func promptEntries(_ prompt: ExpressionPrompt) -> [Entry] {
    let name: (Key) -> String = { $0.name(unicode: app.abilities.unicode) }
    let arrows = name(.up) + (app.abilities.unicode ? "" : "/") + name(.down)
    guard prompt.chosen == nil else {
      return [
        Entry(keys: name(.enter), label: "take"), Entry(keys: "Tab " + arrows, label: "choose"),
        Entry(keys: name(.escape), label: "close the list"),
      ]
    }
    return [
      Entry(keys: name(.enter), label: "run"), Entry(keys: name(.tab), label: "complete"),
      Entry(keys: arrows, label: "history"), Entry(keys: name(.escape), label: "leave"),
      Entry(keys: "^A ^E ^W ^U ^K", label: "edit"),
    ]
  }

  struct Entry {
    var keys: String
    var label: String

    var line: TextLine {
      var line = TextLine(keys, .footerKey)
      line.add(" " + label, .footer)
      return line
    }
  }

  /// Bindings with the same label share an entry: "←→ threshold".
  static func entries(of app: App) -> [Entry] {
    var entries: [Entry] = []
    for binding in Binding.all {
      // In the present, one key to the past is enough to be told of.
      guard binding.section != .time || app.isInPast || binding.action == .lookBack else { continue }
      guard let label = binding.footer, let key = binding.keys(in: app).first, binding.isEnabled(app) else { continue }
      let text = key.name(unicode: app.abilities.unicode)
      if let index = entries.firstIndex(where: { $0.label == label }) {
        entries[index].keys += (app.abilities.unicode ? "" : "/") + text
      } else {
        entries.append(Entry(keys: text, label: label))
      }
    }
    return entries
  }
}
