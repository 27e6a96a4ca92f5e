import Testing

@testable import PromQL

struct OverTimeTests {
  private func window(_ values: Double...) -> WindowFixture {
    WindowFixture(samples: values.enumerated().map { (Double($0.offset + 1), $0.element) })
  }

  @Test func sumsKeepWhatRoundingTakes() throws {
    // math.fsum gives 2 for both.
    #expect(try window(1, 1e100, 1, -1e100).value(.sumOverTime) == 2)
    #expect(try window(1, 1e100, 1, -1e100).value(.avgOverTime) == 0.5)
    #expect(try window(.infinity, 1, 2).value(.sumOverTime) == .infinity)
    #expect(try window(.infinity, -.infinity).number(.sumOverTime).isNaN)
  }

  @Test func meansDoNotOverflow() throws {
    let huge = Double.greatestFiniteMagnitude
    #expect(try window(huge, huge, huge, huge).number(.avgOverTime).isClose(to: huge))
    #expect(try window(huge, huge, -huge, -huge).number(.avgOverTime).magnitude <= huge * 1e-15)
    #expect(try window(.infinity, 1, .infinity).value(.avgOverTime) == .infinity)
    #expect(try window(.infinity, 1, -.infinity).number(.avgOverTime).isNaN)
  }

  @Test func extremesPassOverNaN() throws {
    let window = window(.nan, 3, 1, 3, .nan, 1)
    #expect(try window.value(.minOverTime) == 1)
    #expect(try window.value(.maxOverTime) == 3)
    #expect(try self.window(.nan, .nan).number(.maxOverTime).isNaN)
  }

  @Test func tellsWhenExtremesAndEndsWere() throws {
    let window = window(.nan, 3, 1, 3, 2, 1)
    #expect(try window.value(.tsOfMinOverTime) == 6)
    #expect(try window.value(.tsOfMaxOverTime) == 4)
    #expect(try window.value(.tsOfFirstOverTime) == 1)
    #expect(try window.value(.tsOfLastOverTime) == 6)
    #expect(try window.value(.lastOverTime) == 1)
    #expect(try window.number(.firstOverTime).isNaN)
  }

  @Test func spreadsStayExactFarFromZero() throws {
    // numpy.var([1, 2, 4]) is 14/9, wherever they lie.
    let window = window(1e6 + 1, 1e6 + 2, 1e6 + 4)
    #expect(try window.number(.stdvarOverTime).isClose(to: 14.0 / 9))
    #expect(try window.number(.stddevOverTime).isClose(to: (14.0 / 9).squareRoot()))
  }

  @Test func quantilesInterpolateBetweenTheNearest() throws {
    // numpy.quantile([5, 1, 4, 2, 3], q)
    let window = window(5, 1, 4, 2, 3)
    let expectations = [(0, 1.0), (0.1, 1.4), (0.5, 3), (0.9, 4.6), (1, 5), (-0.1, -.infinity), (2, .infinity)]
    for (quantile, expected) in expectations {
      #expect(try window.number(.quantileOverTime, quantile).isClose(to: expected))
    }
    #expect(try window.number(.quantileOverTime, .nan).isNaN)
    #expect(try self.window(.nan, 4, 6).value(.quantileOverTime, 0.5) == 4)
  }

  @Test func quantilesAgreeWithSorting() throws {
    var state: UInt64 = 7
    for count in 1...60 {
      let values = (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 60)
      }
      let sorted = values.sorted()
      let window = WindowFixture(samples: values.enumerated().map { (Double($0.offset), $0.element) })
      for tenth in 0...10 {
        let rank = Double(tenth) / 10 * Double(count - 1)
        let (lower, weight) = (Int(rank), rank - rank.rounded(.down))
        let expected = sorted[lower] * (1 - weight) + sorted[min(lower + 1, count - 1)] * weight
        #expect(try window.number(.quantileOverTime, Double(tenth) / 10).isClose(to: expected))
      }
    }
  }

  @Test func medianDeviationIsOfDistances() throws {
    // scipy.stats.median_abs_deviation([4, 6, 2, 1, 999, 1, 2]) is 1.
    #expect(try window(4, 6, 2, 1, 999, 1, 2).value(.madOverTime) == 1)
  }

  @Test func linesLeadOnAndEqualValuesGiveNone() throws {
    // numpy.polyfit([1, 2, 3, 4], [2, 4, 5, 9], 1) is [2.2, -0.5]; the window ends at 60 s.
    let window = window(2, 4, 5, 9)
    #expect(try window.number(.deriv).isClose(to: 2.2))
    #expect(try window.number(.predictLinear, 10).isClose(to: 2.2 * 70 - 0.5))
    #expect(try self.window(7, 7, 7).value(.deriv) == 0)
    #expect(try self.window(7, 7, 7).value(.predictLinear, 1e9) == 7)
    #expect(try self.window(.infinity, .infinity).number(.deriv).isNaN)
  }

  @Test func smoothsLevelAndTrend() throws {
    // By hand: the level is 3 and the trend 2 after the second value.
    #expect(try window(1, 3, 2).number(.doubleExponentialSmoothing, 0.4, 0.3).isClose(to: 0.4 * 2 + 0.6 * (3 + 2)))
  }
}
