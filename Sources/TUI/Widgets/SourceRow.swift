import Monitor
import Telemetry

/// A log or a scraped target, as one list of sources shows both.
enum SourceRow {
  case log(SourceHealth)
  case target(TargetHealth)

  /// What has failed first, then what a person should look at, then the rest, each in the order of the configuration.
  static func sorted(logs: [SourceHealth], targets: [TargetHealth]) -> [SourceRow] {
    let rows = logs.map { SourceRow.log($0) } + targets.map { SourceRow.target($0) }
    var levels: [[SourceRow]] = [[], [], []]
    for row in rows { levels[row.level].append(row) }
    return levels.flatMap { $0 }
  }

  private var level: Int {
    switch self {
    case .log(let log):
      if case .failed = log.state { return 0 }
      return log.isTroubled ? 1 : 2
    case .target(let target):
      if case .down = target.state { return 0 }
      return target.notes.isEmpty ? 2 : 1
    }
  }

  var sign: StateSign {
    switch self {
    case .log(let log): StateSign(log)
    case .target(let target): StateSign(target)
    }
  }

  /// A log's path; a target's job, and where it is.
  var name: TextLine {
    switch self {
    case .log(let log): return TextLine(log.name)
    case .target(let target):
      var line = TextLine(target.job)
      line.add(" " + (target.url.isEmpty ? target.instance : target.url), .dim)
      return line
    }
  }

  /// What stands under the row, a line each: why it has failed, and what there is to know.
  func sentences(at time: Timestamp?) -> [String] {
    switch self {
    case .log(let log):
      return log.isTroubled ? [log.summary] : []
    case .target(let target):
      return (TargetReason.text(for: target, at: nil).map { [$0] } ?? []) + target.notes
    }
  }
}
