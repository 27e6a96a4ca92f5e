import Analysis
import Testing

@testable import Predictions

@Suite struct SlidingWindowTests {
  private static let features = [
    Reference.Feature(
      path: "n", name: "n", role: .feature,
      bins: BinnedFeature(numbers: (0..<40).map { (value: Double($0), count: 1) }, missingCount: 0)),
    Reference.Feature(
      path: "c", name: "c", role: .feature,
      bins: BinnedFeature(categories: [("a", 5), ("b", 3)], missingCount: 2)),
  ]
  private static let layout = BinLayout(features)
  private static let codes: [[UInt8]] = [
    Array(0..<42) + [BinnedFeature.foreignCode, BinnedFeature.missingCode],
    [0, 1, BinnedFeature.unseenCode, BinnedFeature.foreignCode, BinnedFeature.missingCode],
  ]

  private func record(_ generator: inout SplitMix64) -> [UInt8] {
    Self.codes.map { $0[generator.index(below: $0.count)] }
  }

  private func table(_ records: [[UInt8]]) -> [UInt32] {
    var table = Self.layout.emptyTable
    for record in records { Self.layout.count(records: record, into: &table) }
    return table
  }

  @Test(arguments: [1, 20, 500])
  func slidingIsTheSameAsCountingFromScratch(recordsPerPane: Int) {
    var generator = SplitMix64(seed: UInt64(recordsPerPane))
    var window = SlidingWindow(length: 600, at: -35, Self.layout)
    var known: [(position: Int64, record: [UInt8])] = []
    var position: Int64 = -35
    for step in 0..<(recordsPerPane > 100 ? 60 : 200) {
      position += Int64(generator.index(below: step % 40 == 39 ? 400 : 25))
      window.advance(to: position)
      for _ in 0..<1 + generator.index(below: recordsPerPane) {
        let record = record(&generator)
        let isLate = generator.index(below: 10) == 0
        let place = position - (isLate ? Int64(generator.index(below: 900)) : 0)
        let isTaken = window.add(record, at: place)
        #expect(isTaken == (place >= window.start))
        if isTaken { known.append((place, record)) }
      }
      known.removeAll { $0.position < window.start }
      #expect(window.recordCount == known.count)
      guard recordsPerPane <= 100 || step % 10 == 9 else { continue }
      #expect(window.total == table(known.map(\.record)))
    }
  }

  @Test func aPaneOfManyRecordsTakesNoMoreThanItsTable() {
    var generator = SplitMix64(seed: 1)
    var window = SlidingWindow(length: 60, at: 0, Self.layout)
    let table = Self.layout.slotCount * 4
    for _ in 0..<10_000 { _ = window.add(record(&generator), at: 0) }
    #expect(window.sizeBytes < 4 * table)
  }

  @Test func aGapOfAWholeWindowLeavesNothing() {
    var window = SlidingWindow(length: 60, at: 0, Self.layout)
    _ = window.add([1, 1], at: 0)
    window.advance(to: 60)
    #expect(window.recordCount == 0)
    #expect(window.total == Self.layout.emptyTable)
    #expect(window.start == 1)
  }

  @Test func countsOfAFeatureAreThoseOfItsOwnSlots() {
    var window = SlidingWindow(length: 60, at: 0, Self.layout)
    let records: [[UInt8]] = [[7, 1], [255, 253], [254, 255], [7, 254]]
    for record in records { _ = window.add(record, at: 0) }
    for (feature, bins) in Self.features.map(\.bins).enumerated() {
      let expected = BinnedCounts(bins, codes: records.map { $0[feature] })
      #expect(Self.layout.counts(ofFeature: feature, in: window.total) == expected)
      #expect(window.stretches.last?.counts.counts(ofFeature: feature, Self.layout) == expected)
    }
  }
}
