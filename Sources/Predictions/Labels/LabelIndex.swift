/// What one run of a batch needs beside the model: the classes of the batch's texts, and the rows that wait for labels.
struct LabelIndex {
  /// Class of each of the batch's texts, -1 while unknown.
  private var classOfText: [Int32]
  /// Class of each of the batch's probability columns, -1 while no record of this model had one there.
  private var classOfColumn: [Int]
  /// Rows without a label whose id may bring one later.
  private var waiting: [(id: UInt64, row: Int, prediction: PendingPrediction)] = []

  init(_ batch: PredictionBatch) {
    classOfText = Array(repeating: -1, count: batch.texts.count)
    classOfColumn = Array(repeating: -1, count: batch.probabilities.count)
  }

  /// The probabilities of a row and their classes; other models of the log may fill other columns.
  mutating func probabilities(
    _ batch: PredictionBatch, _ row: Int, _ classes: inout ClassTable
  ) -> (values: [Double], classes: [Int]) {
    var (values, indices): ([Double], [Int]) = ([], [])
    for (column, probability) in batch.probabilities.enumerated() where !probability.values[row].isNaN {
      if classOfColumn[column] < 0 { classOfColumn[column] = classes.index(of: probability.label.utf8) }
      values.append(probability.values[row])
      indices.append(classOfColumn[column])
    }
    return (values, indices)
  }

  @inline(__always)
  mutating func classIndex(_ text: UInt32, _ texts: TextTable, _ classes: inout ClassTable) -> Int {
    let known = classOfText[Int(text)]
    if known >= 0 { return Int(known) }
    let index = classes.index(of: texts.bytes(of: text))
    classOfText[Int(text)] = Int32(index)
    return index
  }

  mutating func takeWaiting() -> [(id: UInt64, row: Int, prediction: PendingPrediction)] {
    defer { waiting = [] }
    return waiting
  }

  @inline(__always)
  mutating func waitForLabel(
    _ prediction: PendingPrediction, _ row: Int, _ batch: PredictionBatch, _ facts: RecordFacts?
  ) {
    guard let id = batch.ids?[row], id != 0, prediction.predicted != nil || !prediction.score.isNaN else { return }
    var prediction = prediction
    prediction.late = facts.map { LateRecord(facts: $0, codes: [], labelTime: PredictionBatch.noTime) }
    waiting.append((id, row, prediction))
  }
}
