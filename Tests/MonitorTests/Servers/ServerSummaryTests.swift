import Monitor
import Predictions
import Telemetry
import Testing

@Suite struct ServerSummaryTests {
  private static func vllm(_ count: Double, waiting: Double = 1, cache: Double = 0.5, model: String = "llama") -> String
  {
    """
    vllm:num_requests_running{model_name="\(model)",engine="0"} 1
    vllm:num_requests_waiting{model_name="\(model)",engine="0"} \(waiting)
    vllm:kv_cache_usage_perc{model_name="\(model)",engine="0"} \(cache)
    vllm:request_success_total{model_name="\(model)",engine="0",finished_reason="stop"} \(count)
    vllm:request_success_total{model_name="\(model)",engine="0",finished_reason="error"} \(count / 4)

    """
  }

  private func snapshot(_ state: MonitorState, sums: Bool, server: ServerIdentity? = nil) -> Snapshot {
    var request = SnapshotRequest(window: .duration(.seconds(300)), bucketCount: 30)
    request.sumsReplicas = sums
    request.server = server
    return state.snapshot(request)
  }

  @Test func replicasOfAJobAreSummedOnRequest() throws {
    var first = ScriptedTarget(number: 1, instance: "a:1")
    var second = ScriptedTarget(number: 2, instance: "b:1")
    let state = MonitorState([
      first.scrape(at: 1_000, Self.vllm(0)), second.scrape(at: 1_001, Self.vllm(0, waiting: 4, cache: 0.7)),
      first.scrape(at: 1_010, Self.vllm(80)), second.scrape(at: 1_011, Self.vllm(40, waiting: 4, cache: 0.7)),
    ])
    #expect(snapshot(state, sums: false).servers.map(\.identity.instance) == ["a:1", "b:1"])
    let summed = snapshot(state, sums: true).servers
    #expect(summed.map(\.replicaCount) == [2])
    let figures = try #require(summed.first?.figures)
    #expect(figures[.requestRate] == 15)
    #expect(figures[.queue] == 5)
    #expect(figures[.cacheUse] == 0.6)
    #expect(figures[.errorRatio] == 0.2)
  }

  @Test func oneOfTwoReplicasDownIsPartlyUp() throws {
    var first = ScriptedTarget(number: 1, instance: "a:1")
    var second = ScriptedTarget(number: 2, instance: "b:1")
    let state = MonitorState([
      first.scrape(at: 1_000, Self.vllm(0)), second.failure(at: 1_001, "timed out"),
      first.scrape(at: 1_010, Self.vllm(80)),
    ])
    let rows = snapshot(state, sums: true).servers
    #expect(rows.map(\.title) == ["vLLM"])
    #expect(rows.first?.health == .partlyUp(up: 1, of: 2))
    #expect(rows.first?.trouble == "timed out")
    #expect(rows.first?.figures[.requestRate] == 10)
  }

  @Test func nothingIsAskedIsNoErrorRatio() throws {
    var target = ScriptedTarget()
    let state = MonitorState([target.scrape(at: 1_000, Self.vllm(8)), target.scrape(at: 1_010, Self.vllm(8))])
    let server = try #require(state.server())
    #expect(server.summary.figures[.requestRate] == 0)
    #expect(server.summary.figures[.errorRatio] == nil)
    #expect(server.detail.panel(.errorRatio) == nil)
  }

  @Test func severalPresetsOnOneTargetAreSeveralRows() {
    var target = ScriptedTarget()
    let gpu =
      "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\"} 62\nDCGM_FI_DEV_FB_USED{gpu=\"0\"} 30\nDCGM_FI_DEV_FB_FREE{gpu=\"0\"} 10\n"
    let state = MonitorState([target.scrape(at: 1_000, Self.vllm(1) + gpu)])
    let rows = snapshot(state, sums: false).servers
    #expect(rows.map(\.title) == ["vLLM", "DCGM"])
    #expect(rows[1].figures[.gpuUse] == 0.62)
    #expect(rows[1].figures[.gpuMemory] == 0.75)
  }

  @Test(arguments: ["9223372036854775794", "9223372036854775792", "140737488355328"])
  func whatAGPUDoesNotSupportIsNotShown(_ blank: String) {
    var target = ScriptedTarget()
    let state = MonitorState([
      target.scrape(at: 1_000, "DCGM_FI_DEV_GPU_UTIL 50\nDCGM_FI_DEV_POWER_USAGE \(blank)\n")
    ])
    #expect(snapshot(state, sums: false).servers.first?.figures == [.gpuUse: 0.5])
  }

