import Analysis
import Testing

/// Every method on a column with gaps, against pandas and scikit-learn, to 1e-12.
@Suite struct CleaningReferenceTests {
  private typealias Reference = CleaningReference

  private let column = Reference.column.map { $0 ?? .nan }

  private func isSame(_ values: [Double?], _ expected: [Double?]) -> Bool {
    values.count == expected.count
      && zip(values, expected).allSatisfy { value, expected in
        guard let expected else { return value == nil }
        return isClose(value, expected)
      }
  }

  @Test func movingAverageIsThatOfPandas() throws {
    #expect(isSame(try Smoothing.parse("ma:1").smooth(column), Reference.average1))
    #expect(isSame(try Smoothing.parse("ma:5").smooth(column), Reference.average5))
    #expect(isSame(try Smoothing.parse("ma:8").smooth(column), Reference.average8))
  }

  @Test func medianFilterIsThatOfPandas() throws {
    #expect(isSame(try Smoothing.parse("median:1").smooth(column), Reference.median1))
    #expect(isSame(try Smoothing.parse("median:5").smooth(column), Reference.median5))
    #expect(isSame(try Smoothing.parse("median:8").smooth(column), Reference.median8))
  }

  @Test func exponentialSmoothingIsThatOfPandas() throws {
    #expect(isSame(try Smoothing.parse("ema:.3").smooth(column), Reference.exponential))
    #expect(isSame(try Smoothing.parse("ema:1").smooth(column), Reference.exponentialOne))
  }

  @Test func fillersAreThoseOfScikitLearnAndPandas() throws {
    for (kind, expected) in [
      (FillingKind.mean, Reference.mean.map(Optional.some)), (.median, Reference.median.map(Optional.some)),
      (.last, Reference.last),
    ] {
      let filled = try #require(kind.fit(column)).fill(column)
      #expect(isSame(filled.values, expected), "\(kind.id)")
      #expect(filled.isFilled == zip(column, expected).map { $0.isNaN && $1 != nil }, "\(kind.id)")
    }
  }

  @Test func scalersAreThoseOfScikitLearn() throws {
    for (kind, expected) in [
      (ScalingKind.standard, Reference.standard), (.minmax, Reference.minmax), (.robust, Reference.robust),
    ] {
      let scaler = try #require(kind.fit(column))
      #expect(isSame(column.map { scaler.update($0) }, expected), "\(kind.id)")
    }
  }

  @Test func valuesThatDifferByRoundingAloneCountAsEqual() {
    func scale(_ step: Double) -> Double? {
      StandardScaler(reference: (0..<1000).map { 1e9 + step * Double($0 % 2) })?.scale
    }
    #expect(isClose(scale(0x1p-23), Reference.roundingScale))
    #expect(isClose(scale(0x1p-10), Reference.smallScale))
  }

  @Test func planFillsThenSmoothsThenScales() throws {
    let plan = CleaningPlan(smooth: try .parse("ma:5"), fill: .mean, scale: .standard)
    let cleaned = try plan.fit(column).apply(column)
    #expect(isSame(cleaned.values, Reference.plan.map(Optional.some)))
    #expect(cleaned.isFilled == column.map(\.isNaN))
  }
}
