internal import Telemetry

/// The stretch of time over which a model's counters are read, and what each of them counted in it.
///
/// What lies between two samples counts for the time of the later one, when it became known, so that counts stay whole.
/// A failed scrape loses nothing: what was counted meanwhile comes with the next sample.
struct CountedStretch {
  /// Where the counts begin, in milliseconds; `nil` for all that the counters hold since they began, which is what there
  /// is to show until the window has been watched once.
  let start: Int64?
  let end: Int64
  /// When the first of the model's samples in the store came, or the first at the window's start.
  let firstSeen: Int64
  private let samples: [SeriesID: [Sample]]
  private let firstSeenAt: [QualityCounters.Place: Int64]

  /// - Returns: `nil` when no series of the model has a sample.
  init?(_ model: QualityCounters, in store: SeriesStore, window: WindowSpan, now: Timestamp) {
    let end = now.milliseconds
    let wanted: Int64? = if case .duration(let length) = window { (now - length).milliseconds } else { nil }
    var samples: [SeriesID: [Sample]] = [:]
    for series in model.allSeries {
      // Nothing was measured before 1970, whatever time stamps a server writes.
      let from = max(0, wanted.map { $0 - ScrapePace.unknown.longestGap } ?? 0)
      samples[series] = store.samples(of: series, from: from, through: end)
    }
    guard let first = samples.values.compactMap(\.first?.milliseconds).min() else { return nil }
    let isWatched =
      wanted.map { start in
        first <= start || samples.keys.contains { !store.samples(of: $0, from: 0, through: start).isEmpty }
      } ?? false
    self.start = isWatched ? wanted : Self.start(of: window, model.observations.compactMap { samples[$0.series] })
    self.end = end
    firstSeen = first
    self.samples = samples
    firstSeenAt = Self.firstSeen(model, samples)
  }

  /// What a counter counted in the stretch; cut at 2⁵³, beyond which counts are not whole and sums may overflow.
  func count(of series: SeriesID, at place: QualityCounters.Place) -> Double {
    min(uncutCount(of: series, at: place), 0x1p53)
  }

  private func uncutCount(of series: SeriesID, at place: QualityCounters.Place) -> Double {
    guard let samples = samples[series], let first = samples.first(where: \.value.isFinite) else { return 0 }
    let steps = CounterIncrease.steps(of: samples)
    guard let start else { return max(0, first.value) + steps.reduce(0) { $0 + $1.amount } }
    // A cell that is first counted while its target is watched began at 0.
    let isNew = first.milliseconds > start && first.milliseconds > (firstSeenAt[place] ?? .max)
    return steps.reduce(isNew ? max(0, first.value) : 0) {
      $1.endMilliseconds > start ? $0 + $1.amount : $0
    }
  }

  /// What the store holds of a series in the stretch and, where it is needed to begin with, shortly before.
  func samples(of series: SeriesID) -> [Sample] {
    samples[series] ?? []
  }

  /// When the last of the model's series ended; `nil` while any goes on.
  var endedAt: Int64? {
    let last = samples.values.compactMap(\.last)
    guard last.allSatisfy({ $0.isStale || end - $0.milliseconds > ScrapePace.unknown.longestGap }) else { return nil }
    return last.map(\.milliseconds).max()
  }

  /// Where the last so many records begin; `nil` when there were not as many.
  private static func start(of window: WindowSpan, _ observations: [[Sample]]) -> Int64? {
    guard case .count(let records) = window else { return nil }
    var count = 0.0
    let steps = observations.flatMap { CounterIncrease.steps(of: $0) }
    for step in steps.sorted(by: { $0.endMilliseconds > $1.endMilliseconds }) {
      count += step.amount
      if count >= Double(records) { return step.endMilliseconds - 1 }
    }
    return nil
  }

  private static func firstSeen(
    _ model: QualityCounters, _ samples: [SeriesID: [Sample]]
  ) -> [QualityCounters.Place: Int64] {
    var first: [QualityCounters.Place: Int64] = [:]
    func note(_ place: QualityCounters.Place, _ series: SeriesID) {
      guard let time = samples[series]?.first?.milliseconds else { return }
      first[place] = min(first[place] ?? time, time)
    }
    for observation in model.observations { note(observation.place, observation.series) }
    for histogram in model.scores { for bucket in histogram.buckets { note(histogram.place, bucket.series) } }
    return first
  }
}
