import Testing

@testable import PromQL

struct BoundedRatesTests {
  /// Samples on both sides of a window from 0 s to 60 s.
  private func window(_ samples: [(Double, Double)], _ reading: VectorSelector.Reading) -> WindowFixture {
    WindowFixture(samples: samples, reading: reading)
  }

  @Test func anchoredTakesTheDifferenceFromTheSampleBefore() throws {
    let window = window([(-5, 10), (15, 14), (45, 20)], .anchored)
    #expect(try window.value(.increase) == 10)
    #expect(try window.value(.rate) == 10.0 / 60)
    #expect(try window.value(.delta) == 10)
    #expect(try window.value(.changes) == 2)
  }

  @Test func anchoredMakesResetsGood() throws {
    let window = window([(-5, 10), (15, 4), (45, 6), (60, 1)], .anchored)
    #expect(try window.value(.increase) == 4 + 2 + 1)
    #expect(try window.value(.resets) == 2)
    #expect(try window.value(.delta) == -9)
  }

  @Test func anchoredIsNothingWithoutASampleInTheWindow() throws {
    let window = window([(-5, 10)], .anchored)
    for function in [FunctionDescriptor.increase, .changes, .resets, .delta] {
      #expect(try window.value(function) == nil)
    }
    #expect(try self.window([(30, 10)], .anchored).value(.increase) == 0)
  }

  @Test func smoothedInterpolatesAtBothEnds() throws {
    // 12 at the start, 26 at the end.
    let window = window([(-10, 10), (10, 14), (50, 24), (70, 28)], .smoothed)
    #expect(try window.number(.increase).isClose(to: 14))
    #expect(try window.number(.rate).isClose(to: 14.0 / 60))
    #expect(try window.number(.delta).isClose(to: 14))
  }

  @Test func smoothedTakesAResetAcrossAnEndAsARiseFromZero() throws {
    // 4 at the end, halfway from 0 to 8; 24 was lost before.
    let window = window([(0, 10), (50, 24), (70, 8)], .smoothed)
    #expect(try window.number(.increase).isClose(to: 14 + 4))
    #expect(try window.number(.delta).isClose(to: 16 - 10))
  }
}
