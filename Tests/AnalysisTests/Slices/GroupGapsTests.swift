import Analysis
import Testing

@Suite struct GroupGapsTests {
  private static func counts(_ tp: Int, _ fp: Int, _ tn: Int, _ fn: Int) -> GroupGaps.Counts {
    var counts = GroupGaps.Counts()
    (counts.truePositive, counts.falsePositive, counts.trueNegative, counts.falseNegative) = (tp, fp, tn, fn)
    counts.labelled = tp + fp + tn + fn
    counts.right = tp + tn
    counts.predicted = counts.labelled + 30
    counts.predictedPositive = tp + fp + 10
    return counts
  }

  private static func numbers(_ estimates: [GroupGaps.Rate: GroupGaps.Estimate]) -> [Double] {
    GroupGaps.Rate.allCases.flatMap { rate in
      estimates[rate].map { [$0.value, $0.interval.lowerBound, $0.interval.upperBound] } ?? []
    }
  }

  @Test func ratesAndGapsHaveTheIntervalsOfTheReference() {
    let gaps = GroupGaps([Self.counts(30, 25, 150, 45), Self.counts(180, 40, 700, 80)])
    #expect(gaps.largest == 1)
    #expect(areClose(Self.numbers(gaps.groups[0].rates), SlicesReference.smallGroupRates))
    #expect(areClose(Self.numbers(gaps.groups[0].gaps), SlicesReference.gaps))
    #expect(gaps.groups[1].gaps.isEmpty)
  }

  @Test func aRateForWhichTooFewRecordsCountIsAbsent() {
    let gaps = GroupGaps([Self.counts(180, 40, 700, 80), Self.counts(5, 20, 100, 10)])
    #expect(gaps.groups[1].rates[.truePositiveRate] == nil)
    #expect(gaps.groups[1].gaps[.truePositiveRate] == nil)
    #expect(gaps.groups[1].rates[.falsePositiveRate] != nil)
    #expect(GroupGaps([GroupGaps.Counts()]).groups[0].rates.isEmpty)
    #expect(GroupGaps([]).largest == nil)
  }
}
