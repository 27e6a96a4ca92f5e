internal import Analysis

/// How rare each value of a feature is in the reference, by code.
struct OutlierSurprise: Sendable, Codable {
  private let column: OutlierEncoding.Column
  /// Of numbers: share of the values in the bin or below, and in the bin or above.
  private let below: [Double]
  private let above: [Double]
  private let edges: [Double]
  private let labels: [String]
  private let recordCount: Double

  init(_ column: OutlierEncoding.Column) {
    self.column = column
    let total = Double(max(1, column.bins.count))
    recordCount = Double(max(1, column.bins.count + column.bins.missingCount))
    (edges, labels) =
      switch column.bins.bins {
      case .numbers(let edges): (edges, [])
      case .categories(let labels, _): ([], labels)
      }
    var cumulated = 0
    var below: [Double] = []
    for count in column.bins.counts {
      cumulated += count
      below.append(Double(cumulated) / total)
    }
    self.below = below
    above = zip(below, column.bins.counts).map { 1 - $0 + Double($1) / total }
  }

  /// - Parameters:
  ///   - number: as the record has it; NaN where it has none.
  ///   - text: a category's text where the code does not tell it.
  func reason(_ code: UInt8, number: Double, text: String) -> OutlierReason {
    switch code {
    case BinnedFeature.missingCode:
      let share = Double(column.bins.missingCount) / recordCount
      return reason(.missing(share), chance: share)
    case BinnedFeature.foreignCode: return reason(.foreign, chance: 0)
    case BinnedFeature.unseenCode: return reason(.unseen, text: text, chance: 0)
    default:
      guard column.isNumeric else { return category(Int(code), text) }
      return self.number(Int(code), number)
    }
  }

  private func category(_ code: Int, _ text: String) -> OutlierReason {
    let share = Double(column.bins.counts[code]) / recordCount
    // Those that share the last bin are each rarer than all of them together.
    let isRest = code >= labels.count
    return reason(
      isRest ? .category(share / max(1, Double(column.bins.counts[code]))) : .category(share),
      text: isRest ? text : labels[code], chance: share)
  }

  private func number(_ code: Int, _ number: Double) -> OutlierReason {
    let last = column.bins.counts.count - 1
    let width = (edges.last ?? 0) - (edges.first ?? 0)
    let scale = width > 0 && width.isFinite ? width : 1
    if code == 0 {
      return reason(.below, number: number, chance: 0, distance: ((edges.first ?? 0) - number) / scale)
    }
    if code == last {
      return reason(.above, number: number, chance: 0, distance: (number - (edges.last ?? 0)) / scale)
    }
    let (low, high) = (below[code], above[code])
    return reason(
      high <= low ? .high(high) : .low(low), number: number, chance: min(1, 2 * min(low, high)))
  }

  private func reason(
    _ place: OutlierReason.Place, number: Double = .nan, text: String = "", chance: Double, distance: Double = 0
  ) -> OutlierReason {
    OutlierReason(
      name: column.name, place: place, number: number, text: text, chance: max(chance, 0.5 / (recordCount + 1)),
      distance: distance.isFinite ? distance : .greatestFiniteMagnitude)
  }
}
