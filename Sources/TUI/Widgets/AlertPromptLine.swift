/// The line in which a person says what is to be done about alerts, in the place of the footer.
struct AlertPromptLine {
  var prompt: AlertPrompt
  var unicode: Bool

  func line(width: Int) -> TextLine {
    var line = TextLine(" \(prompt.title) ", .footerKey)
    let ending = ending
    // What was typed may have all but a third, which says what the keys do.
    let room = max(0, width - line.width - min(ending.width + 2, width / 3))
    let scalars = prompt.editor.scalars
    // The cursor stays in sight.
    let first = max(0, prompt.editor.cursor - max(0, room - 1))
    for (index, scalar) in (scalars + [" "]).enumerated().dropFirst(first).prefix(room) {
      line.add(Cell(CleanText.visible(scalar), index == prompt.editor.cursor ? .selected : .strong))
    }
    line.add("  ")
    line.add(ending)
    return line.cut(to: width)
  }

  private var ending: TextLine {
    if let problem = prompt.problem {
      return TextLine(prompt.alerts.isEmpty ? problem + "; Esc" : problem, .stateWarning)
    }
    return TextLine("\(Key.enter.name(unicode: unicode)) send  Esc cancel  \(prompt.hint)", .footer)
  }
}
