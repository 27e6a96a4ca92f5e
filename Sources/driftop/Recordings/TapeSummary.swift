import Monitor
import Predictions
import Recording
import Telemetry

/// What a tape holds, counted from its first beat to its last.
struct TapeSummary {
  var beatCount = 0
  var recordCount = 0
  /// Lines of logs, whether they are records or not.
  var lineCount = 0
  var malformedCount = 0
  var scrapeCount = 0
  var sampleCount = 0
  var answerCount = 0
  /// What people did about alerts.
  var actionCount = 0
  /// Log sources by number, as they were last.
  private var sources: [Int: SourceHealth] = [:]
  /// Records by source.
  private var records: [Int: Int] = [:]
  /// Targets by number.
  private var targets: [Int: TargetHealth] = [:]
  private var samples: [Int: Int] = [:]

  /// - Throws: what the tape says where it cannot be read on.
  init(_ input: TapeInput) throws(Failure) {
    try input.beats { beat in
      beatCount += 1
      for event in beat.events { take(event) }
      return true
    }
  }

  private mutating func take(_ event: SessionEvent) {
    switch event {
    case .predictions(let batch):
      recordCount += batch.rowCount
      lineCount += batch.progress.lineCount
      malformedCount += batch.progress.malformedCount
      records[batch.source, default: 0] += batch.rowCount
    case .scrape(let batch):
      scrapeCount += 1
      sampleCount += batch.samples.count
      samples[batch.target, default: 0] += batch.samples.count
      targets[batch.target] = batch.health
    case .answer: answerCount += 1
    case .health(let health, let source): sources[source] = health
    case .alerts(.actions(let actions)): actionCount += actions.count
    case .alerts, .catalog, .clock: break
    }
  }

  /// One thing that was watched.
  struct Source {
    var name: String
    /// "jsonl", "csv+gzip", "metrics".
    var format: String
    var records = 0
    var samples = 0
  }

  /// Logs in their order, then scraped targets in theirs.
  var sourceList: [Source] {
    let logs = sources.sorted { $0.key < $1.key }.filter { $0.value.holdsRecords }.map { number, health in
      Source(name: health.name, format: health.format, records: records[number] ?? 0)
    }
    let scraped = targets.sorted { $0.key < $1.key }.map { number, health in
      Source(name: health.url, format: "metrics", samples: samples[number] ?? 0)
    }
    return logs + scraped
  }
}
