import Foundation
import Predictions
import Telemetry

@testable import Ingest
@testable import Monitor

/// 2026-03-01T00:00:00Z in seconds since 1970; a multiple of every bucket's width up to a day.
let march = 1_772_323_200

/// The batch of a JSON-lines log.
func batch(_ text: String, masks: [String] = [], receivedAt: Timestamp? = nil) -> PredictionBatch {
  let bytes = Array(text.utf8)
  let storage = bytes + Array(repeating: 0, count: LogBlock.padding)
  var batch = LogParser(mapping: SchemaMapping(masks: masks))
    .parse(LogBlock(storage: storage, count: bytes.count, isFirst: true), format: .jsonLines)
  batch.receivedAt = receivedAt
  return batch
}

extension MonitorState {
  init(_ windowing: MonitorSettings.Windowing, _ text: String) {
    self.init(settings: MonitorSettings(windowing: windowing))
    apply(batch(text))
  }
}

/// A line with a time, an actual and a predicted label.
func line(_ seconds: Int, _ actual: Int = 1, _ predicted: Int = 1, _ rest: String = "") -> String {
  #"{"ts":\#(march + seconds),"y_true":\#(actual),"y_pred":\#(predicted)\#(rest)}"# + "\n"
}

/// A JSON document as Foundation reads it.
struct ReadJSON {
  let value: Any?

  init(_ value: Any?) { self.value = value }

  init(text: String) throws {
    value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
  }

  subscript(key: String) -> ReadJSON { ReadJSON((value as? [String: Any])?[key]) }
  subscript(index: Int) -> ReadJSON { ReadJSON((value as? [Any]).flatMap { index < $0.count ? $0[index] : nil }) }

  var keys: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
  var number: Double? { (value as? NSNumber)?.doubleValue }
  var text: String? { value as? String }
  var isNull: Bool { value is NSNull }
  var numbers: [Double] { (value as? [NSNumber] ?? []).map(\.doubleValue) }
  var texts: [String] { value as? [String] ?? [] }
  var count: Int? { (value as? [Any])?.count }
}

extension Report {
  /// The report of a log, as its JSON reads.
  static func read(
    _ text: String, _ windowing: MonitorSettings.Windowing = .whole,
    settings change: (inout MonitorSettings) -> Void = { _ in }
  ) async throws -> ReadJSON {
    var settings = MonitorSettings(windowing: windowing)
    change(&settings)
    var state = MonitorState(settings: settings)
    state.apply(batch(text))
    return try ReadJSON(text: await Report.make(state, options: ReportOptions()).json.text)
  }
}
