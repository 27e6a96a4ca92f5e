import Testing

@testable import PromQL

/// Expectations are what Go prints with %g and %.2g, and Prometheus in labels.
struct MessageTextTests {
  @Test(arguments: [
    (0, "0.0"), (1, "1.0"), (-1, "-1.0"), (0.25, "0.25"), (12, "12.0"), (999_999, "999999.0"), (1e6, "1e+06"),
    (1_234_567, "1.234567e+06"), (1e-4, "0.0001"), (1e-5, "1e-05"), (-1.5e300, "-1.5e+300"), (.nan, "NaN"),
    (.infinity, "+Inf"), (-.infinity, "-Inf"), (-0.0, "0.0"),
  ])
  func numbersInLabelsAlwaysLookLikeOnes(number: Double, text: String) {
    #expect(number.openMetricsText == text)
  }

  @Test(arguments: [
    (7, "7"), (12, "12"), (123, "1.2e+02"), (0.000_12, "0.00012"), (1.0 / 3, "0.33"), (.infinity, "+Inf"),
  ])
  func fewDigitsAreRounded(number: Double, text: String) {
    #expect(number.generalText(digits: 2) == text)
  }

  @Test func decimalsAreFixed() {
    #expect(1.5.fixedText(decimals: 6) == "1.500000")
    #expect((-1e300).fixedText(decimals: 0).utf8.count == 302)
  }
}
