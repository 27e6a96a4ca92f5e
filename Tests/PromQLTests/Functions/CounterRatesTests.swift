import Testing

@testable import PromQL

struct CounterRatesTests {
  /// A window of a minute with samples every 15 s, first and last 2 s and 13 s inside of it.
  private static let counter = WindowFixture(samples: [(2, 10), (17, 16), (32, 22), (47, 28)])

  @Test func extendsWhatSamplesShowToTheWholeWindow() throws {
    // 18 in 45 s, extended by 2 s and 13 s.
    #expect(try Self.counter.number(.increase).isClose(to: 24))
    #expect(try Self.counter.number(.rate).isClose(to: 0.4))
    #expect(try Self.counter.number(.delta).isClose(to: 24))
  }

  @Test func extendsByHalfAGapWhereSamplesAreFar() throws {
    // 12 in 30 s; both ends are more than 1.1 gaps away.
    let window = WindowFixture(samples: [(17, 100), (32, 106), (43, 112)])
    #expect(try window.number(.increase).isClose(to: 12 * (26 + 6.5 + 6.5) / 26))
  }

  @Test func doesNotExtendBelowZero() throws {
    // The line cuts zero 5 s before the first sample.
    let window = WindowFixture(samples: [(15, 2), (30, 8), (45, 14)])
    #expect(try window.number(.increase).isClose(to: 12 * (30 + 5 + 15) / 30))
    #expect(try window.number(.delta).isClose(to: 12 * (30 + 15 + 15) / 30))
  }

  @Test func cutsAtZeroOnlyAfterTheDistanceWasFoundTooFar() throws {
    // 40 s to the start: half a gap, 7.5 s; zero lies 16 s away, which is no longer of interest.
    let window = WindowFixture(samples: [(40, 6.4), (55, 12.4)])
    #expect(try window.number(.increase).isClose(to: 6 * (15 + 7.5 + 5) / 15))
  }

  @Test func makesResetsGood() throws {
    let window = WindowFixture(samples: [(0, 10), (15, 18), (30, 3), (45, 7), (60, 1)])
    #expect(try window.number(.increase).isClose(to: 8 + 3 + 4 + 1))
    #expect(try window.number(.delta).isClose(to: -9))
    #expect(try window.value(.resets) == 2)
    #expect(try window.value(.irate) == 1.0 / 15)
    #expect(try window.value(.idelta) == -6)
  }

  @Test func needsTwoSamples() throws {
    let window = WindowFixture(samples: [(30, 10)])
    for function in [FunctionDescriptor.rate, .increase, .delta, .irate, .idelta, .deriv] {
      #expect(try window.value(function) == nil)
    }
    #expect(try window.value(.predictLinear, 60) == nil)
    #expect(try window.value(.doubleExponentialSmoothing, 0.5, 0.5) == nil)
    #expect(try window.value(.changes) == 0)
  }

  @Test func countsChangesWithoutNaNsThatFollowEachOther() throws {
    let window = WindowFixture(samples: [(0, 1), (10, 1), (20, .nan), (30, .nan), (40, 2), (50, 1)])
    #expect(try window.value(.changes) == 3)
  }
}

extension Double {
  func isClose(to expected: Double) -> Bool { PromQLTests.isClose(self, expected) }
}
