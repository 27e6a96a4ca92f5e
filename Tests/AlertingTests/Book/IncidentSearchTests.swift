import Telemetry
import Testing

@testable import Alerting

@Suite struct IncidentSearchTests {
  private var story = BookStory()

  private func incidents(at minutes: Double) -> [[String]] {
    let board = story.book.board(at: BookStory.time(minutes))
    return board.incidents.map { incident in
      board.entries.filter { $0.incident?.id == incident.id }.sorted { $0.since < $1.since }.map(\.episode.name)
    }
  }

  @Test mutating func alertsThatBeginTogetherOnOneThingAreOne() throws {
    let first = story.see(BookStory.labels("Drift", ["model": "fraud", "team": "ml"]), since: 0, at: 9)
    story.see(BookStory.labels("AUCFell", ["model": "fraud", "team": "ml", "severity": "page"]), since: 4)
    // Four minutes after the last, eight after the first.
    story.see(BookStory.labels("Errors", ["model": "fraud", "team": "ml"]), since: 8)
    story.see(BookStory.labels("Other", ["model": "churn", "team": "ml"]), since: 4)
    #expect(incidents(at: 9) == [["Drift", "AUCFell", "Errors"]])
    let incident = try #require(story.entry(first, at: 9)?.incident)
    #expect(incident.id == first && incident.count == 3)
    #expect(incident.sharedLabels == Labels([Label("model", "fraud"), Label("team", "ml")]))
  }

  @Test mutating func onesThatBeginFarApartAreNot() {
    story.see(BookStory.labels("A"), since: 0, at: 6)
    story.see(BookStory.labels("B"), since: 5.1, at: 6)
    #expect(incidents(at: 6).isEmpty)
  }

  @Test mutating func sharingAnAlertsNameSeverityOrTeamMakesNone() {
    story.see(BookStory.labels("Down", ["instance": "a", "severity": "page", "team": "ml"]))
    story.see(BookStory.labels("Down", ["instance": "b", "severity": "page", "team": "ml"]))
    #expect(incidents(at: 0).isEmpty)
  }

  @Test mutating func ofThoseThatBeginAtOnceTheMostSpecificIsTheFirstMover() {
    story.see(BookStory.labels("Wide", ["model": "fraud"]))
    let narrow = story.see(BookStory.labels("Narrow", ["model": "fraud", "feature": "amount"]))
    #expect(story.book.board(at: BookStory.time(0)).incidents.map(\.id) == [narrow])
  }

  @Test mutating func whatAllShareIsWhatHoldsThemTogether() {
    story.see(BookStory.labels("A", ["model": "fraud", "instance": "a"]))
    story.see(BookStory.labels("B", ["model": "fraud", "instance": "b"]), since: 1)
    // The instance is no longer what the incident is about.
    story.see(BookStory.labels("C", ["model": "churn", "instance": "a"]), since: 2)
    #expect(incidents(at: 2) == [["A", "B"]])
  }
}
