internal import Ingest
internal import PromQL
internal import Telemetry

/// What a server answers to one panel's question, for many rows at once.
struct PanelAnswers {
  /// One line of a panel; of a histogram or summary with its quantile.
  struct Line {
    var quantile: Double?
    var value: Double
  }

  /// By the labels that tell rows apart: which of the panel's queries answers for the row, and its lines by quantile.
  private(set) var rows: [Labels: (query: Int, lines: [Line])] = [:]

  /// Takes the answer to the panel's next query; rows that an earlier one has answered for keep that.
  mutating func add(_ answer: TimedAnswer?, ofQuery query: Int) {
    for element in answer?.vector ?? [] {
      let (row, quantile) = Self.row(of: element.labels)
      if let known = rows[row], known.query != query { continue }
      rows[row, default: (query, [])].lines.append(Line(quantile: quantile, value: element.sample.value))
    }
  }

  /// The lines of a row that have a value, by quantile.
  func lines(of row: Labels) -> [Line] {
    (rows[row]?.lines ?? []).filter(\.value.isFinite).sorted { ($0.quantile ?? 0) < ($1.quantile ?? 0) }
  }

  /// The number that stands for the panel; of quantiles the first that is no lower than the wanted one.
  func figure(of row: Labels, _ role: PanelRole) -> Double? {
    let lines = lines(of: row)
    return (lines.first { ($0.quantile ?? 1) >= role.figureQuantile } ?? lines.last)?.value
  }

  /// The labels of a row, and of a quantile the number.
  static func row(of labels: Labels) -> (row: Labels, quantile: Double?) {
    guard let quantile = labels["quantile"].flatMap({ Double($0) }) else { return (labels, nil) }
    return (Labels(labels.pairs.filter { !$0.name.utf8.elementsEqual("quantile".utf8) }), quantile)
  }
}
