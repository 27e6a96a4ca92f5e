import Analysis
import Testing

@Suite struct FalseAlarmBudgetTests {
  @Test func looksThatHangTogetherLeaveMoreToEach() {
    let budget = FalseAlarmBudget.onePerWeek
    let apart = budget.level(checks: 40, looks: 10_080)
    let together = budget.level(checks: 40, looksPerSpan: 10_080, looksPerWindow: 60)
    #expect(abs(apart / 2.4802e-6 - 1) < 1e-4)
    #expect(together > 3 * apart && together < 10 * apart)
  }

  @Test func windowsThatFollowOneAnotherAreBonferronis() {
    let budget = FalseAlarmBudget(alerts: 0.05, per: .report)
    let level = budget.level(checks: 10, looksPerSpan: 20, looksPerWindow: 1)
    #expect(abs(level / budget.level(checks: 10, looks: 20) - 1) < 1e-9)
  }

  @Test(arguments: [1.0, 10, 1_000, 1e6])
  func aLevelIsNeverBelowBonferronis(looks: Double) {
    let budget = FalseAlarmBudget.onePerWeek
    for perWindow in [1.0, 2, 10, 60, 600] {
      let level = budget.level(checks: 40, looksPerSpan: looks, looksPerWindow: perWindow)
      #expect(level >= budget.level(checks: 40, looks: looks) * (1 - 1e-9))
      #expect(level <= 0.5)
    }
  }

  @Test func looksAreCountedInTheBudgetsUnit() {
    #expect(FalseAlarmBudget.onePerWeek.looks(everySeconds: 60) == 10_080)
    #expect(FalseAlarmBudget("1/1000records")?.looks(everySeconds: 60, everyRecords: 10) == 100)
    #expect(FalseAlarmBudget("1/week")?.looks(everyRecords: 10) == nil)
    #expect(FalseAlarmBudget("0.05/report")?.looks(everySeconds: 60) == nil)
  }
}
