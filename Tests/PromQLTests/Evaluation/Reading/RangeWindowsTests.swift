import Telemetry
import TestSupport
import Testing

@testable import PromQL

@Suite struct RangeWindowsTests {
  /// Every window must be what filtering all samples gives.
  @Test(arguments: [(step: Int64(7), isClosed: false), (step: 40, isClosed: true), (step: 0, isClosed: false)])
  func windowsSlideOverWhatLiesInThem(step: Int64, isClosed: Bool) throws {
    var random = SeededGenerator(seed: 42)
    var columns = SampleColumns()
    var time: Int64 = 0
    for _ in 0..<300 {
      time += Int64.random(in: 1...9, using: &random)
      columns.append(time, Double.random(in: 0...1, using: &random))
    }
    let grid = StepGrid(from: 30, through: 30 + 7 * 200, step: 7)
    let windows = RangeWindows(
      grid: grid, ends: ReadingTimes(first: 30, step: step, count: grid.count), length: 25, reading: .usual,
      lookBack: 1_000, isClosed: isClosed)
    var seen = 0
    try columns.withColumns { times, values in
      windows.forEach(times, values) { index, window in
        let (start, end) = (windows.ends[index] - 25, windows.ends[index])
        let wanted = times.indices.filter { times[$0] <= end && (isClosed ? times[$0] >= start : times[$0] > start) }
        #expect(Array(window.times) == wanted.map { times[$0] })
        #expect(Array(window.values) == wanted.map { values[$0] })
        let falls = zip(window.values, window.values.dropFirst()).contains { $1 < $0 }
        #expect(window.mayFall == falls)
        #expect(window.time == grid[index])
        seen += 1
      }
    }
    #expect(seen > 30)
  }

  @Test func extendedWindowsReachForTheirNeighbours() throws {
    var columns = SampleColumns()
    for time in stride(from: Int64(0), through: 100, by: 10) { columns.append(time, Double(time)) }
    var found: [[Int64]] = []
    for reading in [VectorSelector.Reading.anchored, .smoothed] {
      let windows = RangeWindows(
        grid: StepGrid(at: 35), ends: ReadingTimes(first: 35, step: 0, count: 1), length: 10, reading: reading,
        lookBack: 6, isClosed: false)
      try columns.withColumns { times, values in
        windows.forEach(times, values) { _, window in found.append(Array(window.times)) }
      }
    }
    #expect(found == [[20, 30], [20, 30, 40]])
  }
}
