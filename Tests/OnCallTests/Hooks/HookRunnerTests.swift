import Alerting
import Recording
import Synchronization
import Telemetry
import TestSupport
import Testing

@testable import OnCall

@Suite struct HookRunnerTests {
  private let folder: TemporaryFolder
  private let database: StateDatabase
  private let ann = Operator(user: "ann", host: "here")

  init() throws {
    folder = try TemporaryFolder()
    database = try StateDatabase(folder: folder.path("state"))
  }

  private func hook(_ change: (inout Hook) -> Void = { _ in }) -> Hook {
    var hook = Hook(name: "retrain", command: ["echo", "done"])
    change(&hook)
    return hook
  }

  private func runner(_ hook: Hook, canAsk: Bool = true, at now: Timestamp = start) -> HookRunner {
    HookRunner([hook], canAsk: canAsk) { now }
  }

  private func finish(_ runner: HookRunner) async -> [HookRun] {
    while true {
      let ended = await runner.finished(into: database)
      if !ended.isEmpty || Task.isCancelled { return ended.map(\.run) }
      try? await Task.sleep(for: .milliseconds(2))
    }
  }

  @Test(.timeLimit(.minutes(1))) func aHookRunsOnceForAnEpisodeWhoeverIsAsked() async throws {
    let (first, second) = (runner(hook()), runner(hook()))
    let news = await first.start(.firing, episode("Fell"), claiming: database)
    #expect(news == [.sentence("hook retrain for Fell (firing): started")])
    #expect(await second.start(.firing, episode("Fell"), claiming: database).isEmpty)
    #expect(await finish(first).map(\.exitCode) == [0])
    #expect(await runner(hook()).start(.firing, episode("Fell"), claiming: database).isEmpty)
  }

  @Test(.timeLimit(.minutes(1))) func theCoolDownHoldsForOtherDriftopsAndAfterARestart() async {
    let hook = hook { $0.cooldown = .seconds(6 * 3_600) }
    let first = runner(hook)
    _ = await first.start(.firing, episode("Fell"), claiming: database)
    _ = await finish(first)
    let later = runner(hook, at: minutes(90))
    #expect(
      await later.start(.firing, episode("Other"), claiming: database) == [
        .sentence("hook retrain for Other (firing): not run, it ran 5400.0 seconds ago")
      ])
    let muchLater = runner(hook, at: minutes(361))
    #expect(await muchLater.start(.firing, episode("Other"), claiming: database).count == 1)
    #expect(await finish(muchLater).count == 1)
  }

  @Test(.timeLimit(.minutes(1))) func theBudgetOfAnHourHoldsForAllTogether() async {
    let hook = hook { $0.hourlyBudget = 2 }
    for (number, name) in ["a", "b", "c"].enumerated() {
      let runner = runner(hook, at: minutes(Double(number)))
      let news = await runner.start(.firing, episode(name), claiming: database)
      if number < 2 {
        _ = await finish(runner)
      } else {
        #expect(news == [.sentence("hook retrain for c (firing): not run, 2 an hour are allowed")])
      }
    }
    let later = runner(hook, at: minutes(60.5))
    #expect(
      await later.start(.firing, episode("d"), claiming: database) == [
        .sentence("hook retrain for d (firing): started")
      ])
    await later.stop()
  }

  @Test(.timeLimit(.minutes(1))) func oneThatAsksRunsAfterAYes() async throws {
    let runner = runner(hook { $0.needsConfirmation = true })
    let news = await runner.start(.firing, episode("Fell"), claiming: database)
    guard case .question(let question) = news.first else {
      Issue.record("\(news)")
      return
    }
    #expect((question.hook, question.alert, question.occasion) == ("retrain", "Fell", .firing))
    #expect(question.expiresAt == minutes(5))
    // The same is not asked twice.
    #expect(await runner.start(.firing, episode("Fell"), claiming: database).isEmpty)
    #expect(
      await runner.answer(question.id, true, by: ann, claiming: database) == "hook retrain for Fell (firing): started")
    #expect(await finish(runner).map(\.output) == ["done\n"])
    #expect(
      await runner.answer(question.id, true, by: ann, claiming: database)
        == "The question is over; the hook is not run")
  }

  @Test func afterANoNobodyAsksAgain() async throws {
    let hook = hook { ($0.needsConfirmation, $0.cooldown) = (true, .seconds(3_600)) }
    let runner = runner(hook)
    guard case .question(let question) = await runner.start(.firing, episode("Fell"), claiming: database).first else {
      Issue.record("not asked")
      return
    }
    #expect(
      await runner.answer(question.id, false, by: ann, claiming: database) == "hook retrain for Fell (firing): not run")
    let run = try #require(await runner.finished(into: database).first)
    #expect(run.sentence == "hook retrain (firing): not run: ann@here said no")
    #expect(await self.runner(hook).start(.firing, episode("Fell"), claiming: database).isEmpty)
    // What was not run does not make others wait.
    let other = await self.runner(hook).start(.firing, episode("Other"), claiming: database)
    guard case .question = other.first else {
      Issue.record("\(other)")
      return
    }
  }

  @Test func withoutAnAnswerItIsNotRun() async {
    let now = Mutex(start)
    let runner = HookRunner([hook { $0.needsConfirmation = true }], canAsk: true) { now.withLock { $0 } }
    #expect(await runner.start(.firing, episode("Fell"), claiming: database).count == 1)
    now.withLock { $0 = minutes(4.9) }
    #expect(await runner.takeUnanswered().isEmpty)
    now.withLock { $0 = minutes(5) }
    #expect(
      await runner.takeUnanswered() == [
        .questionEnded(1, "hook retrain for Fell (firing): not run, nobody has answered within 300 s")
      ])
    #expect(await runner.answer(1, true, by: ann, claiming: database) == "The question is over; the hook is not run")
  }

  @Test func withoutAScreenOneThatAsksIsNeverRun() async {
    let runner = runner(hook { $0.needsConfirmation = true }, canAsk: false)
    #expect(
      await runner.start(.firing, episode("Fell"), claiming: database) == [
        .sentence(
          "hook retrain for Fell (firing): not run, since it asks first and there is no screen to answer on")
      ])
  }

  @Test func aDryRunSaysWhatItWouldRunAndAsksNobody() async throws {
    let runner = runner(hook { ($0.isDryRun, $0.needsConfirmation) = (true, true) })
    _ = await runner.start(.firing, episode("Fell"), claiming: database)
    let run = try #require(await runner.finished(into: database).first).run
    #expect(run.exitCode == nil)
    #expect(run.historyLines.map(\.text) == ["hook retrain (firing): dry run: echo done"])
  }
}
