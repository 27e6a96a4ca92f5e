import Telemetry
import TestSupport
import Testing

@testable import Ingest

@Suite struct ScrapeLoopTests {
  private func target(_ url: String) -> ScrapeTarget {
    let job = ScrapeJob(name: "model")
    return ScrapeTarget(
      job: job, url: Secret(url), shownURL: url, labels: Labels([Label("job", "model")]), interval: .seconds(15),
      timeout: .seconds(10))
  }

  /// Somebody quits while a slow server has not answered yet.
  @Test func theLastBatchSpeaksOnlyOfSeriesThatWereDefined() async throws {
    let server = try FaultServer(["/metrics": .silent])
    let (target, sink) = (target(server.url("/metrics")), CollectingSink())
    let running = Task {
      let surroundings = ScrapeSurroundings { Timestamp(seconds: 1_772_323_200) }
      var loop = ScrapeLoop(target, number: 0, delay: .zero, hashKey: 1, surroundings)
      await loop.run(into: sink)
    }
    await sink.waits(until: { _ in !server.record.requests.isEmpty })
    running.cancel()
    await running.value
    let batches = await sink.scrapes
    #expect(batches.last?.isLast == true)
    var defined: Set<UInt32> = []
    for batch in batches {
      defined.formUnion(batch.definitions.map(\.reference))
      #expect(batch.samples.allSatisfy { defined.contains($0.reference) })
      // A scrape that was broken off says nothing about the target.
      #expect(batch.samples.allSatisfy { Staleness.isMarker($0.value) })
    }
  }

  @Test func aClockThatWasSetBackIsSaid() async throws {
    let server = try FaultServer(["/metrics": .text("up_down 1\n")])
    let start = Timestamp(seconds: 1_772_323_200)
    var loop = ScrapeLoop(
      target(server.url("/metrics")), number: 0, delay: .zero, hashKey: 1, ScrapeSurroundings { start })
    #expect(await loop.scrape(at: start, next: nil).health.notes == [])
    #expect(
      await loop.scrape(at: start - .seconds(60), next: nil).health.notes
        == ["the clock was set back: samples are left out until 2026-03-01T00:00:00.000Z, when the last ones came"])
    #expect(await loop.scrape(at: start + .seconds(15), next: nil).health.notes == [])
  }
}
