internal import Analysis

/// The part of a batch that is taken column by column rather than record by record.
extension PaneAggregate {
  /// - Parameter fields: the model's field number for each of the batch's field columns; `nil` where it has none.
  mutating func takeColumns(of batch: PredictionBatch, rows: Range<Int>, fields fieldNumbers: [Int?]) {
    recordCount += rows.count
    takeTimes(batch, rows)
    if let latency = batch.latencySeconds {
      latency.withUnsafeBufferPointer { latencySeconds.add(contentsOf: .init(rebasing: $0[rows])) }
    }
    if let isError = batch.isError {
      for row in rows where isError[row] == true { errorCount += 1 }
    }
    for (column, number) in zip(batch.fields, fieldNumbers) {
      guard let number else { continue }
      while fields.count <= number { fields.append(FieldAggregate(limits: limits)) }
      if let numbers = column.numbers {
        numbers.withUnsafeBufferPointer { buffer in
          let part = UnsafeBufferPointer(rebasing: buffer[rows])
          fields[number].moments.add(contentsOf: part)
          fields[number].quantiles.add(contentsOf: part)
        }
      }
      if let texts = column.texts { takeTexts(texts, rows, batch.texts, into: number) }
    }
  }

  private mutating func takeTimes(_ batch: PredictionBatch, _ rows: Range<Int>) {
    var (earliest, latest) = (Int64.max, Int64.min)
    for row in rows where batch.times[row] != PredictionBatch.noTime {
      earliest = min(earliest, batch.times[row])
      latest = max(latest, batch.times[row])
    }
    if earliest <= latest { extendTime(earliest...latest) }
  }

  private mutating func takeTexts(_ texts: [UInt32], _ rows: Range<Int>, _ table: TextTable, into field: Int) {
    // Few rows or few different texts: counted by number first, so that each text is looked up once.
    var counts: [UInt32: Int] = [:]
    var order: [UInt32] = []
    if rows.count > 256, table.count < 65_536 {
      var dense = [Int32](repeating: 0, count: table.count)
      for row in rows {
        let text = Int(texts[row])
        if dense[text] == 0, text != 0 { order.append(UInt32(text)) }
        dense[text] += 1
      }
      for text in order { fields[field].categories.add(table[text], count: Int(dense[Int(text)])) }
      return
    }
    for row in rows where texts[row] != TextTable.missing {
      if counts[texts[row]] == nil { order.append(texts[row]) }
      counts[texts[row], default: 0] += 1
    }
    for text in order { fields[field].categories.add(table[text], count: counts[text] ?? 0) }
  }
}

extension PredictionBatch.FieldColumn {
  func hasValue(in rows: Range<Int>) -> Bool {
    if let numbers, numbers[rows].contains(where: { !$0.isNaN }) { return true }
    return texts.map { $0[rows].contains { $0 != TextTable.missing } } ?? false
  }
}
