extension PredictionBatch {
  /// The rows of a range as a batch of their own; what was read beside them is left behind.
  public func slice(_ rows: Range<Int>) -> PredictionBatch {
    var part = self
    part.rowCount = rows.count
    part.identityOfRow = Array(identityOfRow[rows])
    part.kinds = Array(kinds[rows])
    part.times = Array(times[rows])
    part.actual = actual?.slice(rows)
    part.predicted = predicted?.slice(rows)
    part.score = score.map { Array($0[rows]) }
    part.probabilities = probabilities.map { ProbabilityColumn(label: $0.label, values: Array($0.values[rows])) }
    part.latencySeconds = latencySeconds.map { Array($0[rows]) }
    part.weight = weight.map { Array($0[rows]) }
    part.ids = ids.map { Array($0[rows]) }
    part.isError = isError.map { Array($0[rows]) }
    part.fields = fields.map { column in
      FieldColumn(
        path: column.path, name: column.name, role: column.role,
        numbers: column.numbers.map { Array($0[rows]) }, texts: column.texts.map { Array($0[rows]) })
    }
    part.tail = tail.compactMap { text in
      rows.contains(text.row) ? RecordText(row: text.row - rows.lowerBound, id: text.id, text: text.text) : nil
    }
    part.progress = LogProgress()
    part.raw = nil
    return part
  }
}

extension PredictionBatch {
  /// Some rows as a batch of their own, without what was read beside them.
  ///
  /// - Parameter rows: ascending.
  /// - Complexity: O(rows · columns).
  func gather(_ rows: [Int]) -> PredictionBatch {
    func gathered<Element>(_ column: [Element]) -> [Element] { rows.map { column[$0] } }
    var part = PredictionBatch()
    (part.source, part.receivedAt, part.rowCount) = (source, receivedAt, rows.count)
    (part.texts, part.identities) = (texts, identities)
    (part.identityOfRow, part.kinds, part.times) = (gathered(identityOfRow), gathered(kinds), gathered(times))
    part.actual = actual.map { LabelColumn(texts: gathered($0.texts), numbers: gathered($0.numbers)) }
    part.predicted = predicted.map { LabelColumn(texts: gathered($0.texts), numbers: gathered($0.numbers)) }
    part.score = score.map(gathered)
    part.probabilities = probabilities.map { ProbabilityColumn(label: $0.label, values: gathered($0.values)) }
    (part.latencySeconds, part.weight) = (latencySeconds.map(gathered), weight.map(gathered))
    (part.ids, part.isError) = (ids.map(gathered), isError.map(gathered))
    part.fields = fields.map { column in
      FieldColumn(
        path: column.path, name: column.name, role: column.role, numbers: column.numbers.map(gathered),
        texts: column.texts.map(gathered))
    }
    part.tail = gatheredTail(rows)
    return part
  }

  private func gatheredTail(_ rows: [Int]) -> [RecordText] {
    var (gathered, place) = ([RecordText](), rows.count - 1)
    for text in tail.reversed() {
      while place >= 0, rows[place] > text.row { place -= 1 }
      guard place >= 0, rows[place] == text.row else { continue }
      gathered.append(RecordText(row: place, id: text.id, text: text.text))
    }
    return gathered.reversed()
  }
}

extension PredictionBatch.LabelColumn {
  fileprivate func slice(_ rows: Range<Int>) -> Self {
    Self(texts: Array(texts[rows]), numbers: Array(numbers[rows]))
  }
}
