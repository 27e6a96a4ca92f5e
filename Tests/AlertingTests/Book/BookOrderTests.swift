import Telemetry
import TestSupport
import Testing

@testable import Alerting

/// Random stories, told in random orders.
@Suite struct BookOrderTests {
  private enum Step {
    case episode(Episode)
    case action(OperatorAction)
    case silences([ForeignSilence])
  }

  private static let severities = ["warning", "critical", nil]

  private static func story(_ generator: inout SeededGenerator) -> [Step] {
    var episodes: [Episode] = []
    for name in ["A", "B"] {
      for severity in severities {
        var labels = ["model": Bool.random(using: &generator) ? "fraud" : "churn"]
        labels["severity"] = severity
        for start in [0.0, 10, 20] {
          let states: [Episode.State] = [.pending, .firing, .resolved]
          let last = Int.random(in: 0...2, using: &generator)
          for step in 0...last {
            episodes.append(
              BookStory.episode(BookStory.labels(name, labels), since: start, states[step], at: start + Double(step)))
          }
        }
      }
    }
    let actions = (0..<40).map { number in
      let deed = deed(episodes[Int.random(in: 0..<episodes.count, using: &generator)].id, &generator)
      // Many at the same time, from two hosts.
      return OperatorAction(
        id: "\(number)", time: BookStory.time(Double(Int.random(in: 0...25, using: &generator))),
        actor: Operator(user: "u\(number)", host: number % 2 == 0 ? "a" : "b"), deed: deed, note: "n\(number)")
    }
    let foreign = ForeignSilence(
      silence: silence(&generator), createdBy: "eve", comment: Bool.random(using: &generator) ? "ACK! x" : "x")
    return episodes.map(Step.episode) + actions.map(Step.action) + [.silences([foreign])]
  }

  private static func deed(_ id: Episode.ID, _ generator: inout SeededGenerator) -> OperatorAction.Deed {
    switch Int.random(in: 0...6, using: &generator) {
    case 0: .acknowledge(id)
    case 1: .unacknowledge(id)
    case 2: .snooze(id, until: BookStory.time(Double(Int.random(in: 0...40, using: &generator))))
    case 3: .note(id)
    case 4: .mark(id, AlertMark.allCases.randomElement(using: &generator))
    case 5: .silence(silence(&generator))
    default: .expire(silence: "s\(Int.random(in: 0...2, using: &generator))")
    }
  }

  private static func silence(_ generator: inout SeededGenerator) -> Silence {
    let start = Double(Int.random(in: 0...20, using: &generator))
    return Silence(
      id: "s\(Int.random(in: 0...2, using: &generator))",
      matchers: [
        SilenceMatcher(
          name: Bool.random(using: &generator) ? "model" : "severity", value: "fraud|critical", isRegex: true)
      ],
      startsAt: BookStory.time(start), endsAt: BookStory.time(start + 10))
  }

  private static func book(_ steps: [Step]) -> AlertBook {
    var book = AlertBook()
    for step in steps {
      switch step {
      case .episode(let episode): book.take(episode)
      case .action(let action): book.take(action)
      case .silences(let list): book.take(list, from: "am")
      }
    }
    return book
  }

  @Test(arguments: 0..<40)
  func theOrderInWhichThingsComeDoesNotMatter(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let steps = Self.story(&generator)
    let book = Self.book(steps)
    for _ in 0..<3 {
      // Some come twice.
      let other = Self.book((steps + steps.shuffled(using: &generator).prefix(20)).shuffled(using: &generator))
      for minutes in [0.0, 5, 12, 21, 26, 33, 41] {
        let time = BookStory.time(minutes)
        #expect(book.entries(at: time) == other.entries(at: time))
        #expect(book.silences(at: time) == other.silences(at: time))
      }
      for entry in book.entries(at: BookStory.time(21)) {
        #expect(
          Set(book.history(of: entry.episode.id).map(\.text)) == Set(other.history(of: entry.episode.id).map(\.text)))
      }
    }
  }

  @Test(arguments: 0..<10)
  func everyEpisodeStandsOnceAndTheStandingsAreInOrder(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let entries = Self.book(Self.story(&generator)).entries(at: BookStory.time(15))
    #expect(Set(entries.map(\.episode.id)).count == entries.count && !entries.isEmpty)
    #expect(entries.map(\.standing.rank) == entries.map(\.standing.rank).sorted())
  }
}
