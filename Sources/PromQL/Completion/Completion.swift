internal import Telemetry

extension CompletionContext {
  /// What may be written here, the likeliest first: names that begin with what has been typed before those in which it
  /// only occurs, in upper or lower case alike.
  ///
  /// Where nothing has been typed the names of metrics come first, since functions are known by heart.
  ///
  /// - Complexity: O(n log n) in the names that match.
  public func candidates(from names: some CompletionNames, limit: Int = 50) -> [CompletionCandidate] {
    let match = NameMatch(typed)
    let ranked = all(from: names).compactMap { candidate in
      match.rank(of: candidate.name).map { (rank: $0, kind: order(of: candidate.kind), candidate: candidate) }
    }
    let sorted = ranked.enumerated().sorted { left, right in
      (left.element.rank, left.element.kind, left.offset) < (right.element.rank, right.element.kind, right.offset)
    }
    return sorted.prefix(limit).map { described($0.element.candidate, names) }
  }

  private func order(of kind: CompletionCandidate.Kind) -> Int {
    if typed.isEmpty, kind == .metric { return -1 }
    return CompletionCandidate.Kind.allCases.firstIndex(of: kind) ?? 0
  }

  /// Metrics are described once it is known which are shown.
  private func described(_ candidate: CompletionCandidate, _ names: some CompletionNames) -> CompletionCandidate {
    guard candidate.kind == .metric else { return candidate }
    var described = candidate
    described.detail = names.detail(ofMetric: candidate.name)
    return described
  }

  private func all(from names: some CompletionNames) -> [CompletionCandidate] {
    switch expected {
    case .operand(let keywords):
      return keywords.map(Self.keyword) + Self.functions
        + names.metricNames().map { CompletionCandidate(.metric, $0, inserting: Self.selector($0)) }
    case .keyword(let keywords): return keywords.map(Self.keyword)
    case .labelName(let metrics): return labels(names.labelNames(ofMetrics: metrics))
    case .matcher(let metric):
      let labels = labels(names.labelNames(ofMetrics: metric.map { [$0] } ?? []))
      guard metric == nil else { return labels }
      return labels
        + names.metricNames().map { CompletionCandidate(.metric, $0, inserting: $0.quoted) }
    case .labelValue(let label, let metric):
      return names.labelValues(of: label, metric: metric).map {
        CompletionCandidate(.value, $0, inserting: $0.quoted)
      }
    case .duration: return durations
    case .nothing: return []
    }
  }

  private func labels(_ names: [String]) -> [CompletionCandidate] {
    names.filter { !$0.utf8.elementsEqual(Labels.metricNameLabel.utf8) }.map {
      let isPlain = Labels.isPlainLabelName($0) && !isQuoted
      return CompletionCandidate(.label, $0, inserting: isPlain ? $0 : $0.quoted)
    }
  }

  /// A number that has been typed is given its unit.
  private var durations: [CompletionCandidate] {
    let digits = typed.prefix { $0.isASCII && $0.isNumber }
    let lengths =
      digits.isEmpty
      ? ["1m", "5m", "10m", "15m", "30m", "1h", "6h", "12h", "1d", "7d"]
      : ["m", "h", "d", "w", "s", "ms", "y"].map { digits + $0 }
    return lengths.map { CompletionCandidate(.duration, $0) }
  }

  private static func selector(_ name: String) -> String {
    Labels.isPlainMetricName(name) ? name : "{\(name.quoted)}"
  }

  private static let functions: [CompletionCandidate] =
    Aggregation.Operator.allCases.map {
      CompletionCandidate(.aggregation, $0.rawValue, detail: $0.summary)
    }
    + FunctionDescriptor.all.sorted { $0.name < $1.name }.map {
      CompletionCandidate(.function, $0.name, inserting: $0.name + "(", detail: $0.detail)
    }

  private static func keyword(_ word: String) -> CompletionCandidate {
    let takesLabels = ["by", "without", "on", "ignoring", "group_left", "group_right"].contains(word)
    return CompletionCandidate(
      .keyword, word, inserting: takesLabels ? word + " (" : word, detail: summaries[word] ?? "")
  }

  private static let summaries = [
    "by": "a group for each value of labels", "without": "groups that leave labels out",
    "on": "match by these labels alone", "ignoring": "match by all other labels",
    "group_left": "many series on the left", "group_right": "many series on the right",
    "bool": "0 or 1 instead of leaving out", "offset": "so long ago", "and": "that the right has too",
    "or": "those of either side", "unless": "that the right has not", "atan2": "angle of y and x",
    "start()": "where the window begins", "end()": "where the window ends",
    "=": "equal", "!=": "not equal", "=~": "matches a pattern", "!~": "does not match a pattern",
  ]
}

extension FunctionDescriptor {
  /// A server may refuse what driftop itself answers.
  fileprivate var detail: String { isExperimental ? summary + "; experimental in Prometheus" : summary }
}

extension Aggregation.Operator {
  fileprivate var summary: String {
    switch self {
    case .sum: "of all values"
    case .avg: "mean of the values"
    case .count: "number of series"
    case .min: "smallest value"
    case .max: "largest value"
    case .group: "1 for each group"
    case .stddev: "standard deviation"
    case .stdvar: "variance"
    case .topk: "the k largest series"
    case .bottomk: "the k smallest series"
    case .quantile: "φ-quantile over the series"
    case .limitk: "any k series"
    case .limitRatio: "any share of the series"
    case .countValues: "number of series for each value"
    }
  }
}

/// How well names fit what has been typed.
private struct NameMatch {
  private let typed: [UInt8]
  private let lowered: [UInt8]

  init(_ typed: String) {
    self.typed = Array(typed.utf8)
    lowered = self.typed.map(Self.lowered)
  }

  /// 0 the name itself, 1 its beginning, 2 its beginning in other letters, 3 inside; `nil` nowhere.
  func rank(of name: String) -> Int? {
    if lowered.isEmpty { return 1 }
    var name = name
    return name.withUTF8 { name -> Int? in
      guard name.count >= lowered.count else { return nil }
      if name.starts(with: typed) { return name.count == typed.count ? 0 : 1 }
      for start in 0...(name.count - lowered.count) where Self.lowered(name[start]) == lowered[0] {
        if (1..<lowered.count).allSatisfy({ Self.lowered(name[start + $0]) == lowered[$0] }) {
          return start > 0 ? 3 : name.count == lowered.count ? 0 : 2
        }
      }
      return nil
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
