import Analysis
import Testing

@Suite struct SliceSearchTests {
  /// Three numbers, the second with missing values, and a category.
  private static let features = [
    SliceFeature(valueCount: 8, isOrdered: true), SliceFeature(valueCount: 8, isOrdered: true),
    SliceFeature(valueCount: 8, isOrdered: true), SliceFeature(valueCount: 5, isOrdered: false),
  ]

  /// Independent records, wrong with a chance that their cells decide.
  private static func rows(
    _ count: Int, _ generator: inout SplitMix64, wrong: ([UInt8]) -> Double
  ) -> SliceRows {
    var columns = [[UInt8]](repeating: [], count: 4)
    let isWrong = (0..<count).map { _ in
      let cells = [8, 9, 8, 5].map { UInt8(generator.index(below: $0)) }
      for (column, cell) in cells.enumerated() { columns[column].append(cell) }
      return generator.uniform() < wrong(cells)
    }
    return SliceRows(columns: columns, isWrong: isWrong)
  }

  private static let planted = [SlicePart(feature: 0, cells: 4...7), SlicePart(feature: 3, cells: 2...2)]

  private static func isPlanted(_ cells: [UInt8]) -> Bool { cells[0] >= 4 && cells[3] == 2 }

  /// As in make_slices_reference.py.
  private static let sample: (current: SliceRows, reference: SliceRows) = {
    var generator = SplitMix64(seed: 5)
    let reference = rows(1_000, &generator) { _ in 0.1 }
    return (rows(4_000, &generator) { isPlanted($0) ? 0.4 : 0.1 }, reference)
  }()

