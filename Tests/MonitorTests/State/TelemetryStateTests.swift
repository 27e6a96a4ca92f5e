import Telemetry
import Testing

@testable import Monitor

@Suite struct TelemetryStateTests {
  private static let name = "vllm:num_requests_running"

  private func batch(_ second: Int64, defining reference: UInt32, forgetting: [UInt32]) -> ScrapeBatch {
    var health = TargetHealth(
      url: "http://a:1/metrics", job: "j", instance: "a:1", interval: .seconds(1), timeout: .seconds(1))
    health.state = .up
    var batch = ScrapeBatch(target: 0, health: health, time: Timestamp(seconds: second))
    let labels = Labels(name: Self.name, [Label("model_name", "m"), Label("engine", "0")])
    batch.definitions = [.init(reference: reference, labels: labels)]
    batch.samples = [.init(reference: reference, milliseconds: second * 1_000, value: 1)]
    batch.samples += forgetting.map { .init(reference: $0, milliseconds: second * 1_000, value: Staleness.marker) }
    batch.forgotten = forgetting
    return batch
  }

  /// A server that writes a series' labels in another order at each scrape: another text, the same series.
  @Test func aSeriesThatComesUnderANewReferenceIsStillThere() {
    var state = TelemetryState()
    state.apply(batch(100, defining: 5, forgetting: []))
    state.apply(batch(101, defining: 6, forgetting: [5]))
    let series = state.store.select([.metricName(Self.name)])
    #expect(series.count == 1)
    #expect(state.targets[0]?.panels.names[Self.name] == Set(series))
    #expect(state.targets[0]?.panels.servers.map(\.preset.id) == ["vllm"])
  }
}
