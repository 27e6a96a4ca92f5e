import Testing

@Suite struct RestoringTests {
  @Test func aRestartKeepsTheClockOfAFiringAlert() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up 1 0x20
      alert Down for 2m: up == 0
      restart at 5m back at 9m
      expect at 4m: firing Down 0
      expect at 9m: firing Down 0
      query at 9m: ALERTS_FOR_STATE => 60
      """)
    #expect(differences.isEmpty)
  }

  @Test func aTakeOverKeepsTheClockOfAPendingAlert() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up 1 0x20
      alert Down for 5m: up == 0
      takeover at 4m
      expect at 5m: pending Down 0
      expect at 6m: firing Down 0
      """)
    #expect(differences.isEmpty)
  }

  @Test func aPauseDoesNotCountAsHeld() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up 1 0x30
      alert Down for 5m: up == 0
      restart at 4m back at 14m
      expect at 14m: pending Down 0
      query at 14m: ALERTS_FOR_STATE => 60
      expect at 18m: pending Down 0
      expect at 19m: firing Down 0
      """)
    #expect(differences.isEmpty)
  }

  @Test func afterAPauseAnAlertWaitsForTheGracePeriod() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up 0x60
      alert Down for 15m: up == 0
      restart at 13m back at 20m
      expect at 29m: pending Down 0
      expect at 30m: firing Down 0
      """)
    #expect(differences.isEmpty)
  }

  @Test func moreThanAnHourBeginsAnew() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up 0x100
      alert Down: up == 0
      restart at 5m back at 70m
      expect at 70m: firing Down 0
      query at 70m: ALERTS_FOR_STATE => 4200
      """)
    #expect(differences.isEmpty)
  }

  @Test func afterARestartTheDataComesInFirst() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up 0 0 0 0 0 0 _ _ 0
      alert Down: up == 0
      restart at 5m back at 6m
      expect at 6m: firing Down 0
      expect at 7m: firing Down 0
      query at 8m: ALERTS_FOR_STATE => 0
      """)
    #expect(differences.isEmpty)
  }

  @Test func whatIsNotFoundAgainResolves() throws {
    let differences = try AlertScenario.differences(
      """
      load 1m
        up 0 0 0 0 0 0 _x10
      alert Down: up == 0
      restart at 5m back at 6m
      expect at 8m: firing Down 0
      expect at 9m: resolved Down 0
      """)
    #expect(differences.isEmpty)
  }
}
