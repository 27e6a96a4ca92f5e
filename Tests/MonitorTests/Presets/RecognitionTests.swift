import Monitor
import TestSupport
import Testing

@Suite struct RecognitionTests {
  @Test(arguments: ServerPreset.all) func eachMarkShowsItsServerAlone(_ preset: ServerPreset) {
    for mark in preset.marks + preset.markPrefixes.map({ $0 + "x" }) {
      #expect(ServerPreset.recognised(in: [mark]).map(\.id) == [preset.id])
      let plain = mark.replacing(":", with: "_")
      #expect(ServerPreset.recognised(in: [plain]).map(\.id) == [preset.id])
    }
  }

  @Test func histogramsAreRecognisedByTheirSamples() {
    let names = ["request_predict_seconds_bucket", "request_predict_seconds_count", "request_predict_seconds_sum"]
    #expect(ServerPreset.recognised(in: names).map(\.id) == ["kserve"])
  }

  @Test func aServerBesideItsGPUsIsBoth() {
    let names = ["DCGM_FI_DEV_GPU_UTIL", "vllm:num_requests_running", "http_requests_total"]
    #expect(ServerPreset.recognised(in: names).map(\.id) == ["vllm", "dcgm"])
  }

  @Test func theFallbackStandsAloneOnly() {
    #expect(ServerPreset.recognised(in: ["http_requests_total"]).map(\.id) == ["generic_http"])
  }

  @Test(arguments: ["prometheus_http_requests_total", "process_cpu_seconds_total", "vllm:something_else", "up", ""])
  func otherNamesShowNothing(_ name: String) {
    #expect(ServerPreset.recognised(in: [name]).isEmpty)
  }

  static let expositions: [(file: String, presets: [String])] = [
    ("bentoml.t1.prom", ["bentoml"]),
    ("bentoml.t1.om.txt", ["bentoml"]),
    ("llamacpp_server.t1.prom", ["llamacpp"]),
    ("mlserver.t1.prom", ["mlserver"]),
    ("mlserver.t1.om.txt", ["mlserver"]),
    ("torchserve.t1.prom", ["torchserve"]),
    ("triton.t1.prom", ["triton"]),
    ("vllm-0.33.0-simulated-stats.t1.prom", ["vllm"]),
    ("vllm-0.33.0-simulated-stats.t3.om-underscores.txt", ["vllm"]),
    ("node_exporter.t1.prom", []),
    ("prometheus_server.t1.prom", []),
    ("prometheus_client_single.t1.prom", []),
    ("prometheus_client_multiprocess.t1.prom", []),
  ]

  @Test(.enabled(if: SharedData.has("expositions/INDEX.md")), arguments: expositions)
  func eachServersOwnMetricsSelectItsPresetAndNoOther(_ file: String, _ presets: [String]) throws {
    let names = ExpositionLines(try SharedData.text("expositions/\(file)")).names
    #expect(names.count > 5)
    #expect(ServerPreset.recognised(in: names).map(\.id) == presets)
  }
}
