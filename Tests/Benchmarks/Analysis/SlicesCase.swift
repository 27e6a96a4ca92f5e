internal import Analysis

extension BenchmarkCase {
  /// What a search for slices costs, how often it finds something where nothing is worse, and how often what is there.
  static let slices = Self(
    id: "slices", summary: "Slices of 20,000 rows × 40 and 200 features, and 400 searches where none is worse"
  ) { input in
    let count = input.rowLimit ?? 20_000
    var figures = ["rows": Double(count)]
    for features in [40, 200] {
      var rows = SliceSample(seed: 11, features: features)
      let reference = rows.next(2_048) { _ in 0.1 }
      let current = rows.next(count) { SliceSample.isPlanted($0) ? 0.35 : 0.1 }
      let search = Stopwatch.time { SliceSearch().findings(rows.features, current: current, reference: reference) }
      figures["search_\(features)_s"] = search.seconds
      figures["searched_\(features)"] = Double(search.result.searchedCount)
      figures["found_\(features)"] = search.result.slices.map(\.parts) == [SliceSample.planted] ? 1 : 0
    }
    var rows = SliceSample(seed: 7, features: 8)
    var (alarms, restAlarms) = (0, 0)
    for _ in 0..<400 {
      // One slice is hard, and was as hard before.
      let reference = rows.next(1_000) { SliceSample.isPlanted($0) ? 0.4 : 0.1 }
      let current = rows.next(4_000) { SliceSample.isPlanted($0) ? 0.4 : 0.1 }
      if !SliceSearch().findings(rows.features, current: current, reference: reference).slices.isEmpty { alarms += 1 }
      let even = rows.next(4_000) { _ in 0.15 }
      if !SliceSearch().findings(rows.features, current: even, reference: nil).slices.isEmpty { restAlarms += 1 }
    }
    figures["null_alarms_of_400"] = Double(alarms)
    figures["null_alarms_without_reference_of_400"] = Double(restAlarms)
    for fall in [0.1, 0.2, 0.3] {
      let found = (0..<60).count { _ in
        let reference = rows.next(2_048) { _ in 0.1 }
        let current = rows.next(20_000) { SliceSample.isPlanted($0) ? 0.1 + fall : 0.1 }
        let findings = SliceSearch().findings(rows.features, current: current, reference: reference)
        return findings.slices.first?.parts == SliceSample.planted
      }
      figures["planted_\(fall)_found_of_60"] = Double(found)
    }
    return figures
  }
}

/// Seeded records whose cells are independent: every fourth feature a category of five values, the others eight ranges.
private struct SliceSample {
  static let planted = [SlicePart(feature: 0, cells: 4...7), SlicePart(feature: 3, cells: 2...2)]

  let features: [SliceFeature]
  private var generator: SplitMix64

  init(seed: UInt64, features: Int) {
    generator = SplitMix64(seed: seed)
    self.features = (0..<features).map {
      $0 % 4 == 3 ? SliceFeature(valueCount: 5, isOrdered: false) : SliceFeature(valueCount: 8, isOrdered: true)
    }
  }

  static func isPlanted(_ cells: [UInt8]) -> Bool { cells[0] >= 4 && cells[3] == 2 }

  /// - Parameter wrong: chance of a wrong answer, by the row's cells.
  mutating func next(_ count: Int, wrong: ([UInt8]) -> Double) -> SliceRows {
    var columns = [[UInt8]](repeating: [], count: features.count)
    let isWrong = (0..<count).map { _ in
      let cells = features.map { UInt8(generator.index(below: $0.valueCount)) }
      for (column, cell) in cells.enumerated() { columns[column].append(cell) }
      return generator.uniform() < wrong(cells)
    }
    return SliceRows(columns: columns, isWrong: isWrong)
  }
}