  @Test func findsThePlantedPairAsBruteForceDoes() throws {
    let found = SliceSearch().findings(Self.features, current: Self.sample.current, reference: Self.sample.reference)
    #expect(found.searchedCount == SlicesReference.referenceSearchedCount)
    #expect(found.minimumSize == 40)
    try #require(found.slices.count == 1)
    let slice = found.slices[0]
    #expect(slice.parts == Self.planted)
    #expect(
      [slice.count, slice.wrongCount, slice.referenceCount, slice.referenceWrongCount]
        == SlicesReference.referenceCounts)
    #expect(isClose(slice.pValue / SlicesReference.referencePValue, 1, tolerance: 1e-9))
    #expect(areClose(slice.interval.map { [$0.low, $0.high] }, SlicesReference.referenceInterval))
    #expect(isClose(slice.expectedAccuracy, SlicesReference.referenceExpected))
    #expect(isClose(slice.lost, SlicesReference.referenceLost, tolerance: 1e-10))
  }

  @Test func findsThePairAgainstTheRestWithoutAReference() throws {
    let found = SliceSearch().findings(Self.features, current: Self.sample.current, reference: nil)
    #expect(found.searchedCount == SlicesReference.restSearchedCount)
    let slice = try #require(found.slices.first)
    #expect(found.slices.count == 1)
    #expect(slice.parts == Self.planted)
    #expect(
      [slice.count, slice.wrongCount, slice.referenceCount, slice.referenceWrongCount] == SlicesReference.restCounts)
    #expect(isClose(slice.pValue / SlicesReference.restPValue, 1, tolerance: 1e-9))
    #expect(isClose(slice.expectedAccuracy, SlicesReference.restExpected))
    #expect(isClose(slice.lost, SlicesReference.restLost, tolerance: 1e-10))
  }

  /// A hard segment that was as hard before is not worse: 5 % of 100 searches may find something.
  @Test func findsNothingWhereNothingIsWorse() {
    var generator = SplitMix64(seed: 77)
    var (alarms, restAlarms) = (0, 0)
    for _ in 0..<100 {
      let reference = Self.rows(400, &generator) { Self.isPlanted($0) ? 0.5 : 0.1 }
      let current = Self.rows(1_000, &generator) { Self.isPlanted($0) ? 0.5 : 0.1 }
      if !SliceSearch().findings(Self.features, current: current, reference: reference).slices.isEmpty { alarms += 1 }
      let even = Self.rows(1_000, &generator) { _ in 0.2 }
      if !SliceSearch().findings(Self.features, current: even, reference: nil).slices.isEmpty { restAlarms += 1 }
    }
    #expect(alarms <= 5)
    #expect(restAlarms <= 5)
  }

  @Test func aSingleConditionExplainsItsPairs() throws {
    var generator = SplitMix64(seed: 6)
    let reference = Self.rows(2_000, &generator) { _ in 0.1 }
    let current = Self.rows(4_000, &generator) { $0[3] == 1 ? 0.3 : 0.1 }
    let found = SliceSearch().findings(Self.features, current: current, reference: reference)
    #expect(found.slices.map(\.parts) == [[SlicePart(feature: 3, cells: 1...1)]])
  }

  @Test func aFallOfAllRecordsIsOneSliceWithoutConditions() {
    var generator = SplitMix64(seed: 8)
    let reference = Self.rows(2_000, &generator) { _ in 0.1 }
    let current = Self.rows(4_000, &generator) { _ in 0.25 }
    let found = SliceSearch().findings(Self.features, current: current, reference: reference)
    #expect(found.slices.map(\.parts) == [[]])
  }

  @Test func twoSegmentsThatFellAreBothListedMostLostFirst() {
    var generator = SplitMix64(seed: 9)
    let reference = Self.rows(2_000, &generator) { _ in 0.1 }
    let current = Self.rows(8_000, &generator) { cells in
      cells[3] == 4 ? 0.5 : cells[1] == 8 && cells[3] != 4 ? 0.4 : 0.1
    }
    let found = SliceSearch().findings(Self.features, current: current, reference: reference)
    #expect(found.slices.first?.parts == [SlicePart(feature: 3, cells: 4...4)])
    #expect(found.slices.contains { $0.parts == [SlicePart(feature: 1, cells: 8...8)] })
    #expect(found.slices.map(\.lost) == found.slices.map(\.lost).sorted(by: >))
    #expect(found.slices.count == 2)
  }

  @Test func pairsThatAreLeftOutAreCountedAsSearched() {
    var search = SliceSearch()
    let all = search.findings(Self.features, current: Self.sample.current, reference: Self.sample.reference)
    search.pairFeatureLimit = 2
    let some = search.findings(Self.features, current: Self.sample.current, reference: Self.sample.reference)
    #expect(some.searchedCount >= all.searchedCount)
    #expect(some.slices.map(\.parts) == [Self.planted])
  }

  @Test func saysNothingOfSlicesBelowTheMinimum() {
    var search = SliceSearch()
    search.minimumSize = 5_000
    let found = search.findings(Self.features, current: Self.sample.current, reference: Self.sample.reference)
    #expect(found.slices.isEmpty)
    #expect(found.searchedCount == 0)
    let nothing = SliceRows(columns: [[], [], [], []], isWrong: [])
    #expect(SliceSearch().findings(Self.features, current: nothing, reference: nothing).slices.isEmpty)
    let plain = SliceRows(columns: [], isWrong: Array(repeating: true, count: 500))
    #expect(SliceSearch().findings([], current: plain, reference: nil).searchedCount == 0)
  }

  @Test func refusesColumnsThatAreNotThoseOfTheFeatures() async {
    await #expect(processExitsWith: .failure) {
      let rows = SliceRows(columns: [[9]], isWrong: [true])
      _ = SliceSearch().findings([SliceFeature(valueCount: 8, isOrdered: true)], current: rows, reference: nil)
    }
    await #expect(processExitsWith: .failure) {
      _ = SliceSearch().findings([], current: SliceRows(columns: [[0]], isWrong: [true]), reference: nil)
    }
    await #expect(processExitsWith: .failure) { _ = SliceRows(columns: [[0, 1]], isWrong: [true]) }
  }
}
