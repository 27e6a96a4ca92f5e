import Foundation
import Ingest
import Monitor
import Predictions
import Telemetry
import TestSupport
import Testing

/// Real pages of real servers, scraped over HTTP into the monitor: what the overview makes of each.
@Suite(.enabled(if: SharedData.has("expositions/INDEX.md")))
struct RecognisedServersTests {
  /// The page's name, without time and format, and the presets that it must show.
  static let pages: [(name: String, presets: [String])] = [
    ("vllm-0.33.0-simulated-stats", ["vllm"]), ("triton", ["triton"]), ("mlserver", ["mlserver"]),
    ("bentoml", ["bentoml"]), ("torchserve", ["torchserve"]), ("llamacpp_server", ["llamacpp"]),
    ("node_exporter", [""]), ("prometheus_server", [""]), ("prometheus_client_single", [""]),
    ("prometheus_client_multiprocess", [""]),
  ]

  private static let folder = SharedData.url("expositions")

  /// Pages of all times and formats, with the headers that the server sent with them.
  private static func answers(of name: String) throws -> [(page: String, fault: Fault)] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasPrefix(name + ".t") }
    return try files.sorted().map { file in
      let body = try Data(contentsOf: folder.appending(path: file))
      let sent = file.hasSuffix(".om.txt") ? file.dropLast(4) : file.dropLast(5)
      let isOpenMetrics = body.suffix(6).elementsEqual("# EOF\n".utf8)
      let usual = isOpenMetrics ? "application/openmetrics-text; version=1.0.0" : "text/plain; version=0.0.4"
      return (file, .body(Array(body), type: contentType(of: String(sent)) ?? usual))
    }
  }

  /// As the server sent it, where its headers were kept.
  private static func contentType(of page: String) -> String? {
    let headers = try? String(contentsOf: folder.appending(path: "headers/\(page).headers"), encoding: .utf8)
    let line = headers?.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix("content-type:") }
    return line.map { $0.dropFirst("content-type:".count).trimmingCharacters(in: .whitespaces) }
  }

  @Test(arguments: pages.indices)
  func eachPageSelectsExactlyItsPreset(index: Int) async throws {
    let (name, presets) = Self.pages[index]
    let answers = try Self.answers(of: name)
    #expect(answers.count >= 2)
    for (page, fault) in answers {
      let snapshot = try await Self.snapshot(of: ["/metrics": fault])
      #expect(snapshot.targets.map(\.state) == [.up], "\(page)")
      #expect(snapshot.servers.map(\.identity.preset) == presets, "\(page)")
      #expect(snapshot.targets[0].sampleCount > 10, "\(page)")
    }
  }

  @Test func anEndpointWithAServerAndItsGPUShowsBoth() async throws {
    let page = try String(contentsOf: Self.folder.appending(path: "triton.t1.prom"), encoding: .utf8)
    let gpu = "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"GPU-1\"} 37\nDCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-1\"} 61\n"
    let snapshot = try await Self.snapshot(of: ["/metrics": .text(page + gpu)])
    #expect(Set(snapshot.servers.map(\.identity.preset)) == ["triton", "dcgm"])
    #expect(snapshot.servers.first { $0.identity.preset == "dcgm" }?.figures[.gpuUse] == 0.37)
  }

  private static func snapshot(of faults: [String: Fault]) async throws -> Snapshot {
    let server = try FaultServer(faults)
    let yaml = "scrape_configs: [{job_name: j, static_configs: [{targets: ['127.0.0.1:\(server.port)']}]}]"
    let jobs = try ScrapeConfiguration(yaml: yaml, path: "p.yml").jobs
    let clock = ContinuousClock.now
    let source = ScrapeSource(
      jobs: jobs,
      ScrapeSurroundings {
        Timestamp(seconds: 1_772_323_200) + (ContinuousClock.now - clock)
      })
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .live))
    await source.runOnce(into: monitor, pause: .milliseconds(10))
    return await monitor.snapshot(SnapshotRequest(window: .everything))
  }
}
