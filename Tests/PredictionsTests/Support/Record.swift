import Analysis
import Predictions
import Telemetry

/// One row of a batch as a test writes it.
struct Record {
  var kind = PredictionBatch.RowKind.prediction
  var model = ""
  var version: String?
  /// Seconds since 1970.
  var time: Double?
  var actual: String?
  var predicted: String?
  var score: Double?
  var probabilities: [String: Double] = [:]
  var latencySeconds: Double?
  var weight: Double?
  var id: UInt64?
  var isError: Bool?
  var numbers: [String: Double] = [:]
  var texts: [String: String] = [:]

  static func label(_ actual: String, id: UInt64) -> Record {
    Record(kind: .label, actual: actual, id: id)
  }
}

extension PredictionBatch {
  /// Records as columns: labels as their text, but for numbers with a fraction.
  init(_ records: [Record], source: Int = 0) {
    self.init()
    self.source = source
    rowCount = records.count
    kinds = records.map(\.kind)
    times = records.map { $0.time.map { Int64($0 * 1e9) } ?? PredictionBatch.noTime }
    for record in records {
      let identity = ModelIdentity(model: record.model, version: record.version)
      let index = identities.firstIndex(of: identity) ?? identities.count
      if index == identities.count { identities.append(identity) }
      identityOfRow.append(UInt16(index))
    }
    actual = labels(records.map(\.actual))
    predicted = labels(records.map(\.predicted))
    score = numbers(records.map(\.score))
    latencySeconds = numbers(records.map(\.latencySeconds))
    weight = numbers(records.map(\.weight))
    ids = records.contains { $0.id != nil } ? records.map { $0.id ?? 0 } : nil
    isError = records.contains { $0.isError != nil } ? records.map(\.isError) : nil
    probabilities = Set(records.flatMap { $0.probabilities.keys }).sorted().map { label in
      ProbabilityColumn(label: label, values: records.map { $0.probabilities[label] ?? .nan })
    }
    fields = Set(records.flatMap { Array($0.numbers.keys) + Array($0.texts.keys) }).sorted().map { name in
      let texts = records.map { $0.texts[name].map { self.texts.insert($0) } ?? TextTable.missing }
      return FieldColumn(
        path: name, name: name, role: .other, numbers: numbers(records.map { $0.numbers[name] }), texts: texts)
    }
  }

  private func numbers(_ values: [Double?]) -> [Double]? {
    values.contains { $0 != nil } ? values.map { $0 ?? .nan } : nil
  }

  private mutating func labels(_ labels: [String?]) -> LabelColumn? {
    guard labels.contains(where: { $0 != nil }) else { return nil }
    let values = labels.map { $0.flatMap { Double($0) } ?? .nan }
    let numbers = zip(labels, values).map { label, value -> UInt32 in
      guard let label else { return TextTable.missing }
      return value.isFinite && value != value.rounded() ? LabelColumn.numberOnly : texts.insert(label)
    }
    return LabelColumn(texts: numbers, numbers: values)
  }
}

extension PredictionState {
  init(_ windowing: MonitorSettings.Windowing = .whole, _ records: [Record], task: PredictionTask? = nil) {
    var settings = MonitorSettings(windowing: windowing)
    settings.task = task
    self.init(settings: settings)
    apply(PredictionBatch(records))
  }
}

extension WindowAggregate {
  func figure(_ id: String) -> Double? { metrics.first { $0.id == id }?.value }

  /// The confusion matrix by label.
  var cells: [String: Double] {
    guard let confusion else { return [:] }
    var cells: [String: Double] = [:]
    for (row, actual) in classes.enumerated() {
      for (column, predicted) in classes.enumerated() where confusion[row, column] != 0 {
        cells["\(actual)→\(predicted)"] = confusion[row, column]
      }
    }
    return cells
  }
}
