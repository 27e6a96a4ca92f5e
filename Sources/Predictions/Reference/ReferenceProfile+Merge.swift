internal import Analysis
internal import Telemetry

extension ReferenceProfile {
  /// Takes in what another profile has counted of the same model; classes and fields may have come in another order.
  ///
  /// - Returns: whether it could be: a model of classes and one of numbers have nothing in common.
  /// - Complexity: O(other).
  public mutating func merge(_ other: ReferenceProfile) -> Bool {
    guard isRegression == other.isRegression || other.recordCount == 0 || recordCount == 0 else { return false }
    if recordCount == 0 { isRegression = other.isRegression }
    let classMap = other.classes.labels.map { classes.index(of: $0.utf8) }
    var places = Dictionary(fields.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    var fieldMap: [Int] = []
    for field in other.fields {
      let place = places[field.path] ?? fields.count
      if place == fields.count { fields.append(field) }
      places[field.path] = place
      fieldMap.append(place)
    }
    var renumberedAggregate = other.aggregate.renumbered(classes: classMap, fields: fieldMap)
    thinning.merge(&aggregate.scores, renumberedAggregate.scores, thinnedBy: other.thinning)
    renumberedAggregate.scores = ScoreSamples()
    aggregate.merge(renumberedAggregate)
    var renumbered = other.rows
    renumbered.rewrite { $0.renumber(classes: classMap, fields: fieldMap, fieldCount: fields.count) }
    rows.widen(toFields: fields.count)
    rows.merge(renumbered)
    if !source.utf8.elementsEqual(other.source.utf8) { source += " and \(other.source)" }
    savedAt = [savedAt, other.savedAt].compactMap { $0 }.max()
    return true
  }
}

extension PaneAggregate {
  /// The same counts under other numbers of classes and fields.
  fileprivate func renumbered(classes: [Int], fields places: [Int]) -> PaneAggregate {
    var result = PaneAggregate(limits: limits)
    result.recordCount = recordCount
    result.labelledCount = labelledCount
    result.timeRange = timeRange
    result.regression = regression
    result.latencySeconds = latencySeconds
    (result.latencyCount, result.errorCount) = (latencyCount, errorCount)
    for pair in pairs.entries {
      result.pairs.add(actual: classes[pair.actual], predicted: classes[pair.predicted], weight: pair.weight)
    }
    for (index, weights) in cutScores.enumerated() {
      for (isPositive, weight) in [(false, weights.negative), (true, weights.positive)] where weight > 0 {
        result.addCutScore(isPositive: isPositive, actual: classes[index], weight: weight)
      }
    }
    let classCount = (classes.max() ?? -1) + 1
    result.predictedCounts = Array(repeating: 0, count: predictedCounts.isEmpty ? 0 : classCount)
    for (index, count) in predictedCounts.enumerated() { result.predictedCounts[classes[index]] += count }
    result.scores = scores.renumbered(classes)
    let fieldCount = (places.prefix(fields.count).max() ?? -1) + 1
    result.fields = Array(repeating: FieldAggregate(limits: limits), count: fieldCount)
    for (index, field) in fields.enumerated() { result.fields[places[index]] = field }
    return result
  }
}

extension RowSample.Row {
  fileprivate mutating func renumber(classes: [Int], fields: [Int], fieldCount: Int) {
    let old = self
    numbers = Array(repeating: .nan, count: fieldCount)
    texts = Array(repeating: nil, count: fieldCount)
    for (index, number) in old.numbers.enumerated() { numbers[fields[index]] = number }
    for (index, text) in old.texts.enumerated() { texts[fields[index]] = text }
    if let index = facts.predicted?.classIndex, index >= 0 { facts.predicted?.classIndex = classes[index] }
    if let index = facts.actual?.classIndex, index >= 0 { facts.actual?.classIndex = classes[index] }
  }
}
