import Telemetry
import Testing

@testable import Ingest

@Suite struct QueryScheduleTests {
  private let start = ContinuousClock.now
  private let time = Timestamp(seconds: 1_772_323_215)
  private var schedule: QuerySchedule

  init() {
    schedule = QuerySchedule(interval: .seconds(5), at: start)
    _ = schedule.begin(at: start, time)
    schedule.end(.catalog, .answered, at: start)
  }

  private func query(_ text: String) -> WantedQuery { WantedQuery(text, .latest) }

  private mutating func begun(after seconds: Double) -> [String] {
    schedule.begin(at: start + .seconds(seconds), time).map { request in
      if case .answer(let query) = request { query.expression } else { "catalog" }
    }
  }

  private mutating func ends(_ text: String, _ outcome: QuerySchedule.Outcome, after seconds: Double) {
    schedule.end(.answer(query(text)), outcome, at: start + .seconds(seconds))
  }

  private var nextSeconds: Double? { schedule.nextTime().map { ($0 - start).inSeconds } }

  @Test mutating func theNamesComeFirstAndThenEveryFiveMinutes() {
    var fresh = QuerySchedule(interval: .seconds(5), at: start)
    _ = fresh.want([query("a")], at: start)
    #expect(fresh.begin(at: start, time) == [.catalog, .answer(query("a"))])
    #expect(nextSeconds == 300)
    #expect(begun(after: 300) == ["catalog"])
    schedule.end(.catalog, .unanswered, at: start + .seconds(301))
    #expect(nextSeconds == 302)
  }

  @Test mutating func whatIsNewIsAskedAtOnceAndThenEveryInterval() {
    _ = schedule.want([query("b"), query("a")], at: start)
    #expect(begun(after: 0) == ["a", "b"])
    ends("a", .answered, after: 1)
    ends("b", .answered, after: 2)
    #expect(nextSeconds == 5)
    _ = schedule.want([query("a"), query("b"), query("c")], at: start + .seconds(3))
    #expect(begun(after: 3) == ["c"])
    #expect(begun(after: 5) == ["a", "b"])
  }

  @Test mutating func aSlowServerRestsAsLongAsItTook() {
    _ = schedule.want([query("a")], at: start)
    #expect(begun(after: 0) == ["a"])
    ends("a", .answered, after: 20)
    #expect(nextSeconds == 40)
  }

  @Test mutating func noMoreThanFourAreUnderWay() {
    _ = schedule.want(Set("abcdef".map { query(String($0)) }), at: start)
    #expect(begun(after: 0) == ["a", "b", "c", "d"])
    #expect(nextSeconds == nil)
    ends("c", .answered, after: 1)
    #expect(nextSeconds == 0)
    #expect(begun(after: 1) == ["e"])
  }

  /// At 00:00:15 a step of a minute has 45 s left, and one of a second less than the interval.
  @Test mutating func aCourseIsAskedWhenItsNextStepBegins() {
    let minutes = WantedQuery("m", .course(length: 3_600_000, step: 60_000))
    let seconds = WantedQuery("s", .course(length: 60_000, step: 1_000))
    _ = schedule.want([minutes, seconds], at: start)
    #expect(begun(after: 0) == ["m", "s"])
    schedule.end(.answer(minutes), .answered, at: start)
    schedule.end(.answer(seconds), .answered, at: start)
    #expect(begun(after: 4.9) == [])
    #expect(begun(after: 44.9) == ["s"])
    #expect(begun(after: 45) == ["m"])
  }

  @Test mutating func aFailingServerIsAskedOneQuestionAtATimeWithGrowingPauses() {
    _ = schedule.want([query("a"), query("b")], at: start)
    #expect(begun(after: 0).count == 2)
    ends("a", .unanswered, after: 0)
    // Both failed for the same reason.
    ends("b", .unanswered, after: 0.5)
    var (now, pauses) = (0.0, [Double]())
    for _ in 0..<7 {
      guard let next = nextSeconds else { break }
      pauses.append(next - now)
      now = next
      let asked = begun(after: now)
      #expect(asked.count == 1)
      ends(asked.first ?? "", .unanswered, after: now)
    }
    #expect(pauses == [1, 2, 4, 8, 16, 30, 30])
  }

  @Test mutating func afterAnOutageAllOfItIsAskedAtOnce() {
    let names = ["a", "b", "c"]
    _ = schedule.want(Set(names.map { query($0) }), at: start)
    #expect(begun(after: 0) == names)
    for name in names { ends(name, .unanswered, after: 0) }
    ends(begun(after: 1).first ?? "", .unanswered, after: 1)
    let probe = begun(after: 3)
    #expect(probe.count == 1)
    ends(probe.first ?? "", .answered, after: 3)
    #expect(begun(after: 3).sorted() == names.filter { $0 != probe.first })
  }

  /// A question that is too much for the server, which answers the others.
  @Test mutating func oneQuestionThatIsNeverAnsweredHasPausesOfItsOwn() {
    _ = schedule.want([query("heavy"), query("light")], at: start)
    var asked: [Double] = []
    var now = 0.0
    while now < 60 {
      for name in begun(after: now) {
        if name == "heavy" { asked.append(now) }
        ends(name, name == "heavy" ? .unanswered : .answered, after: now)
      }
      now += 0.5
    }
    #expect(asked.count == 6)
    #expect(zip(asked, asked.dropFirst()).allSatisfy { $0.1 - $0.0 >= 1 })
  }

  @Test mutating func aRefusedQuestionIsNoFaultOfTheServer() {
    let wanted = ["a", "b", "c", "d"].map { query($0) }
    _ = schedule.want(Set(wanted), at: start)
    #expect(begun(after: 0).count == 4)
    for name in ["a", "b", "c", "d"] { ends(name, .refused, after: 0) }
    #expect(nextSeconds == 5)
    #expect(begun(after: 5).count == 4)
    for name in ["a", "b", "c", "d"] { ends(name, .refused, after: 5) }
    #expect(begun(after: 10).count == 4)
  }

  @Test mutating func whatIsNotWantedAnyMoreIsForgotten() {
    _ = schedule.want([query("a"), query("b")], at: start)
    #expect(begun(after: 0).count == 2)
    #expect(schedule.want([query("b")], at: start) == [query("a")])
    // Its answer comes late.
    ends("a", .answered, after: 1)
    ends("b", .answered, after: 1)
    #expect(begun(after: 10) == ["b"])
  }
}
