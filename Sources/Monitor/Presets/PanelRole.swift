/// What a panel is about, in the order in which panels stand.
public enum PanelRole: String, Sendable, CaseIterable {
  case requestRate
  /// Rows of input, of which a request may carry several.
  case exampleRate
  case errors
  /// Errors as a share of requests.
  case errorRatio
  case latency
  case meanLatency
  case timeToFirstToken
  case timePerOutputToken
  case prefillTimePerToken
  case queue
  case queueTime
  case running
  case outputTokens
  case inputTokens
  case cacheUse
  case prefixCacheHits
  case preemptions
  case batchSize
  case tokensPerStep
  case acceptedDrafts
  case phaseLatency
  case replicas
  case spend
  case gpuUse
  case gpuTensorActive
  case gpuMemory
  case gpuMemoryUsed
  case gpuPower
  case gpuTemperature
  case gpuErrors
  case driftShare
  case driftPValue
  case processorUse
  case residentMemory
  case openFiles

  public var title: String {
    switch self {
    case .requestRate: "requests/s"
    case .exampleRate: "examples/s"
    case .errors: "errors/s"
    case .errorRatio: "errors"
    case .latency: "latency"
    case .meanLatency: "mean latency"
    case .timeToFirstToken: "time to first token"
    case .timePerOutputToken: "time per output token"
    case .prefillTimePerToken: "prefill per token"
    case .queue: "queue"
    case .queueTime: "queue time"
    case .running: "running"
    case .outputTokens: "tokens/s out"
    case .inputTokens: "tokens/s in"
    case .cacheUse: "KV cache"
    case .prefixCacheHits: "prefix cache hits"
    case .preemptions: "preemptions/s"
    case .batchSize: "batch size"
    case .tokensPerStep: "tokens per step"
    case .acceptedDrafts: "drafts accepted"
    case .phaseLatency: "latency of a phase"
    case .replicas: "replicas"
    case .spend: "spend, USD/s"
    case .gpuUse: "GPU use"
    case .gpuTensorActive: "tensor cores active"
    case .gpuMemory: "GPU memory"
    case .gpuMemoryUsed: "GPU memory used"
    case .gpuPower: "GPU power"
    case .gpuTemperature: "GPU temperature"
    case .gpuErrors: "last XID error"
    case .driftShare: "features drifted"
    case .driftPValue: "drift p-value"
    case .processorUse: "CPU cores used"
    case .residentMemory: "memory"
    case .openFiles: "open files"
    }
  }

  public var unit: FigureUnit {
    switch self {
    case .requestRate, .exampleRate, .errors, .outputTokens, .inputTokens, .preemptions, .spend: .perSecond
    case .errorRatio, .cacheUse, .prefixCacheHits, .acceptedDrafts, .gpuUse, .gpuTensorActive, .gpuMemory, .driftShare:
      .ratio
    case .latency, .meanLatency, .timeToFirstToken, .timePerOutputToken, .prefillTimePerToken, .queueTime,
      .phaseLatency:
      .seconds
    case .queue, .running, .replicas, .gpuErrors, .openFiles: .count
    case .gpuMemoryUsed, .residentMemory: .bytes
    case .batchSize, .tokensPerStep, .driftPValue, .processorUse: .plain
    case .gpuPower: .watts
    case .gpuTemperature: .celsius
    }
  }

  /// The quantile that stands for the panel where there is room for one number: the slow end of what people wait for,
  /// the middle of what is a pace or a size.
  var figureQuantile: Double {
    switch self {
    case .timePerOutputToken, .prefillTimePerToken, .batchSize, .tokensPerStep: 0.5
    default: 0.95
    }
  }

  /// What a row's sparkline is about, the most telling first.
  static let historyRoles: [PanelRole] = [.requestRate, .outputTokens, .gpuUse, .driftShare, .processorUse]

  /// Whether rows of the overview have room for it, so that it is worth asking a server for.
  var isInOverview: Bool {
    switch self {
    case .requestRate, .errorRatio, .errors, .latency, .meanLatency, .timeToFirstToken, .timePerOutputToken, .queue,
      .running, .outputTokens, .cacheUse, .gpuUse, .driftShare:
      true
    default: false
    }
  }
}
