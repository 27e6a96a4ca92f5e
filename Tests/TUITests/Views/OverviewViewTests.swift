import Monitor
import Telemetry
import Testing

@testable import TUI

@Suite("The overview")
struct OverviewViewTests {
  @Test func theReasonOfASickModelStaysWhenRowsAreScarce() {
    let screen = AppScript(width: 60, height: 16).screen(width: 60, height: 16)
    #expect(screen.contains("└ nothing since 02:58:41, for 14 min"))
    #expect(!screen.contains("48 records in the window"))
  }

  @Test func failedSourcesComeFirstWhenRowsAreScarce() {
    let screen = AppScript(width: 80, height: 12).screen(width: 80, height: 12)
    #expect(screen.contains("/root/private.jsonl"))
    #expect(!screen.contains("chat.csv.gz"))
  }

  @Test func anEmptyOverviewSaysWhichSourcesAreWaitedFor() {
    let script = AppScript { request in
      var snapshot = SampleSnapshots.answer(to: request)
      snapshot.models = []
      return snapshot
    }
    let screen = script.screen()
    #expect(screen.contains("No model yet: no prediction has been read."))
    #expect(screen.contains("/srv/edge/*.jsonl"))
    #expect(screen.contains("permission denied"))
    #expect(screen.contains("3 malformed"))
  }

  @Test func theReasonOfADriftingModelNamesItsFirstFeature() {
    let screen = AppScript { SampleDrift.answer(to: $0) }.screen()
    #expect(screen.contains("└ amount drifts since 03:01, h .41 (PSI .62) · 3 of 12 features"))
    #expect(screen.contains(" 3/12 "))
  }

  @Test func aDriftThatBeganOnAnotherDayHasItsDate() {
    let screen = AppScript { request in
      var snapshot = SampleDrift.answer(to: request)
      snapshot.time = snapshot.time.map { $0 + .seconds(3 * 86_400) }
      return snapshot
    }.screen()
    #expect(screen.contains("amount drifts since 03-01 03:01"))
  }

  @Test func aModelThatIsWorseSaysSoBeforeItsDrift() {
    let screen = AppScript { request in
      var snapshot = SampleDrift.answer(to: request)
      for index in snapshot.models.indices { snapshot.models[index].health = .worse("AUC has fallen") }
      return snapshot
    }.screen()
    #expect(screen.contains("▲ worse"))
    #expect(screen.contains("└ AUC has fallen · amount drifts since 03:01"))
  }

  @Test func aModelThatDoesNotDriftHasNoReasonForIt() {
    let screen = AppScript { SampleDrift.answer(to: $0, .stable) }.screen()
    #expect(screen.contains(" 0/12 "))
    #expect(!screen.contains("drifts"))
  }

  @Test func thereIsNoColumnForWhatNothingIsHeldAgainst() {
    #expect(!AppScript().screen(width: 200, height: 50).contains("DRIFT"))
    #expect(AppScript { SampleDrift.answer(to: $0) }.row(3).contains("DRIFT"))
  }
}
