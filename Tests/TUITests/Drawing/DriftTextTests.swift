import Analysis
import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("Figures of drift as text")
struct DriftTextTests {
  @Test(arguments: [
    (1e-7, "1e-7"), (0.034, ".034"), (0.34, ".34"), (1, "1.0"), (0, "<1e-300"), (0.0004, "4e-4"), (.nan, "┄"),
  ])
  func writesProbabilities(value: Double, text: String) {
    #expect(DriftText.probability(value) == text)
  }

  @Test(arguments: [(0.41, ".41"), (1.2, "1.20"), (0.004, "<.01"), (0, "0"), (-0.3, ".30"), (.infinity, "┄")])
  func writesEffects(value: Double, text: String) {
    #expect(DriftText.effect(value) == text)
  }

  @Test(arguments: [(0.7, ".7"), (1.25, "1.25"), (1, "1"), (10, "10"), (0, "0")])
  func writesNumbersOfAlertsWithoutTrailingZeros(value: Double, text: String) {
    #expect(DriftText.short(value) == text)
  }

  @Test func saysWhatCouldHaveBeenSeenAsAShiftOfNumbersOrADifferenceOfCategories() {
    var feature = SampleDrift.feature("x", .stable, effect: 0.1, 10)
    #expect(
      DriftText.smallestDetectable(feature, unicode: true)
        == "could see a shift from .31 σ (h .25) in 4 of 5 cases")
    feature.isNumeric = false
    #expect(
      DriftText.smallestDetectable(feature, unicode: true) == "could see a difference from h .25 in 4 of 5 cases")
    feature.finding.smallestDetectableEffect = nil
    #expect(DriftText.smallestDetectable(feature, unicode: true) == nil)
  }
}
