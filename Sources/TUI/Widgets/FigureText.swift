import Monitor

/// How a figure and its interval are written.
enum FigureText {
  static func value(_ figure: Figure) -> String {
    NumberText.text(figure.value, unit: figure.unit, width: 7)
  }

  /// "[.852, .889]".
  static func interval(_ interval: ClosedRange<Double>, unit: FigureUnit) -> String {
    let low = NumberText.text(interval.lowerBound, unit: unit)
    let high = NumberText.text(interval.upperBound, unit: unit)
    return "[\(low), \(high)]"
  }

  /// "AUC .871 [.852, .889]", with the title quiet and the value loud.
  static func line(_ figure: Figure, withInterval: Bool = true) -> TextLine {
    var line = TextLine(figure.title + " ", .text)
    line.add(value(figure), figure.value == nil ? .missing : .strong)
    if withInterval, let interval = figure.interval {
      line.add(" " + self.interval(interval, unit: figure.unit), .dim)
    }
    return line
  }
}
