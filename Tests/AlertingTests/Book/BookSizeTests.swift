import Telemetry
import Testing

@testable import Alerting

@Suite struct BookSizeTests {
  private static func book(_ count: Int, limit: Int) -> AlertBook {
    var book = AlertBook(episodeLimit: limit)
    for number in 0..<count {
      let labels = BookStory.labels(
        "Rule\(number % 50)",
        ["model": "m\(number / 50)", "instance": "host-\(number % 400):8000", "severity": "warning"])
      book.take(BookStory.episode(labels, since: Double(number % 60), .firing, at: 61))
    }
    return book
  }

  /// In release builds it takes a few milliseconds; see the bound there.
  @Test func tenThousandAlertsAreOrderedQuickly() {
    var book = Self.book(10_000, limit: 20_000)
    book.take(
      (0..<200).map { number in
        ForeignSilence(
          silence: Silence(
            id: "\(number)", matchers: [SilenceMatcher(name: "model", value: "m\(number)")],
            startsAt: BookStory.time(0), endsAt: BookStory.time(90)), createdBy: "eve", comment: "ACK!")
      }, from: "am")
    let clock = ContinuousClock()
    let fastest = (0..<3).map { _ in clock.measure { _ = book.entries(at: BookStory.time(61)) } }.min()
    #expect(book.entries(at: BookStory.time(61)).count == 10_000)
    #expect(fastest.map { $0 < .seconds(2) } == true, "\(String(describing: fastest))")
  }

  @Test func whatDoesNotFitInIsCounted() {
    var book = Self.book(10, limit: 10)
    #expect(book.omittedCount == 0)
    let one = BookStory.episode(BookStory.labels("one more"), at: 61)
    book.take(one)
    book.take(one)
    #expect(book.omittedCount == 1)
    book.take(BookStory.episode(BookStory.labels("one more"), .resolved, at: 62))
    #expect(book.omittedCount == 0)
  }
}
