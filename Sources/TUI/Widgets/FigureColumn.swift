import Monitor

/// How a server's figures stand in tables: the heading of each, and the columns that its numbers take.
extension PanelRole {
  var columnTitle: String {
    switch self {
    case .requestRate: "REQ/S"
    case .exampleRate: "ROWS/S"
    case .errors: "ERR/S"
    case .errorRatio: "ERR"
    case .latency: "P95"
    case .meanLatency: "MEAN"
    case .timeToFirstToken: "TTFT P95"
    case .timePerOutputToken: "TPOT"
    case .prefillTimePerToken: "PREFILL"
    case .queue: "QUEUE"
    case .queueTime: "WAIT"
    case .running: "RUNNING"
    case .outputTokens: "TOK/S"
    case .inputTokens: "IN/S"
    case .cacheUse: "KV"
    case .prefixCacheHits: "PREFIX"
    case .preemptions: "PREEMPT"
    case .batchSize: "BATCH"
    case .tokensPerStep: "PER STEP"
    case .acceptedDrafts: "DRAFTS"
    case .phaseLatency: "PHASE"
    case .replicas: "REPLICAS"
    case .spend: "USD/S"
    case .gpuUse: "GPU"
    case .gpuTensorActive: "TENSOR"
    case .gpuMemory: "GPU MEM"
    case .gpuMemoryUsed: "GPU MEM"
    case .gpuPower: "POWER"
    case .gpuTemperature: "TEMP"
    case .gpuErrors: "XID"
    case .driftShare: "DRIFTED"
    case .driftPValue: "P-VALUE"
    case .processorUse: "CPU"
    case .residentMemory: "MEMORY"
    case .openFiles: "FILES"
    }
  }

  /// Enough for the heading and for any number of the unit.
  var columnWidth: Int {
    let numbers =
      switch unit {
      case .ratio: 5
      case .count: 5
      case .plain, .perSecond, .seconds: 6
      case .bytes, .watts, .celsius: 7
      }
    return max(numbers, columnTitle.count)
  }
}

/// A server's figure in its column.
enum FigureCell {
  /// What a server does not offer stays empty.
  static func line(_ value: Double?, of role: PanelRole, width: Int) -> TextLine {
    guard let value else { return TextLine() }
    return TextLine(NumberText.text(value, unit: role.unit, width: width), value.isNaN ? .missing : .text)
  }
}
