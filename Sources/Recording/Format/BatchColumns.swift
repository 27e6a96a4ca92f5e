internal import Predictions
internal import Telemetry

/// A batch of records that no lines stand behind, as it is kept.
struct BatchColumns: Codable {
  private struct Labels: Codable {
    var texts: [UInt32]
    var numbers: [Double]

    init(_ column: PredictionBatch.LabelColumn) {
      (texts, numbers) = (column.texts, column.numbers)
    }

    var column: PredictionBatch.LabelColumn { .init(texts: texts, numbers: numbers) }
  }

  private struct Field: Codable {
    var path: String
    var name: String
    var role: FieldRole
    var numbers: [Double]?
    var texts: [UInt32]?
  }

  private struct Probability: Codable {
    var label: String
    var values: [Double]
  }

  private struct Record: Codable {
    var row: Int
    var id: String?
    var text: String
  }

  private struct Progress: Codable {
    var counts: [Int]
    var malformed: [SourceHealth.MalformedLine]
    var nonFinite: [String: Int]
    var maskedFields: [String]
  }

  private var source: Int
  private var receivedAt: Timestamp?
  private var rowCount: Int
  private var texts: [[UInt8]]
  private var identities: [ModelIdentity]
  private var identityOfRow: [UInt16]
  private var kinds: [UInt8]
  private var times: [Int64]
  private var actual: Labels?
  private var predicted: Labels?
  private var score: [Double]?
  private var probabilities: [Probability]
  private var latencySeconds: [Double]?
  private var weight: [Double]?
  private var ids: [UInt64]?
  /// 0 and 1, and 2 for what is not known.
  private var isError: [UInt8]?
  private var fields: [Field]
  private var tail: [Record]
  private var progress: Progress

  init(_ batch: PredictionBatch) {
    (source, receivedAt, rowCount) = (batch.source, batch.receivedAt, batch.rowCount)
    texts = (1..<UInt32(max(1, batch.texts.count))).map { Array(batch.texts.bytes(of: $0)) }
    (identities, identityOfRow, times) = (batch.identities, batch.identityOfRow, batch.times)
    kinds = batch.kinds.map(\.rawValue)
    (actual, predicted) = (batch.actual.map(Labels.init), batch.predicted.map(Labels.init))
    (score, latencySeconds, weight, ids) = (batch.score, batch.latencySeconds, batch.weight, batch.ids)
    probabilities = batch.probabilities.map { Probability(label: $0.label, values: $0.values) }
    isError = batch.isError?.map { $0.map { $0 ? 1 : 0 } ?? 2 }
    fields = batch.fields.map {
      Field(path: $0.path, name: $0.name, role: $0.role, numbers: $0.numbers, texts: $0.texts)
    }
    tail = batch.tail.map { Record(row: $0.row, id: $0.id, text: $0.text) }
    let read = batch.progress
    progress = Progress(
      counts: [read.lineCount, read.otherCount, read.malformedCount, read.byteCount], malformed: read.malformed,
      nonFinite: read.nonFinite, maskedFields: read.maskedFields.sorted())
  }

  /// - Throws: ``ByteReader/Damage`` where columns are not as long as there are rows, or point beyond what there is.
  func batch() throws(ByteReader.Damage) -> PredictionBatch {
    var batch = PredictionBatch()
    (batch.source, batch.receivedAt, batch.rowCount) = (source, receivedAt, rowCount)
    for text in texts { _ = text.withUnsafeBufferPointer { batch.texts.insert($0) } }
    (batch.identities, batch.identityOfRow, batch.times) = (identities, identityOfRow, times)
    batch.kinds = kinds.compactMap(PredictionBatch.RowKind.init)
    (batch.actual, batch.predicted) = (actual?.column, predicted?.column)
    (batch.score, batch.latencySeconds, batch.weight, batch.ids) = (score, latencySeconds, weight, ids)
    batch.probabilities = probabilities.map { .init(label: $0.label, values: $0.values) }
    batch.isError = isError?.map { $0 == 2 ? nil : $0 == 1 }
    batch.fields = fields.map {
      .init(path: $0.path, name: $0.name, role: $0.role, numbers: $0.numbers, texts: $0.texts)
    }
    batch.tail = tail.map { RecordText(row: $0.row, id: $0.id, text: $0.text) }
    guard progress.counts.count == 4, isConsistent(batch) else { throw ByteReader.Damage() }
    batch.progress.lineCount = progress.counts[0]
    batch.progress.otherCount = progress.counts[1]
    batch.progress.malformedCount = progress.counts[2]
    batch.progress.byteCount = progress.counts[3]
    batch.progress.malformed = progress.malformed
    batch.progress.nonFinite = progress.nonFinite
    batch.progress.maskedFields = Set(progress.maskedFields)
    return batch
  }

  /// Whether every column has an entry a row, and every number of a text or a model one to stand for.
  private func isConsistent(_ batch: PredictionBatch) -> Bool {
    var lengths = [batch.identityOfRow.count, batch.kinds.count, batch.times.count]
    lengths += [score?.count, latencySeconds?.count, weight?.count, ids?.count, isError?.count].compactMap { $0 }
    lengths += [actual, predicted].compactMap { $0 }.flatMap { [$0.texts.count, $0.numbers.count] }
    lengths +=
      probabilities.map(\.values.count) + fields.flatMap { [$0.numbers?.count, $0.texts?.count] }.compactMap { $0 }
    let labelTexts = [actual, predicted].compactMap { $0 }.flatMap(\.texts)
    let fieldTexts = fields.compactMap(\.texts).joined()
    return lengths.allSatisfy { $0 == rowCount } && identityOfRow.allSatisfy { Int($0) < identities.count }
      && labelTexts.allSatisfy { $0 < batch.texts.count || $0 == PredictionBatch.LabelColumn.numberOnly }
      && fieldTexts.allSatisfy { $0 < batch.texts.count }
  }
}
