internal import Analysis

extension SliceEvaluation {
  /// The groups of the chosen attribute, largest first; none where no answer is right or wrong.
  func groups() -> [SliceFindings.Group] {
    guard let feature = state.groupFeature, !judge.isRegression else { return [] }
    let place = state.features.firstIndex { $0.index == feature.index }
    var counts = [GroupGaps.Counts](repeating: .init(), count: feature.shape.valueCount + 1)
    for (cell, answer) in zip(searched.grouped.columns.first ?? [], searched.grouped.answers) {
      guard let isPositive = judge.isPositive(answer) else { continue }
      counts[Int(cell)].predicted += 1
      if isPositive { counts[Int(cell)].predictedPositive += 1 }
    }
    for (cell, answer) in zip(place.map { searched.labelled.columns[$0] } ?? [], searched.labelled.answers) {
      guard let error = judge.error(answer) else { continue }
      counts[Int(cell)].add(isRight: error == 0, isPositive: judge.isPositive(answer) ?? false)
    }
    let rates: [GroupGaps.Rate] = isBinary ? GroupGaps.Rate.allCases : [.accuracy]
    let gaps = GroupGaps(counts, rates: rates)
    let shown = counts.indices.filter { counts[$0].predicted + counts[$0].labelled > 0 }
    return shown.sorted { (counts[$1].predicted, $0) < (counts[$0].predicted, $1) }.map { cell in
      SliceFindings.Group(
        condition: feature.condition(UInt8(cell)...UInt8(cell)), count: counts[cell].predicted,
        labelledCount: counts[cell].labelled, rates: gaps.groups[cell].rates, gaps: gaps.groups[cell].gaps,
        isLargest: cell == gaps.largest)
    }
  }
}

extension GroupGaps.Counts {
  /// Adds a labelled record.
  fileprivate mutating func add(isRight: Bool, isPositive: Bool) {
    labelled += 1
    if isRight { right += 1 }
    switch (isRight, isPositive) {
    case (true, true): truePositive += 1
    case (false, true): falsePositive += 1
    case (true, false): trueNegative += 1
    case (false, false): falseNegative += 1
    }
  }
}
