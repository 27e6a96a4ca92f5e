internal import Telemetry

/// The windows of a report behind the reference, each counted in the reference's bins, and all of them together.
struct TumblingWindows: Sendable, Codable {
  /// In positions; `nil` where everything is one window.
  let width: Int64?
  /// By number of the window: its start divided by the width.
  private(set) var panes: [Int64: PaneCounts] = [:]
  /// Of the records beyond the reference; `nil` while none had a time.
  private(set) var timeRange: ClosedRange<Int64>?
  private(set) var recordCount = 0
  private let isTime: Bool
  private let layout: BinLayout
  private var lastPosition: Int64 = 0

  /// `nil` for windows that slide.
  init?(_ windowing: MonitorSettings.Windowing, _ layout: BinLayout) {
    switch windowing {
    case .live: return nil
    case .whole: (width, isTime) = (nil, false)
    case .count(let count): (width, isTime) = (Int64(max(1, count)), false)
    case .duration(let duration): (width, isTime) = (max(1, duration.nanoseconds), true)
    }
    self.layout = layout
  }

  mutating func take(_ coded: CodedRows, _ facts: [RecordFacts]) {
    recordCount += facts.count
    var (start, open) = (0, number(of: facts[0]))
    for place in facts.indices {
      let number = number(of: facts[place])
      guard number != open else { continue }
      count(start..<place, of: coded, into: open)
      (start, open) = (place, number)
    }
    count(start..<facts.count, of: coded, into: open)
  }

  private mutating func count(_ places: Range<Int>, of coded: CodedRows, into number: Int64) {
    let rows = coded.rows.lowerBound + places.lowerBound..<coded.rows.lowerBound + places.upperBound
    panes[number, default: PaneCounts()].add(rows, of: coded, layout)
  }

  private mutating func number(of facts: RecordFacts) -> Int64 {
    if facts.time != PredictionBatch.noTime {
      timeRange =
        timeRange.map { min($0.lowerBound, facts.time)...max($0.upperBound, facts.time) }
        ?? facts.time...facts.time
    }
    guard let width else { return 0 }
    if !isTime {
      lastPosition = Int64(facts.ordinal)
    } else if facts.time != PredictionBatch.noTime {
      lastPosition = facts.time
    }
    return floored(lastPosition, width) / width
  }

  /// Seconds from the first to the last record; `nil` without times.
  var seconds: Double? {
    timeRange.map { Double($0.upperBound) / 1e9 - Double($0.lowerBound) / 1e9 }
  }

  var everything: [UInt32] {
    var total = layout.emptyTable
    for pane in panes.values { pane.add(to: &total, layout) }
    return total
  }
}