  @Test func partsAreTheModelsBehindAServer() throws {
    var target = ScriptedTarget()
    let state = MonitorState([
      target.scrape(at: 1_000, Self.vllm(0) + Self.vllm(0, waiting: 7, model: "qwen")),
      target.scrape(at: 1_010, Self.vllm(40) + Self.vllm(80, waiting: 7, model: "qwen")),
    ])
    let server = try #require(state.server())
    #expect(server.summary.models == ["llama", "qwen"])
    #expect(server.detail.partLabel == "model_name")
    #expect(server.detail.parts.map(\.name) == ["llama", "qwen"])
    #expect(server.detail.parts.map { $0.figures[.requestRate] } == [5, 10])
    #expect(server.detail.parts.map { $0.figures[.queue] } == [1, 7])
  }

  @Test func ofManyPartsTheFirstHundredAreListedAndAllAreCounted() throws {
    var target = ScriptedTarget()
    let page = (100..<230).map { Self.vllm(0, model: "lora-\($0)") }.joined()
    let server = try #require(MonitorState([target.scrape(at: 1_000, page)]).server())
    #expect(server.detail.partCount == 130)
    #expect(server.detail.parts.map(\.name) == (100..<200).map { "lora-\($0)" })
  }

  @Test func aTargetThatNothingIsKnownOfShowsItsProcess() throws {
    var target = ScriptedTarget(job: "node")
    let state = MonitorState([
      target.scrape(at: 1_000, "process_cpu_seconds_total 5\nprocess_open_fds 9\nother 1\n"),
      target.scrape(at: 1_010, "process_cpu_seconds_total 10\nprocess_open_fds 9\nother 1\n"),
    ])
    let server = try #require(state.server())
    #expect(server.summary.identity == ServerIdentity(preset: "", job: "node", instance: "host:8000"))
    #expect(server.summary.title == "node")
    #expect(server.summary.sampleCount == 3)
    #expect(server.detail.panels.map(\.role) == [.processorUse, .openFiles])
    #expect(server.summary.figures == [.processorUse: 0.5, .openFiles: 9])
  }

  @Test func aTargetWithoutAnyKnownSeriesIsARowToo() {
    var target = ScriptedTarget(job: "odd")
    let rows = snapshot(MonitorState([target.scrape(at: 1_000, "odd_things 1\n")]), sums: false).servers
    #expect(rows.map(\.title) == ["odd"])
    #expect(rows.map(\.health) == [.up])
  }

  @Test func namesWithUnderscoresInPlaceOfColonsAreRead() throws {
    var target = ScriptedTarget()
    let state = MonitorState([
      target.scrape(at: 1_000, Self.vllm(0).replacing("vllm:", with: "vllm_")),
      target.scrape(at: 1_010, Self.vllm(80).replacing("vllm:", with: "vllm_")),
    ])
    #expect(try #require(state.server()).summary.figures[.requestRate] == 10)
  }

  @Test func onlyRowsThatAreSeenHaveASparkline() {
    var batches: [ScrapeBatch] = []
    for number in 1...3 {
      var target = ScriptedTarget(number: number, instance: "host:\(number)")
      batches += [target.scrape(at: 1_000, Self.vllm(0)), target.scrape(at: 1_010, Self.vllm(8))]
    }
    var request = SnapshotRequest(window: .duration(.seconds(300)), bucketCount: 30)
    request.seenServers = 1..<2
    let rows = MonitorState(batches).snapshot(request).servers
    #expect(rows.map { $0.history != nil } == [false, true, false])
    #expect(rows.allSatisfy { $0.figures[.requestRate] == 1 })
  }

  @Test func anActorThatRemembersShowsTheSameAsAFreshOne() async {
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .live))
    var first = ScriptedTarget(number: 1, instance: "a:1")
    var second = ScriptedTarget(number: 2, instance: "b:1")
    var batches: [ScrapeBatch] = []
    var request = SnapshotRequest(window: .duration(.seconds(300)), bucketCount: 30)
    request.server = ServerIdentity(preset: "vllm", job: "models", instance: "a:1")
    for round in 0..<20 {
      let second10 = Int64(1_000 + round * 10)
      batches.append(
        round == 11 ? first.failure(at: second10) : first.scrape(at: second10, Self.vllm(Double(round * round))))
      batches.append(second.scrape(at: second10 + 3, Self.vllm(Double(round))))
      for batch in batches.suffix(2) {
        await monitor.take(batch)
        request.sumsReplicas.toggle()
        let remembered = await monitor.snapshot(request)
        let fresh = MonitorState(Array(batches.prefix { $0.time <= batch.time })).snapshot(request)
        #expect(remembered.servers == fresh.servers)
        #expect(remembered.server == fresh.server)
      }
    }
  }
}
