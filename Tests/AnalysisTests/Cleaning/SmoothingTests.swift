import Analysis
import Testing

@Suite struct SmoothingTests {
  @Test func readsWhatPeopleWrite() throws {
    #expect(try Smoothing.parse("ma:3").settings == ["window": "3"])
    #expect(try Smoothing.parse("ema:.3").settings == ["alpha": ".3"])
    #expect(try Smoothing.parse("median").settings.isEmpty)
    #expect(try Smoothing.parse("ma:2").smooth([1, 3, 5]) == [1, 2, 4])
  }

  @Test(arguments: [
    ("mean:5", "parameter smooth: “mean:5” is not allowed, expected ma:5, ema:0.3, median:5"),
    ("", "parameter smooth: “” is not allowed, expected ma:5, ema:0.3, median:5"),
    ("ma:0", "parameter window: “0” is not allowed, expected a whole number, 1 to 1000000"),
    ("ma:", "parameter window: “” is not allowed, expected a whole number, 1 to 1000000"),
    ("ma:5:5", "parameter window: “5:5” is not allowed, expected a whole number, 1 to 1000000"),
    ("ema:1.5", "parameter alpha: “1.5” is not allowed, expected 0 < x ≤ 1"),
    ("ema:nan", "parameter alpha: “nan” is not allowed, expected 0 < x ≤ 1"),
  ])
  func saysWhatWouldDo(_ text: String, _ message: String) {
    let error = #expect(throws: ParameterError.self) { try Smoothing.parse(text) }
    #expect(error?.description == message)
  }

  @Test func largeValuesLeaveTheAverageWithoutATrace() throws {
    #expect(try Smoothing.parse("ma:2").smooth([1e16, 1, 1, 3]).suffix(2) == [1, 2])
  }

  @Test func outlierLeavesTheMedianCold() throws {
    #expect(try Smoothing.parse("median:3").smooth([1, 2, 1000, 3, 2]).suffix(3) == [2, 3, 3])
  }
}
