import Monitor
import Telemetry
import TestSupport

/// Servers, targets and series as scraped endpoints would give them, made from a seed.
extension SampleSnapshots {
  static let vllm = ServerIdentity(preset: "vllm", job: "llm", instance: "gpu-1:8000")
  static let secondVLLM = ServerIdentity(preset: "vllm", job: "llm", instance: "gpu-2:8000")
  static let triton = ServerIdentity(preset: "triton", job: "vision", instance: "edge-7:8002")
  static let unknown = ServerIdentity(preset: "", job: "billing", instance: "billing:9000")

  /// The answer to a request where four servers are scraped beside the models.
  static func answerWithServers(to request: SnapshotRequest) -> Snapshot {
    var snapshot = answer(to: request)
    var builder = SampleSnapshots(generator: .init(seed: 7))
    snapshot.targets = targets
    snapshot.servers = builder.servers(request)
    if let server = request.server { snapshot.server = builder.serverDetail(server, bucketCount: request.bucketCount) }
    if let series = request.series { snapshot.series = builder.seriesList(series, bucketCount: request.bucketCount) }
    if let expression = request.expression {
      snapshot.expression = builder.expressionAnswer(expression, bucketCount: request.bucketCount)
    }
    snapshot.completion = request.completion.map(completion)
    return snapshot
  }

  /// Servers alone: neither logs nor models.
  static func answerWithServersAlone(to request: SnapshotRequest) -> Snapshot {
    var snapshot = answerWithServers(to: request)
    snapshot.models = []
    snapshot.sources = []
    snapshot.detail = nil
    return snapshot
  }

  static let targets: [TargetHealth] = {
    var first = target("http://gpu-1:8000/metrics", vllm, samples: 604)
    first.addedCount = 2
    let second = target("http://gpu-2:8000/metrics", secondVLLM, samples: 604)
    var third = target("http://edge-7:8002/metrics", triton, samples: 0)
    third.state = .down("connection refused")
    third.failureCount = 4
    third.nextScrape = Timestamp(seconds: 1_772_334_769)
    var fourth = target("http://billing:9000/metrics", unknown, samples: 88)
    fourth.notes = ["2 samples lie in the future of this machine's clock and were left out"]
    return [first, second, third, fourth]
  }()

  private static func target(_ url: String, _ server: ServerIdentity, samples: Int) -> TargetHealth {
    var health = TargetHealth(
      url: url, job: server.job, instance: server.instance ?? "", interval: .seconds(15), timeout: .seconds(10))
    health.state = .up
    health.lastScrape = Timestamp(seconds: 1_772_334_754)
    health.duration = .milliseconds(23)
    health.nextScrape = Timestamp(seconds: 1_772_334_769)
    health.sampleCount = samples
    health.keptCount = samples
    health.bodyBytes = samples * 148
    health.format = samples > 0 ? "text 0.0.4" : ""
    return health
  }

  private mutating func servers(_ request: SnapshotRequest) -> [ServerSummary] {
    var first = llm(Self.vllm, model: "llama-70b", load: 1, request)
    let second = llm(Self.secondVLLM, model: "llama-70b", load: 0.6, request)
    var triton = ServerSummary(identity: Self.triton, title: "Triton", health: .down)
    triton.trouble = "connection refused"
    var unknown = ServerSummary(identity: Self.unknown, title: "billing", health: .up)
    guard request.sumsReplicas else { return [first, second, triton, unknown] }
    first.identity.instance = nil
    first.replicaCount = 2
    triton.identity.instance = nil
    unknown.identity.instance = nil
    return [first, triton, unknown]
  }

  private mutating func llm(
    _ identity: ServerIdentity, model: String, load: Double, _ request: SnapshotRequest
  ) -> ServerSummary {
    var server = ServerSummary(identity: identity, title: "vLLM", health: .up)
    server.models = [model]
    server.figures = [
      .requestRate: 4.2 * load, .errorRatio: 0.001, .latency: 3.8, .timeToFirstToken: 0.21,
      .timePerOutputToken: 0.018, .queue: 2, .outputTokens: 1_840 * load, .cacheUse: 0.61 * load, .gpuUse: 0.93,
    ]
    server.history = series("tokens", "tokens/s out", .perSecond, count: request.bucketCount) {
      load * (1_200 + 900 * $0)
    }
    return server
  }
}

