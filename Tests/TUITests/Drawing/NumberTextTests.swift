import Monitor
import Testing

@testable import TUI

@Suite("Numbers on the screen")
struct NumberTextTests {
  @Test(
    arguments: [
      (0.9137, ".914"), (-0.0581, "−.058"), (0, "0"), (1, "1.00"), (0.9996, "1.00"), (12.34, "12.3"), (412.4, "412"),
      (1_840, "1,840"), (999_999.6, "1.0M"), (12_345_678, "12M"), (1e300, "1e300"), (0.000_012, "1e-5"), (-0.0, "0"),
      (.infinity, "∞"), (.nan, "┄"),
    ] as [(Double, String)])
  func plainNumbersKeepTheDigitsThatFit(value: Double, text: String) {
    #expect(NumberText.plain(value, width: 6) == text)
  }

  @Test func narrowColumnsLoseDecimalsFirst() {
    #expect(NumberText.plain(0.9137, width: 3) == ".91")
    #expect(NumberText.plain(12.34, width: 3) == "12")
  }

  @Test(
    arguments: [
      (0, "0 %"), (0.000_01, "<.1 %"), (0.001, ".1 %"), (0.0541, "5.4 %"), (0.62, "62 %"), (0.994, "99 %"),
      (0.999_9, ">99 %"), (1, "100 %"), (-0.03, "−3 %"), (.nan, "┄"), (25, "2,500 %"),
    ] as [(Double, String)])
  func percentNeverRoundsToNothingOrEverything(ratio: Double, text: String) {
    #expect(NumberText.percent(ratio) == text)
  }

  @Test(
    arguments: [
      (0, "0 s"), (0.038, "38 ms"), (0.009, "9.0 ms"), (0.21, ".21 s"), (1.26, "1.3 s"), (42, "42 s"), (300, "5.0 min"),
      (0.000_85, "850 µs"), (7_200, "2.0 h"), (1e9, "11,574 d"),
    ] as [(Double, String)])
  func secondsTakeTheUnitThatFits(seconds: Double, text: String) {
    #expect(NumberText.seconds(seconds) == text)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (18_204, "18,204"), (-1_234_567, "−1,234,567")])
  func countsHaveSeparatorsBetweenThousands(count: Int, text: String) {
    #expect(NumberText.count(count) == text)
  }

  @Test func countsThatDoNotFitAreScaled() {
    #expect(NumberText.count(1_234_567, width: 6) == "1.2M")
    #expect(NumberText.count(Int.max, width: 9) == "9.2E")
  }

  @Test func whatIsUnknownIsNeverZero() {
    for unit in [FigureUnit.plain, .ratio, .seconds, .perSecond, .count] {
      #expect(NumberText.text(nil, unit: unit) == NumberText.missing)
      #expect(NumberText.text(.nan, unit: unit) == NumberText.missing)
    }
  }
}
