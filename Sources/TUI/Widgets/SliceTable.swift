import Monitor
import Predictions

/// Segments that became worse, a row each, most lost answers first.
struct SliceTable {
  var slices: SliceDetail

  private enum Column: Int, CaseIterable {
    case segment, count, quality, interval, reference, lost, pValue
  }

  func lines(width: Int) -> [TextLine] {
    let isError = slices.measure == .absoluteError
    let longest = slices.slices.map { TextLine($0.condition).width }.max() ?? 0
    let layout = TableLayout(
      Column.allCases.map { column in
        switch column {
        case .segment: .init(title: "SEGMENT", width: 24, maximum: max(24, longest), priority: 0)
        case .count: .init(title: "N", alignment: .right, width: 6, priority: 1)
        case .quality: .init(title: isError ? "MEAN ERR" : "ACCURACY", alignment: .right, width: 8, priority: 0)
        case .interval: .init(title: "", width: isError ? 16 : 12, priority: 4)
        case .reference:
          .init(
            title: slices.comparison == .reference ? "REF" : "REST", alignment: .right, width: isError ? 6 : 5,
            priority: 2)
        case .lost: .init(title: isError ? "EXCESS" : "LOST", alignment: .right, width: 6, priority: 0)
        case .pValue: .init(title: "P", alignment: .right, width: 6, priority: 3)
        }
      }, width: width)
    let room = layout.width(of: Column.segment.rawValue) ?? 0
    return [layout.header()]
      + slices.slices.flatMap { slice in
        // A long condition goes on in the lines below its figures.
        let condition = TextWrap.lines(slice.condition, width: room, role: .strong)
        let row = layout.row { index in
          guard let column = Column(rawValue: index) else { return TextLine() }
          return column == .segment ? condition.first ?? TextLine() : cell(column, slice)
        }
        return [row] + condition.dropFirst()
      }
  }

  private func cell(_ column: Column, _ slice: SliceDetail.Slice) -> TextLine {
    switch column {
    case .segment: TextLine()
    case .count: TextLine(NumberText.count(slice.count, width: 6))
    case .quality: TextLine(NumberText.plain(slice.quality), .strong)
    case .interval: TextLine(FigureText.interval(slice.interval, unit: .plain), .dim)
    case .reference:
      slice.referenceQuality.map { TextLine(NumberText.plain($0)) } ?? TextLine(NumberText.missing, .missing)
    case .lost:
      TextLine(
        slices.measure == .accuracy
          ? NumberText.count(slice.lost, width: 6) : NumberText.plain(slice.lost, width: 6), .stateWarning)
    case .pValue: TextLine(slice.pValue < 1e-15 ? "<1e-15" : NumberText.plain(slice.pValue), .dim)
    }
  }
}
