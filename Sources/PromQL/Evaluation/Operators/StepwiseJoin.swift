internal import Telemetry

/// Joins the series of one matching group step by step: several may be there, values may be filled in.
struct StepwiseJoin {
  private let group: MatchGroup
  private let stepCount: Int
  private(set) var results: [StepSeries] = []
  /// The place among the results of a pair of series.
  private var places: [Pair: Int] = [:]
  private var placesByLabels: [Labels: Int] = [:]
  /// The last step at which a result was made, also if a comparison left it out.
  private var lastSteps: [Int] = []

  private struct Pair: Hashable {
    /// `nil`: filled in.
    var many: Int?
    var one: Int?
  }

  init(_ group: MatchGroup, stepCount: Int) {
    self.group = group
    self.stepCount = stepCount
  }

  mutating func run(_ match: VectorMatch) throws(QueryError) {
    for step in 0..<stepCount {
      let other = try soleSeries(at: step, match)
      guard other != nil || match.oneFill != nil else { continue }
      var isMatched = false
      for index in group.many where !StepSeries.isAbsent(match.many[index].values[step]) {
        if isMatched, match.matching.cardinality == .oneToOne {
          throw QueryError(
            "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)")
        }
        isMatched = true
        try add(Pair(many: index, one: other), at: step, match)
      }
      if !isMatched, match.manyFill != nil, let other { try add(Pair(many: nil, one: other), at: step, match) }
    }
    results.removeAll { !$0.hasValues }
  }

  /// The series on the side of one that has a value.
  private func soleSeries(at step: Int, _ match: VectorMatch) throws(QueryError) -> Int? {
    var sole: Int?
    for index in group.one where !StepSeries.isAbsent(match.one[index].values[step]) {
      guard let first = sole else {
        sole = index
        continue
      }
      let hasOther = match.many.contains { !StepSeries.isAbsent($0.values[step]) }
      guard hasOther || match.manyFill != nil || match.oneFill != nil else { continue }
      let names = [match.one[first].labels, match.one[index].labels].sorted().map(\.bracedText)
      throw QueryError(
        """
        found duplicate series for the match group \(group.key.bracedText) on the \
        \(match.isSwapped ? "left" : "right") hand-side of the operation: [\(names.joined(separator: ", "))]\
        ;many-to-many matching not allowed: matching labels must be unique on one side
        """)
    }
    return sole
  }

  private mutating func add(_ pair: Pair, at step: Int, _ match: VectorMatch) throws(QueryError) {
    let place = places[pair] ?? newPlace(for: pair, match)
    if match.matching.cardinality != .oneToOne, lastSteps[place] == step {
      throw QueryError("multiple matches for labels: grouping labels must ensure unique matches")
    }
    lastSteps[place] = step
    let own = pair.many.map { match.many[$0].values[step] } ?? match.manyFill ?? .nan
    let other = pair.one.map { match.one[$0].values[step] } ?? match.oneFill ?? .nan
    results[place].values[step] = match.isSwapped ? match.kernel(other, own) : match.kernel(own, other)
  }

  private mutating func newPlace(for pair: Pair, _ match: VectorMatch) -> Int {
    let labels = match.resultLabels(
      pair.many.map { match.many[$0].labels } ?? group.key, pair.one.map { match.one[$0].labels } ?? group.key)
    let place = placesByLabels[labels] ?? results.count
    if place == results.count {
      let dropsName = match.operation.returnsBool || pair.many.map { match.many[$0].dropsName } ?? false
      results.append(
        StepSeries(
          labels: labels, values: [Double](repeating: StepSeries.absent, count: stepCount), dropsName: dropsName))
      lastSteps.append(-1)
      placesByLabels[labels] = place
    }
    places[pair] = place
    return place
  }
}
