import Alerting
import Ingest
import Monitor
import Predictions
import Recording
import Telemetry

/// A day of three invented models, as a recorder writes it: `day RECORDING RECORDS [SECONDS]`.
///
/// A beat a second, a state a minute where there is room for it, drift watched and driftop's rules evaluated; a feature drifts for an hour.
enum DayCase {
  private static let checkpointSeconds = 60

  static func run(_ arguments: [String]) async throws {
    let seconds = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 86_400
    guard let count = Int(arguments[1]) else { return }
    let recorder = try Recorder(path: arguments[0], header: header(), options: .init()) { print($0) }
    let (monitor, known) = (MonitorActor(state: header().initialState()), header())
    let reader = RawLineReader(mapping: known.mapping)
    var (log, told) = (InventedLog(), 0)
    let began = ContinuousClock.now
    for second in 0..<seconds {
      let due = count * (second + 1) / seconds - told
      let lines = log.lines(due, at: BenchmarkSession.start + .seconds(second), drifts: second / 3_600 % 24 == 12)
      let raw = RawLines(storage: lines, count: lines.count, path: "predictions.jsonl")
      var batch = reader.batch(of: raw)
      told += batch.rowCount
      batch.raw = raw
      let events: [SessionEvent] = [.predictions(batch), .clock(BenchmarkSession.start + .seconds(second + 1))]
      for event in events { recorder.take(event) }
      await monitor.take(events)
      for event in await monitor.takeAlertEvents() {
        if let mark = PlaybackStatus.Mark(event) { recorder.mark(mark) }
      }
      if second % checkpointSeconds == checkpointSeconds - 1 {
        // A day is over in two minutes here: what it takes on the disk must be known all the same.
        await recorder.flush()
        if await recorder.wantsState { recorder.keep(await monitor.checkpoint()) }
      }
      await recorder.waitForRoom()
    }
    await recorder.close()
    let length = (ContinuousClock.now - began).inSeconds
    let bytes = BenchmarkSession.fileBytes(arguments[0])
    print("\(told) records of \(seconds) s: \(Int(length)) s, \(bytes / 1_000_000) MB")
  }

  /// Models held against their first records, driftop's rules: what a screen has.
  static func header() -> RecordingHeader {
    var header = BenchmarkSession.header()
    header.settings.watch = WatchSettings(reference: .first(10_000))
    header.alerting = AlertSettings(groups: DefaultRules.file.groups)
    header.sources = ["predictions.jsonl"]
    return header
  }
}

/// Lines of a prediction log that nobody has written: three models, five features.
private struct InventedLog {
  private var random = SplitMix(state: 20_261_122)

  mutating func lines(_ count: Int, at time: Timestamp, drifts: Bool) -> [UInt8] {
    var text = ""
    text.reserveCapacity(count * 220)
    for number in 0..<count {
      let stamp = time + .nanoseconds(Int64(number) * 1_000_000_000 / Int64(count))
      text += "{\"ts\":\"\(stamp)\",\"model\":\"\(model)\",\"latency_ms\":\(random.next() % 90 + 5)"
      let risk = unit
      let truth = unit < risk ? 1 : 0
      text += ",\"y_true\":\(truth),\"y_pred\":\(risk >= 0.5 ? 1 : 0),\"score\":\(rounded(risk))"
      let amount = (unit + unit + unit) * (drifts ? 60 : 40)
      text += ",\"features\":{\"amount\":\(rounded(amount)),\"age\":\(18 + random.next() % 70),"
      let region = ["north", "south", "east", "west"][Int(random.next() % 4)]
      text += "\"income\":\(rounded(unit * unit * 900)),\"region\":\"\(region)\","
      text += "\"visits\":\(random.next() % 12)}}\n"
    }
    return Array(text.utf8)
  }

  private var model: String {
    mutating get {
      switch random.next() % 10 {
      case 0: "topics-1.2"
      case 1..<4: "churn-2.1"
      default: "fraud-v3"
      }
    }
  }

  private var unit: Double {
    mutating get { Double(random.next() >> 11) * 0x1p-53 }
  }

  private func rounded(_ number: Double) -> Double { (number * 1_000).rounded() / 1_000 }
}