// One server and its panels.
extension SampleSnapshots {
  private mutating func serverDetail(_ identity: ServerIdentity, bucketCount: Int) -> ServerDetail {
    let title = identity.preset == "vllm" ? "vLLM" : identity.preset == "triton" ? "Triton" : identity.job
    var detail = ServerDetail(identity: identity, title: title)
    detail.targets = Self.targets.filter { target in
      target.job == identity.job && (identity.instance == nil || target.instance == identity.instance)
    }
    guard identity.preset == "vllm" else { return detail }
    let levels: [(PanelRole, Double)] = [
      (.requestRate, 4.2), (.errorRatio, 0.001), (.queue, 2), (.running, 31), (.outputTokens, 1_840), (.cacheUse, 0.61),
      (.gpuPower, 412), (.gpuTemperature, 67),
    ]
    detail.panels = levels.map { panel($0.0, level: $0.1, bucketCount: bucketCount) }
    detail.panels.insert(quantiles(.latency, level: 3.8, bucketCount: bucketCount), at: 2)
    detail.panels.insert(quantiles(.timeToFirstToken, level: 0.21, bucketCount: bucketCount), at: 3)
    detail.partLabel = "model_name"
    detail.parts = ["llama-70b", "llama-70b-lora-legal"].map {
      .init(name: $0, figures: [.requestRate: 2.1, .outputTokens: 920, .queue: 1, .timeToFirstToken: 0.2])
    }
    detail.notes = ["The GPU's figures are those of its host, which other servers may use too."]
    return detail
  }

  private mutating func panel(_ role: PanelRole, level: Double, bucketCount: Int) -> PanelProjection {
    let course = series(role.rawValue, role.title, role.unit, count: bucketCount) { level * (0.8 + $0 * 0.2) }
    var panel = PanelProjection(
      role: role, title: role.title, unit: role.unit, lines: [.init(title: "", value: level, series: course)])
    if role == .cacheUse { panel.note = "the fullest replica" }
    panel.expression = "sum(\(role.rawValue){job=\"llm\"})"
    return panel
  }

  private mutating func quantiles(_ role: PanelRole, level: Double, bucketCount: Int) -> PanelProjection {
    let lines = [("p50", 0.4), ("p95", 1.0), ("p99", 1.7)].map { title, part in
      PanelProjection.Line(
        title: title, value: level * part,
        series: series(role.rawValue, role.title, role.unit, count: bucketCount) { level * part * (0.8 + $0 * 0.2) })
    }
    return PanelProjection(role: role, title: role.title, unit: role.unit, lines: lines)
  }
}

// The explorer's series, a thousand and more.
extension SampleSnapshots {
  static let seriesCount = 1_204

  private mutating func seriesList(_ request: SeriesListRequest, bucketCount: Int) -> SeriesList {
    var list = SeriesList(filter: request.filter)
    list.totalCount = Self.seriesCount
    list.sampleCount = 289_000
    list.sizeBytes = 606_900
    let matching = (0..<Self.seriesCount).filter { index in
      request.filter.isEmpty || Self.labels(index).description.contains(request.filter)
    }
    list.matchCount = matching.count
    list.first = request.first
    list.rows = matching.dropFirst(request.first).prefix(request.count).map { index in
      let isRate = index % 3 != 0
      let history = series("s", "s", isRate ? .perSecond : .plain, count: bucketCount) { Double(index) * (0.5 + $0) }
      return SeriesList.Row(
        labels: Self.labels(index), kind: isRate ? .counter : .gauge,
        value: index % 10 == 7 ? nil : Double(index) * 1.25, isRate: isRate, history: history)
    }
    return list
  }

  private static func labels(_ index: Int) -> Labels {
    let names = ["vllm:num_requests_running", "vllm:prompt_tokens_total", "vllm:request_success_total"]
    return Labels(
      name: names[index % 3],
      [
        Label("instance", "gpu-\(index % 2 + 1):8000"), Label("job", "llm"), Label("model_name", "llama-70b"),
        Label("finished_reason", "reason \(index)"), Label("engine", "\(index / 3)"),
      ])
  }
}
