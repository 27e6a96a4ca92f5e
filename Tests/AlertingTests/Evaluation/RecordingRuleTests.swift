import Testing

@Suite struct RecordingRuleTests {
  @Test func laterRulesOfTheGroupSeeWhatIsRecorded() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        errors{job="a"} 1 2 3
        errors{job="b"} 1 2 3
      record errors:sum: sum(errors)
        label team x
      alert Errors: errors:sum > 3
      query at 0m: errors:sum{team="x"} => 2
      expect at 0m: nothing
      expect at 1m: firing Errors{team="x"} 4
      expect at 2m: firing Errors{team="x"} 6
      """)
    #expect(differences.isEmpty)
  }

  @Test func aRecordedSeriesEndsAtOnceWithItsResult() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        errors{job="a"} 1 2 stale
        errors{job="b"} 1 2 3
      record copy: errors
      query at 1m: copy => 2 2
      query at 2m: copy => 3
      """)
    #expect(differences.isEmpty)
  }

  @Test func aFaultKeepsWhatWasRecordedBefore() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        errors{job="a"} 1 2
        errors{job="b"} _ 2
      record copy: errors
        label job same
      query at 0m: copy => 1
      fault at 1m: vector contains metrics with the same labelset after applying rule labels
      query at 1m: copy => 1
      """)
    #expect(differences.isEmpty)
  }

  @Test func beyondTheLimitNothingIsRecorded() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        errors{job="a"} 1 2
        errors{job="b"} _ 2
      limit 1
      record copy: errors
      query at 0m: copy => 1
      fault at 1m: exceeded limit of 1 with 2 series
      """)
    #expect(differences.isEmpty)
  }

  @Test func aScalarIsOneSeries() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        errors 1 2
      record now: time()
      query at 1m: now => 60
      """)
    #expect(differences.isEmpty)
  }

  @Test func aTextIsNoResult() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        errors 1 2
      record text: "abc"
      fault at 1m: rule result is not a vector or scalar
      """)
    #expect(differences.isEmpty)
  }
}
