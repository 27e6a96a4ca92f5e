internal import Predictions

/// Turns the collected columns into a batch: roles are settled, ties between fields resolved row by row.
extension ColumnSet {
  /// The rows so far as a batch; the set is empty afterwards.
  func finish() -> PredictionBatch {
    var batch = PredictionBatch()
    let present = columns.filter { $0.order != nil }.sorted { ($0.order ?? 0) < ($1.order ?? 0) }
    batch.rowCount = rowCount
    batch.kinds = kinds
    batch.times =
      present.bits(of: .time, rowCount).map { $0.map { Int64(bitPattern: $0) } }
      ?? Array(repeating: PredictionBatch.noTime, count: rowCount)
    batch.actual = present.labels(of: .actual, rowCount)
    batch.predicted = present.labels(of: .predicted, rowCount)
    batch.score = present.numbers(rowCount) { $0 == .score }
    batch.latencySeconds = latency(present)
    batch.weight = present.numbers(rowCount) { $0 == .weight }
    batch.ids = present.bits(of: .id, rowCount)
    batch.isError = errors(present)
    batch.probabilities = probabilities(present)
    batch.fields = fields(present)
    assignIdentities(present, &batch)
    batch.texts = texts
    batch.progress = progress
    reset()
    return batch
  }

  private func latency(_ present: [Column]) -> [Double]? {
    let candidates = present.filter { if case .latency = $0.role { $0.hasCells } else { false } }
      .sorted { $0.rank < $1.rank }
    guard !candidates.isEmpty else { return nil }
    return (0..<rowCount).map { row in
      for column in candidates {
        let value = Double(bitPattern: column.cells[row])
        if case .latency(let secondsPerUnit) = column.role, !value.isNaN { return value * secondsPerUnit }
      }
      return .nan
    }
  }

  private func probabilities(_ present: [Column]) -> [PredictionBatch.ProbabilityColumn] {
    present.compactMap { column in
      guard case .probability(let label) = column.role, column.hasCells else { return nil }
      return PredictionBatch.ProbabilityColumn(label: label, values: column.numbers(rowCount))
    }
  }

  private func fields(_ present: [Column]) -> [PredictionBatch.FieldColumn] {
    present.compactMap { column in
      guard column.role.isField, column.storage != .ignored, column.hasCells || column.hasTexts else { return nil }
      let numbers = column.hasCells ? column.numbers(rowCount) : nil
      let texts = column.hasTexts ? column.textNumbers(rowCount) : nil
      // What only envelopes and other lines had is no field of a record.
      let hasNumber = numbers?.contains { !$0.isNaN } ?? false
      let hasText = texts?.contains { $0 != TextTable.missing } ?? false
      guard hasNumber || hasText else { return nil }
      return PredictionBatch.FieldColumn(
        path: column.path, name: fieldName(column), role: column.role,
        numbers: hasNumber ? numbers : nil, texts: hasText ? texts : nil)
    }
  }

  /// "features.amount" → "amount", unless the short name means something by itself.
  private func fieldName(_ column: Column) -> String {
    guard column.role == .feature, let dot = column.path.firstIndex(of: ".") else { return column.path }
    let short = String(column.path[column.path.index(after: dot)...])
    return SchemaMapping().match(short).role == .other ? short : column.path
  }

  private func errors(_ present: [Column]) -> [Bool?]? {
    let candidates = present.filter { $0.role == .status && $0.storage != .ignored }
    guard !candidates.isEmpty else { return nil }
    var isError = [Bool?](repeating: nil, count: rowCount)
    for column in candidates {
      let reading = StatusReading(path: column.path)
      var verdicts: [UInt32: Bool] = [:]
      for row in 0..<rowCount {
        if column.hasCells, case let value = Double(bitPattern: column.cells[row]), !value.isNaN {
          isError[row] = isError[row] == true || reading.isError(value)
        }
        guard column.hasTexts, column.texts[row] != TextTable.missing else { continue }
        let text = column.texts[row]
        let verdict = verdicts[text] ?? reading.isError(texts[text])
        verdicts[text] = verdict
        isError[row] = isError[row] == true || verdict
      }
    }
    return isError.contains { $0 != nil } ? isError : nil
  }

