import Monitor
import PromQL
import Telemetry

/// Servers, targets and series that no ordinary day brings.
extension OddSnapshots {
  /// Adds servers with the given text and number everywhere.
  static func addServers(_ text: String, _ number: Double, to snapshot: inout Snapshot, _ request: SnapshotRequest) {
    let identity = ServerIdentity(preset: "vllm", job: text, instance: request.sumsReplicas ? nil : text)
    let end = Timestamp(nanoseconds: .min)
    let course = SeriesProjection(
      id: text, title: text, unit: .plain, axis: .time(start: end, step: .seconds(1)), values: [number, nil, -number])
    let healths: [ServerSummary.Health] = [.down, .partlyUp(up: 0, of: .max), .up, .waiting]
    snapshot.servers = healths.map { health in
      var server = ServerSummary(identity: identity, title: text, health: health)
      server.models = [text, text]
      server.trouble = text
      server.figures = Dictionary(uniqueKeysWithValues: PanelRole.allCases.map { ($0, number) })
      server.history = course
      server.replicaCount = .max
      return server
    }
    snapshot.targets = [target(text, end)]
    var detail = ServerDetail(identity: identity, title: text)
    detail.panels = PanelRole.allCases.map { role in
      let line = PanelProjection.Line(title: text, value: number, series: course)
      return PanelProjection(role: role, title: text, unit: role.unit, lines: [line, line], note: text)
    }
    detail.panels.append(PanelProjection(role: .queue, title: text, unit: .count, lines: []))
    detail.parts = Array(repeating: .init(name: text, figures: [.latency: number, .gpuPower: -number]), count: 4)
    detail.partLabel = text
    detail.targets = Array(repeating: target(text, end), count: 3)
    detail.notes = [text]
    snapshot.server = request.server == nil ? nil : detail
    addExpression(text, course, to: &snapshot, request)
    guard let wanted = request.series else { return }
    var list = SeriesList(filter: wanted.filter)
    list.matchCount = .max
    list.totalCount = .max
    list.sampleCount = 1
    list.sizeBytes = .max
    list.rows = (0..<60).map { index in
      .init(
        labels: Labels(name: text, [Label(text + "\(index)", text)]), kind: .counter, value: number, isRate: true,
        history: course)
    }
    snapshot.series = list
  }

  /// An answer and candidates with the given text everywhere.
  private static func addExpression(
    _ text: String, _ course: SeriesProjection, to snapshot: inout Snapshot, _ request: SnapshotRequest
  ) {
    snapshot.queryServer = text
    if let wanted = request.expression {
      var answer = ExpressionAnswer(text: wanted.text)
      answer.rowCount = .max
      answer.common = Labels([Label(text, text)])
      answer.notes = [text, text]
      answer.server = text
      answer.rows = (0..<60).map { index in
        .init(labels: Labels(name: text, [Label(text, text)]), value: course.values.first ?? nil, history: course)
      }
      snapshot.expression = answer
    }
    snapshot.completion = request.completion.map { wanted in
      let candidates = CompletionCandidate.Kind.allCases.map { CompletionCandidate($0, text, detail: text) }
      return CompletionList(
        request: wanted, range: 0..<wanted.text.utf8.count, candidates: candidates, hasBeginning: true)
    }
  }

  private static func target(_ text: String, _ last: Timestamp) -> TargetHealth {
    var target = TargetHealth(url: text, job: text, instance: text, interval: .seconds(Int64.max), timeout: .zero)
    target.state = .down(text)
    target.lastScrape = last
    target.nextScrape = Timestamp(nanoseconds: .max)
    target.duration = .seconds(Int64.max)
    target.failureCount = .max
    target.format = text
    target.notes = [text]
    return target
  }
}
