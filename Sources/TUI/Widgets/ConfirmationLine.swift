import Telemetry

/// The question whether a hook shall run, in the place of the footer.
struct ConfirmationLine {
  var confirmation: HookConfirmation
  /// How many more wait behind it.
  var others: Int
  var now: Timestamp?

  /// What the keys do stays in sight, whatever the labels take.
  func line(width: Int) -> TextLine {
    var keys = TextLine("y", .footerKey)
    keys.add(" run  ", .footer)
    keys.add("n", .footerKey)
    keys.add(" do not" + left, .footer)
    var question = TextLine(" run hook ", .stateWarning)
    question.add(confirmation.hook, .strong)
    question.add(" for ", .stateWarning)
    question.add(confirmation.alert, .strong)
    question.add("? ", .stateWarning)
    let shared = Labels(confirmation.labels.withoutName).description
    var whole = question
    whole.add(shared + "  ", .footer)
    if whole.width + keys.width <= width { question = whole }
    var line = question.cut(to: max(0, width - keys.width - 1))
    line.add(" ")
    line.add(keys)
    return line.cut(to: width)
  }

  private var left: String {
    let more = others > 0 ? ", \(others) more" : ""
    guard let now, confirmation.expiresAt > now else { return more }
    return " (\((confirmation.expiresAt - now).components.seconds) s left\(more))"
  }
}
