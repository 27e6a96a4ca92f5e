import Telemetry
import Testing

@testable import Alerting

@Suite struct BoardRefreshTests {
  private var story = BookStory()

  private mutating func evaluate(_ name: String, _ value: Double, at minutes: Double, _ state: Episode.State = .firing)
  {
    var episode = BookStory.episode(BookStory.labels(name), state, at: minutes)
    episode.value = value
    story.book.take(episode)
  }

  /// Four alerts, of which one is held, and their board at 3.
  private mutating func board() -> AlertBoard {
    for name in ["A", "B", "C"] { evaluate(name, 1, at: 3) }
    evaluate("P", 1, at: 3, .pending)
    story.act(.acknowledge(BookStory.episode(BookStory.labels("B")).id), at: 3)
    return story.book.board(at: BookStory.time(3))
  }

  @Test mutating func newValuesAreTakenIntoTheBoardAsItStands() {
    var board = board()
    let version = story.book.standingVersion
    for (index, name) in ["A", "B", "C"].enumerated() { evaluate(name, Double(index + 5), at: 4) }
    evaluate("P", 9, at: 4, .pending)
    #expect(story.book.standingVersion == version)
    #expect(board.entries.map(\.episode.value) == [1, 1, 1, 1])
    #expect(story.book.refresh(&board))
    #expect(board.entries == story.book.board(at: BookStory.time(4)).entries)
    #expect(board.entries.map(\.episode.value).sorted() == [5, 6, 7, 9])
  }

  @Test mutating func whateverElseChangesCountsAsAChangeOfStanding() {
    _ = board()
    var version = story.book.standingVersion
    func hasChanged() -> Bool {
      defer { version = story.book.standingVersion }
      return story.book.standingVersion != version
    }
    evaluate("A", 1, at: 5, .resolved)
    #expect(hasChanged())
    evaluate("P", 1, at: 5)
    #expect(hasChanged())
    evaluate("New", 1, at: 5)
    #expect(hasChanged())
    story.act(.mark(BookStory.episode(BookStory.labels("C")).id, .noise), at: 5)
    #expect(hasChanged())
    story.act(
      .silence(
        Silence(
          id: "s", matchers: [SilenceMatcher(name: "alertname", value: "C")], startsAt: BookStory.time(5),
          endsAt: BookStory.time(6))), at: 5)
    #expect(hasChanged())
    // An older copy changes nothing of it, and the same one nothing at all.
    evaluate("C", 7, at: 1)
    let all = story.book.version
    evaluate("C", 7, at: 1)
    #expect(!hasChanged() && story.book.version == all)
  }

  @Test mutating func anAlertThatIsEvaluatedAgainAfterLongIsNotJustANewValue() {
    _ = board()
    var late = story.book.board(at: BookStory.time(60))
    #expect(late.entries.contains { $0.staleSince != nil })
    #expect(story.book.refresh(&late))
    evaluate("A", 2, at: 60)
    #expect(!story.book.refresh(&late))
  }

  @Test mutating func theLastSixteenValuesAreKept() throws {
    // In whatever order they come.
    for minute in 0..<20 { evaluate("A", Double(minute * 7 % 20), at: Double(minute * 7 % 20)) }
    let id = BookStory.episode(BookStory.labels("A")).id
    #expect(try #require(story.entry(id, at: 20)).recentValues == (4..<20).map(Double.init))
    evaluate("A", 99, at: 20, .resolved)
    #expect(try #require(story.entry(id, at: 20)).recentValues.last == 19)
  }
}
