import Monitor

/// A model's drift in the overview: "3/12", or `◌` while nothing can be said.
enum DriftCount {
  static func line(_ drift: DriftSummary) -> TextLine {
    switch drift {
    case .learning, .tooFew: return TextLine("◌", .stateUnknown)
    case .watched(let drifting, let all, _):
      var line = TextLine(NumberText.count(drifting, width: 5), drifting > 0 ? .stateWarning : .text)
      line.add("/\(NumberText.count(all, width: 5))", .dim)
      return line
    }
  }
}
