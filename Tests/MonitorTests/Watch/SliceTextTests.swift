import Monitor
import Predictions
import Testing

@Suite struct SliceTextTests {
  @Test(arguments: [
    (SliceCondition.Test.range(from: 250, to: nil), "amount ≥ 250"),
    (.range(from: nil, to: 0.25), "amount < 0.25"),
    (.range(from: 250, to: 400), "250 ≤ amount < 400"),
    (.number(-3), "amount = -3"),
    (.category("north"), "amount = north"),
    (.category(""), "amount = “”"),
    (.otherCategory, "amount none of the frequent"),
    (.missing, "amount missing"),
  ])
  func aConditionReadsAsAPersonWouldWriteIt(test: SliceCondition.Test, text: String) {
    #expect(SliceCondition(field: "amount", test: test).text == text)
  }

  @Test func conditionsAreJoinedAndNoneIsEverything() {
    let conditions = [
      SliceCondition(field: "amount", test: .range(from: 250, to: nil)),
      SliceCondition(field: "region", test: .category("north")),
    ]
    #expect(conditions.text == "amount ≥ 250 and region = north")
    #expect([SliceCondition]().text == "all records")
  }

  @Test func whatKeepsASearchFromSpeakingIsSaid() {
    var findings = SliceFindings()
    findings.obstacle = .tooFewLabels(have: 120, need: 300)
    #expect(
      findings.notes
        == ["Too few labels yet: 120 of the 300 labelled records that a search needs since the reference."])
    findings.obstacle = nil
    findings.searchedCount = 812
    #expect(findings.notes == ["None of 812 segments is certainly worse than the reference leads to expect."])
    findings.comparison = .rest
    findings.referenceCount = 4
    #expect(
      findings.notes.first
        == "The reference's sample has 4 of the 100 labels that a comparison needs: segments are held against the rest "
        + "of the current records.")
    #expect(findings.groupNote == "No groups: --group FIELD compares them by a field's values.")
    findings.groupField = "region"
    #expect(findings.groupNote == "No groups: region is not among the watched fields of the reference.")
  }
}
