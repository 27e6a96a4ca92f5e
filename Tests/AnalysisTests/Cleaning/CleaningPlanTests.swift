import Analysis
import Testing

@Suite struct CleaningPlanTests {
  @Test func withoutStepsNothingChanges() throws {
    let cleaned = try CleaningPlan().fit([]).apply([1, .nan, .infinity])
    #expect(cleaned.values == [1, nil, nil])
    #expect(cleaned.isFilled == [false, false, false])
  }

  @Test func smootherOverAGapCountsAsFilled() throws {
    let cleaned = try CleaningPlan(smooth: .parse("ma:3")).fit([]).apply([1, .nan, 4])
    #expect(cleaned.values == [1, 1, 2.5])
    #expect(cleaned.isFilled == [false, true, false])
  }

  @Test func learnsFromTheReferenceAndNotFromTheColumn() throws {
    let fitted = try CleaningPlan(fill: .median, scale: .minmax).fit([0, 10, 20])
    #expect(fitted.apply([.nan, 40]).values == [0.5, 2])
  }

  @Test func saysWhichStepFoundNothing() {
    let empty: [Double] = [.nan, .nan]
    let fill = #expect(throws: CleaningObstacle.self) { try CleaningPlan(fill: .mean).fit(empty) }
    #expect(fill?.description == "fill mean: the reference holds no number, all of it is missing")
    let scale = #expect(throws: CleaningObstacle.self) { try CleaningPlan(fill: .last, scale: .robust).fit(empty) }
    #expect(scale == .noValues(step: "scale robust"))
    let spread = #expect(throws: CleaningObstacle.self) {
      try CleaningPlan(scale: .minmax).fit([-1.7e308, 1.7e308])
    }
    #expect(spread == .spreadTooLarge(step: "scale minmax"))
  }

  @Test func applyingTwiceGivesTheSame() throws {
    let fitted = try CleaningPlan(smooth: .parse("ema:.5"), fill: .last).fit([])
    #expect(fitted.apply([1, .nan, 3]) == fitted.apply([1, .nan, 3]))
  }
}
