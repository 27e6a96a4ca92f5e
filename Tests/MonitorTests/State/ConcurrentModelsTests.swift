import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Monitor

/// A state to which several tasks have added is that to which one has.
@Suite struct ConcurrentModelsTests {
  private static let names = ["fraud", "churn", "topics", "fraud"]

  private static func lines(_ seconds: Range<Int>, _ generator: inout SeededGenerator) -> String {
    seconds.flatMap { second in
      names.indices.map { number -> String in
        let score = (generator.uniform() * 1_000).rounded() / 1_000
        let amount = generator.uniform() * (second > 900 ? 9 : 5)
        // Some labels come later, and some never.
        let label = (second + number) % 7 == 0 ? "" : #""y_true":\#(generator.uniform() < score ? 1 : 0),"#
        return #"{"ts":\#(1_772_000_000 + second),"model":"\#(names[number])","id":"\#(second)-\#(number)",\#(label)"#
          + #""y_pred":\#(score > 0.5 ? 1 : 0),"score":\#(score),"features":{"amount":\#(amount)}}"# + "\n"
      }
    }.joined()
  }

  @Test(arguments: [20, 60]) func comeToTheSame(seconds: Int) async throws {
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(300))
    var (alone, together) = (MonitorState(settings: settings), MonitorState(settings: settings))
    var generator = SeededGenerator(seed: 31)
    for start in stride(from: 0, to: 1_800, by: seconds) {
      let events: [SessionEvent] = [
        .predictions(batch(Self.lines(start..<start + seconds, &generator))),
        .clock(Timestamp(seconds: Int64(1_772_000_000 + start + seconds))),
      ]
      for event in events {
        alone.apply(event)
        await together.applyConcurrently(event)
      }
    }
    #expect(alone.predictions.models.count == 3)
    #expect(alone.predictions.models.contains { $0.watch?.reference != nil })
    let isSame = try alone.encoded() == together.encoded()
    #expect(isSame, "\(Difference.first(alone, together) ?? "")")
  }
}
