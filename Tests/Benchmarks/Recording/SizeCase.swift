import Ingest
import Monitor
import Predictions
import Recording
import Telemetry

/// Records a log at once: `size LOG RECORDING`. Prints the records and the bytes of the file.
enum SizeCase {
  static func run(_ arguments: [String]) async throws {
    let recorder = try Recorder(path: arguments[1], header: BenchmarkSession.header(), options: .init()) { print($0) }
    let sink = RecordingSink(recorder)
    var options = LogSource.Options()
    options.keepsLines = true
    await LogSource([arguments[0]], options: options).run(into: sink)
    await sink.end()
    await recorder.close()
    let beats = try BenchmarkSession.beats(arguments[1])
    let read = beats.flatMap(\.events).reduce(0) { count, event in
      if case .predictions(let batch) = event { count + batch.rowCount } else { count }
    }
    print(await sink.records, read, BenchmarkSession.fileBytes(arguments[1]))
  }
}

/// Hands what a source delivers to a recorder, a clock after each batch.
actor RecordingSink: SourceSink {
  private let recorder: Recorder
  private(set) var records = 0
  private var beats = 0

  init(_ recorder: Recorder) { self.recorder = recorder }

  func take(_ batch: PredictionBatch) async {
    records += batch.rowCount
    recorder.take(.predictions(batch))
    end()
    await recorder.waitForRoom()
  }

  func take(_ batch: ScrapeBatch) async {}
  func take(_ batch: AnswerBatch) async {}
  func take(_ catalog: QueryCatalog) async {}
  func report(_ health: SourceHealth, source: Int) async { recorder.take(.health(health, source: source)) }

  func end() {
    beats += 1
    recorder.take(.clock(BenchmarkSession.start + .seconds(beats)))
  }
}