  private func assignIdentities(_ present: [Column], _ batch: inout PredictionBatch) {
    let models = present.texts(of: .model, rowCount)
    let versions = present.texts(of: .version, rowCount)
    guard models != nil || versions != nil else {
      batch.identities = [ModelIdentity(model: "")]
      batch.identityOfRow = Array(repeating: 0, count: rowCount)
      return
    }
    var known: [UInt64: UInt16] = [:]
    var last: (key: UInt64, index: UInt16)?
    batch.identityOfRow.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      let (model, version) = (models?[row] ?? 0, versions?[row] ?? 0)
      let key = UInt64(model) << 32 | UInt64(version)
      if let last, last.key == key {
        batch.identityOfRow.append(last.index)
        continue
      }
      let index = known[key] ?? UInt16(truncatingIfNeeded: min(batch.identities.count, Int(UInt16.max) - 1))
      if known[key] == nil, batch.identities.count < Int(UInt16.max) {
        batch.identities.append(
          ModelIdentity(model: texts[model], version: version == 0 ? nil : texts[version]))
        known[key] = index
      }
      batch.identityOfRow.append(index)
      last = (key, index)
    }
  }
}

extension Column {
  func numbers(_ count: Int) -> [Double] {
    Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      for row in 0..<count { buffer.initializeElement(at: row, to: Double(bitPattern: cells[row])) }
      initializedCount = count
    }
  }

  func textNumbers(_ count: Int) -> [UInt32] {
    Array(UnsafeBufferPointer(start: texts, count: count))
  }
}

extension [Column] {
  fileprivate func claiming(_ isRole: (FieldRole) -> Bool) -> [Column] {
    filter { isRole($0.role) && $0.storage != .ignored }.sorted { $0.rank < $1.rank }
  }

  /// The strongest field's number in each row.
  fileprivate func numbers(_ count: Int, _ isRole: (FieldRole) -> Bool) -> [Double]? {
    let candidates = claiming(isRole).filter(\.hasCells)
    guard let first = candidates.first else { return nil }
    var values = first.numbers(count)
    for column in candidates.dropFirst() {
      for row in 0..<count where values[row].isNaN { values[row] = Double(bitPattern: column.cells[row]) }
    }
    return values
  }

  fileprivate func bits(of role: FieldRole, _ count: Int) -> [UInt64]? {
    let candidates = claiming { $0 == role }.filter(\.hasCells)
    guard let first = candidates.first else { return nil }
    let empty = role == .time ? UInt64(bitPattern: PredictionBatch.noTime) : 0
    var values = [UInt64](UnsafeBufferPointer(start: first.cells, count: count))
    for column in candidates.dropFirst() {
      for row in 0..<count where values[row] == empty { values[row] = column.cells[row] }
    }
    return values
  }

  fileprivate func texts(of role: FieldRole, _ count: Int) -> [UInt32]? {
    let candidates = claiming { $0 == role }.filter(\.hasTexts)
    guard let first = candidates.first else { return nil }
    var values = first.textNumbers(count)
    for column in candidates.dropFirst() {
      for row in 0..<count where values[row] == TextTable.missing { values[row] = column.texts[row] }
    }
    return values
  }

  fileprivate func labels(of role: FieldRole, _ count: Int) -> PredictionBatch.LabelColumn? {
    guard let texts = texts(of: role, count) else { return nil }
    let numbers = numbers(count) { $0 == role } ?? [Double](repeating: .nan, count: count)
    return PredictionBatch.LabelColumn(texts: texts, numbers: numbers)
  }
}
