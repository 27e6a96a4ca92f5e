import Testing

/// The states of alerts as stories; those of the live rules are compared with Prometheus's by Tests/Benchmarks/rules.sh.
@Suite struct RuleEngineTests {
  @Test func waitsBeforeItFires() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up{job="a"} 1 0 0 0 1
      alert Down for 2m: up == 0
      expect at 0m: nothing
      expect at 1m: pending Down{job="a"} 0
      expect at 2m: pending Down{job="a"} 0
      expect at 3m: firing Down{job="a"} 0
      expect at 4m: resolved Down{job="a"} 0
      expect at 5m: nothing
      """)
    #expect(differences.isEmpty)
  }

  @Test func firesAtOnceWithoutAHoldPeriod() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up 1 0
      alert Down: up == 0
      expect at 1m: firing Down 0
      """)
    #expect(differences.isEmpty)
  }

  @Test func aPendingAlertThatClearsDisappearsAndWaitsAnew() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up 0 1 0 0
      alert Down for 1m: up == 0
      expect at 0m: pending Down 0
      expect at 1m: nothing
      expect at 2m: pending Down 0
      expect at 3m: firing Down 0
      """)
    #expect(differences.isEmpty)
  }

  @Test func keepsFiringForAWhile() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up 0 1 1 0 1 1 1 1
      alert Down keep 2m: up == 0
      expect at 0m: firing Down 0
      expect at 1m: firing Down 0
      expect at 2m: firing Down 0
      expect at 3m: firing Down 0
      expect at 4m: firing Down 0
      expect at 5m: firing Down 0
      expect at 6m: resolved Down 0
      """)
    #expect(differences.isEmpty)
  }

  @Test func doesNotKeepAPendingAlert() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up 0 1
      alert Down for 1m keep 5m: up == 0
      expect at 1m: nothing
      """)
    #expect(differences.isEmpty)
  }

  @Test func remembersAResolvedAlertForFifteenMinutesAndBeginsAnewAfterIt() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up 0 1 0 1x20
      alert Down: up == 0
      query at 0m: ALERTS_FOR_STATE => 0
      expect at 1m: resolved Down 0
      expect at 2m: firing Down 0
      query at 2m: ALERTS_FOR_STATE => 120
      """)
    #expect(differences.isEmpty)
  }

  @Test func aSeriesThatEndsResolvesAtItsMarkerOrAfterTheLookBack() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up{job="marked"} 0 0 stale
        up{job="missing"} 0 0 _x10
      alert Down: up == 0
      expect at 2m: resolved Down{job="marked"} 0
      expect at 2m: firing Down{job="missing"} 0
      expect at 5m: firing Down{job="missing"} 0
      expect at 6m: resolved Down{job="missing"} 0
      """)
    #expect(differences.isEmpty)
  }

  @Test func absenceFires() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up{job="a"} 1 stale _ _ 1
      alert Absent for 1m: absent(up{job="a"})
      expect at 1m: pending Absent{job="a"} 1
      expect at 2m: firing Absent{job="a"} 1
      expect at 4m: resolved Absent{job="a"} 1
      """)
    #expect(differences.isEmpty)
  }

  @Test func aNumberThatIsNoneIsAValueLikeAnother() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        quality NaN NaN 1
      alert Any for 1m: quality
      alert Low: quality < 0.5
      alert Odd: quality != quality
      expect at 1m: firing Any NaN
      expect at 1m: firing Odd NaN
      expect at 2m: firing Any 1
      expect at 2m: resolved Odd NaN
      """)
    #expect(differences.isEmpty)
  }

  @Test func twoResultsWithTheSameLabelsAreAFaultAndChangeNothing() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up{job="a", instance="1"} 0 0 0 0 1
        up{job="a", instance="2"} 1 1 0 1 1
      alert Down for 2m: up == 0
        label instance any
      expect at 1m: pending Down{instance="any", job="a"} 0
      fault at 1m: none
      expect at 2m: pending Down{instance="any", job="a"} 0
      fault at 2m: vector contains metrics with the same labelset after applying alert labels
      expect at 3m: firing Down{instance="any", job="a"} 0
      fault at 3m: none
      expect at 4m: resolved Down{instance="any", job="a"} 0
      """)
    #expect(differences.isEmpty)
  }

  @Test func beyondTheLimitAllAlertsOfTheRuleEnd() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up{job="a"} 0 0 0 0
        up{job="b"} 1 0 0 0
        up{job="c"} 1 1 0 1
      limit 2
      alert Down: up == 0
      expect at 1m: firing Down{job="a"} 0
      expect at 1m: firing Down{job="b"} 0
      expect at 2m: nothing
      fault at 2m: exceeded limit of 2 with 3 alerts
      query at 2m: ALERTS => 1 1
      expect at 3m: firing Down{job="a"} 0
      expect at 3m: firing Down{job="b"} 0
      query at 3m: ALERTS_FOR_STATE => 180 180
      """)
    #expect(differences.isEmpty)
  }

  @Test func alertsAreSeriesThatEndWithThem() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up{job="a"} 0 0 1
      alert Down for 1m: up == 0
        label severity page
      alert Watched: ALERTS{alertname="Down", alertstate="firing"}
      query at 0m: ALERTS{alertstate="pending", severity="page", job="a"} => 1
      query at 1m: ALERTS{alertname="Down", alertstate="pending"} => nothing
      query at 1m: ALERTS{alertname="Down", alertstate="firing"} => 1
      query at 1m: ALERTS_FOR_STATE{alertname="Down", severity="page"} => 0
      expect at 1m: firing Down{job="a", severity="page"} 0
      expect at 1m: firing Watched{alertstate="firing", job="a", severity="page"} 1
      query at 2m: {__name__=~"ALERTS.*"} => nothing
      """)
    #expect(differences.isEmpty)
  }

  @Test func valuesAndAnnotationsAreThoseOfTheLastEvaluation() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        errors 5 7 0
      alert Errors keep 5m: errors > 0
        annotation summary plain words
      expect at 0m: firing Errors 5
      expect at 1m: firing Errors 7
      summary at 1m: plain words
      expect at 2m: firing Errors 7
      """)
    #expect(differences.isEmpty)
  }

  @Test func timesBetweenEvaluationsAreNotSeen() throws {
    let differences = try AlertScenario.differences(
      """
      load 30s
        up 1 0 1 0 0
      every 1m
      alert Down: up == 0
      expect at 1m: nothing
      expect at 2m: firing Down 0
      """)
    #expect(differences.isEmpty)
  }

  @Test func templatesAreFilledInWhereverTheyStand() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up{job="a"} 1 0
      alert Down: up == 0
        label owner {{ $labels.job }}-team
        label empty {{ if false }}x{{ end }}
        annotation summary {{ $labels.job }} at {{ $value }} of {{ query "vector(3)" | first | value }}
      expect at 1m: firing Down{job="a", owner="a-team"} 0
      summary at 1m: a at 0 of 3
      """)
    #expect(differences.isEmpty)
  }
}
