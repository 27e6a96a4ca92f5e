import Analysis
import Testing

@Suite struct MultipleTestingTests {
  private static let pValues = TwoSampleReference.falseDiscovery[0]

  /// scipy 1.17.1 `false_discovery_control`.
  @Test func benjaminiHochbergEqualsScipy() {
    #expect(
      areClose(MultipleTesting.benjaminiHochberg.adjusted(Self.pValues), TwoSampleReference.falseDiscovery[1]))
  }

  /// The example worked through in R's manual of `p.adjust` by hand: sorted .01, .03, .04 times 3, 2, 1, none falling.
  @Test func holmClimbsFromTheSmallest() {
    #expect(areClose(MultipleTesting.holm.adjusted([0.01, 0.04, 0.03]), [0.03, 0.06, 0.06]))
    #expect(areClose(MultipleTesting.holm.adjusted([0.5, 0.01]), [0.5, 0.02]))
  }

  @Test func bonferroniMultipliesUpToOne() {
    #expect(areClose(MultipleTesting.bonferroni.adjusted([0.01, 0.5, 0.2]), [0.03, 1, 0.6]))
  }

  @Test(arguments: MultipleTesting.allCases)
  func staysBetweenThePlainValueAndBonferroni(method: MultipleTesting) {
    let adjusted = method.adjusted(Self.pValues)
    let bounds = MultipleTesting.bonferroni.adjusted(Self.pValues)
    for (index, value) in adjusted.enumerated() {
      #expect(value >= Self.pValues[index] && value <= bounds[index])
    }
  }

  @Test(arguments: MultipleTesting.allCases)
  func noneAndOneStayAsTheyAre(method: MultipleTesting) {
    #expect(method.adjusted([]) == [])
    #expect(method.adjusted([0.3]) == [0.3])
  }

  @Test func refusesWhatIsNoChance() async {
    await #expect(processExitsWith: .failure) { _ = MultipleTesting.holm.adjusted([0.1, .nan]) }
  }
}
