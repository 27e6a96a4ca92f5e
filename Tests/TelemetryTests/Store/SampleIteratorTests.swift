import Telemetry
import TestSupport
import Testing

@Suite struct SampleIteratorTests {
  private func filledStore(count: Int) -> (store: SeriesStore, series: SeriesID, all: [Sample]) {
    var store = SeriesStore()
    let series = store.series(Labels(name: "a"))
    let all = (0..<count).map { Sample(milliseconds: Int64($0) * 10, value: Double($0 % 7)) }
    for sample in all { store.append(sample, to: series) }
    return (store, series, all)
  }

  /// Ranges that begin and end in every kind of place: between samples, at the ends of chunks, outside of all.
  @Test(arguments: [0, 1, 2, 239, 240, 241, 480, 481, 1_000])
  func givesWhatAFilterWouldGive(count: Int) {
    let (store, series, all) = filledStore(count: count)
    let ends: [Int64] = [
      .min, -1, 0, 5, 10, 2_380, 2_390, 2_395, 2_400, 2_410, 4_790, 4_800, 7_777, 9_990, 9_991, .max,
    ]
    for start in ends {
      for end in ends {
        let expected = all.filter { $0.milliseconds >= start && $0.milliseconds <= end }
        #expect(store.samples(of: series, from: start, through: end) == expected, "\(start)...\(end)")
        var (times, values): ([Int64], [Double]) = ([], [])
        var iterator = store.iterate(series, from: start, through: end)
        iterator.drain(into: &times, &values, withMarkers: true)
        #expect(times == expected.map(\.milliseconds) && values == expected.map(\.value), "\(start)...\(end)")
      }
    }
  }

  @Test func drainingGoesOnBehindWhatWasReadAndPassesOverMarkersIfAsked() {
    var store = SeriesStore()
    let series = store.series(Labels(name: "a"))
    for index in 0..<500 {
      let value = index % 3 == 2 ? Staleness.marker : Double(index)
      store.append(Sample(milliseconds: Int64(index), value: value), to: series)
    }
    var (times, values): ([Int64], [Double]) = ([-1], [-1])
    var iterator = store.iterate(series, from: 1, through: 400)
    #expect(iterator.next() == Sample(milliseconds: 1, value: 1))
    iterator.drain(into: &times, &values, withMarkers: false)
    #expect(times == [-1] + (2...400).filter { $0 % 3 != 2 })
    #expect(values == times.map(Double.init))
    #expect(iterator.next() == nil)
  }

  @Test func staysAtItsEnd() {
    let (store, series, _) = filledStore(count: 500)
    var iterator = store.iterate(series, from: 0, through: 20)
    for _ in 0..<3 { _ = iterator.next() }
    #expect(iterator.next() == nil)
    #expect(iterator.next() == nil)
  }

  @Test func seesTheSeriesAsItWasWhenItWasMade() {
    var (store, series, _) = filledStore(count: 245)
    let iterator = store.iterate(series, from: .min, through: .max)
    store.append(Sample(milliseconds: 1_000_000, value: 1), to: series)
    #expect(Array(iterator).count == 245)
    #expect(Array(store.iterate(series, from: .min, through: .max)).count == 246)
  }
}
