import Ingest
import PromQL
import Telemetry

/// At which times a query is asked, as the options say it.
struct QueryTimesArgument {
  private var time: TimeArgument?
  private var start: TimeArgument?
  private var end: TimeArgument?
  private var step: Int64?

  /// Of a range without a step; promtool's.
  private static let usualStepCount: Int64 = 250
  /// Prometheus's limit for one answer.
  private static let stepLimit = 11_000

  init(_ options: QueryTimesOptions) throws(Failure) {
    time = try options.time.map { text throws(Failure) in try TimeArgument(text, option: "--time") }
    start = try options.start.map { text throws(Failure) in try TimeArgument(text, option: "--start") }
    end = try options.end.map { text throws(Failure) in try TimeArgument(text, option: "--end") }
    step = try options.step.map { text throws(Failure) in try Self.step(text) }
    guard time == nil || (start == nil && end == nil && step == nil) else {
      throw Failure(sentence: "query: give --time for one moment, or --start, --end and --step for a range, not both")
    }
    guard start != nil || (end == nil && step == nil) else {
      throw Failure(sentence: "query: a range begins somewhere: give --start, as in --start now-1h")
    }
  }

  /// - Parameter latest: the moment that is meant where none was given.
  func times(latest: Int64, now: Timestamp) throws(Failure) -> QueryTimes {
    guard let start = start?.milliseconds(now: now) else {
      return .instant(milliseconds: time?.milliseconds(now: now) ?? latest)
    }
    let end = end?.milliseconds(now: now) ?? latest
    guard start <= end else {
      throw Failure(
        sentence: "query: the range ends before it starts: \(Timestamp(milliseconds: start)) to "
          + "\(Timestamp(milliseconds: end))")
    }
    let step = step ?? max(1_000, (end - start) / Self.usualStepCount / 1_000 * 1_000)
    guard (end - start) / step < Self.stepLimit else {
      throw Failure(sentence: "query: the range has more than \(Self.stepLimit) steps: give a longer --step")
    }
    return .range(StepGrid(from: start, through: end, step: step))
  }

  private static func step(_ text: String) throws(Failure) -> Int64 {
    let seconds = Double(text) ?? WrittenTime.duration(text)?.inSeconds
    guard let seconds, (0.001...9.2e9).contains(seconds) else {
      throw Failure(sentence: "--step \(text): expected seconds as 0.5, or a time as 15s or 1h30m")
    }
    return Int64((seconds * 1_000).rounded())
  }
}
