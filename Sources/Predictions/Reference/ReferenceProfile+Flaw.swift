internal import Analysis
internal import Telemetry

extension ReferenceProfile {
  /// What does not fit together in a profile that came from a file; `nil` where all does.
  var flaw: String? {
    if aggregate.limits != .reference { return "limits of another kind" }
    return countFlaw ?? timeFlaw ?? fieldFlaw ?? classFlaw
  }

  /// Sums of counts stay far below where they would overflow.
  private static let possibleCounts = 0...1 << 48

  private var countFlaw: String? {
    let regression = aggregate.regression
    let counts =
      [aggregate.recordCount, aggregate.labelledCount, aggregate.latencyCount, aggregate.errorCount, rows.count]
      + [regression.count, regression.skippedCount, aggregate.latencySeconds.count] + aggregate.predictedCounts
    if !counts.allSatisfy(Self.possibleCounts.contains) { return "impossible counts" }
    if !thinning.isPossible { return "scores chosen in an unknown way" }
    return rows.count < rows.rows.count ? "more rows than were offered" : nil
  }

  /// A calendar has no date for times beyond.
  private var timeFlaw: String? {
    let possible = -9_200_000_000_000_000_000...9_200_000_000_000_000_000 as ClosedRange<Int64>
    let times = [savedAt?.nanoseconds, aggregate.timeRange?.lowerBound, aggregate.timeRange?.upperBound]
    return times.allSatisfy { $0.map(possible.contains) ?? true } ? nil : "a time that no calendar has"
  }

  private var fieldFlaw: String? {
    if aggregate.fields.count > fields.count { return "more fields than names" }
    if rows.rows.contains(where: { $0.numbers.count > fields.count }) { return "rows with more fields than names" }
    let fresh = PaneAggregate(limits: aggregate.limits)
    let haveBuckets =
      aggregate.fields.allSatisfy { $0.quantiles.hasBuckets(like: fresh.latencySeconds) }
      && aggregate.latencySeconds.hasBuckets(like: fresh.latencySeconds)
      && aggregate.regression.hasBuckets(like: fresh.regression)
    if !haveBuckets { return "buckets of another width" }
    return aggregate.fields.allSatisfy(fits) ? nil : "a field with more values than records"
  }

  private func fits(_ field: FieldAggregate) -> Bool {
    let (finite, infinite) = (field.moments.count, field.moments.infiniteCount)
    return Self.possibleCounts.contains(finite) && Self.possibleCounts.contains(infinite)
      && field.quantiles.count == finite + infinite
      && field.quantiles.count + field.categories.total <= aggregate.recordCount
  }

  private var classFlaw: String? {
    let classCounts = [aggregate.predictedCounts.count, aggregate.cutScores.count, aggregate.scores.classes.count]
    if classCounts.contains(where: { $0 > classes.count }) { return "more classes than names" }
    let known = -1..<classes.count
    let indices =
      aggregate.pairs.entries.flatMap { [$0.actual, $0.predicted] }
      + rows.rows.flatMap { [$0.facts.actual?.classIndex ?? -1, $0.facts.predicted?.classIndex ?? -1] }
    return indices.allSatisfy(known.contains) ? nil : "a class without a name"
  }
}
