/// One look at all slices: how many there are that can be judged, and which stand out.
struct SliceScan: Sendable {
  struct Candidate: Sendable {
    var parts: [SlicePart]
    var score: Double
  }

  let features: [SliceFeature]
  let current: SliceRows
  let reference: SliceRows?
  private let minimum: Int
  private let minimumReference: Int
  /// All records.
  let whole: SliceCounts
  private(set) var searchedCount = 0
  private(set) var singles = CandidateList(limit: SliceSearch.candidateLimit)
  private(set) var pairs = CandidateList(limit: SliceSearch.candidateLimit)
  /// By feature, how far its most deviating condition lies from the reference.
  private var deviations: [Double]
  /// By feature, conditions that are large enough alone; no pair is where its parts are not.
  private var ranges: [[ClosedRange<UInt8>]]

  init(
    _ features: [SliceFeature], _ current: SliceRows, _ reference: SliceRows?, minimum: Int, minimumReference: Int
  ) {
    self.features = features
    self.current = current
    self.reference = reference
    self.minimum = minimum
    self.minimumReference = minimumReference
    whole = SliceCounts(
      count: current.count, wrong: current.wrongCount, referenceCount: reference?.count ?? 0,
      referenceWrong: reference?.wrongCount ?? 0)
    deviations = Array(repeating: 0, count: features.count)
    ranges = Array(repeating: [], count: features.count)
    // All records together are a slice of their own where they have something to be held against.
    if reference != nil { _ = look(at: [], whole) }
  }

  mutating func lookAtSingles() {
    var (now, then) = (PairCounts(), PairCounts())
    let lead = PairCounts.leading(Array(repeating: 0, count: current.count), current.isWrong)
    let referenceLead = reference.map { PairCounts.leading(Array(repeating: 0, count: $0.count), $0.isWrong) }
    for (number, feature) in features.enumerated() {
      now.count(lead, current.columns[number])
      if let reference, let referenceLead { then.count(referenceLead, reference.columns[number]) }
      for range in feature.cellRanges {
        let counts = counts(now, then, 0...0, range)
        guard let score = look(at: [SlicePart(feature: number, cells: range)], counts) else { continue }
        deviations[number] = max(deviations[number], score)
        ranges[number].append(range)
      }
    }
  }

  mutating func lookAtPairs(limit: Int) {
    let chosen = Set(deviations.indices.sorted { (deviations[$1], $0) < (deviations[$0], $1) }.prefix(limit))
    var (now, then) = (PairCounts(), PairCounts())
    for first in features.indices where !ranges[first].isEmpty {
      let lead = PairCounts.leading(current.columns[first], current.isWrong)
      let referenceLead = reference.map { PairCounts.leading($0.columns[first], $0.isWrong) }
      for second in features.indices.dropFirst(first + 1) where !ranges[second].isEmpty {
        guard chosen.contains(first), chosen.contains(second) else {
          searchedCount += ranges[first].count * ranges[second].count
          continue
        }
        now.count(lead, current.columns[second])
        if let reference, let referenceLead { then.count(referenceLead, reference.columns[second]) }
        lookAtPair(first, second, now, then)
      }
    }
  }

  private mutating func lookAtPair(_ first: Int, _ second: Int, _ now: PairCounts, _ then: PairCounts) {
    for rows in ranges[first] {
      for columns in ranges[second] {
        let counts = counts(now, then, rows, columns)
        guard counts.count >= minimum, counts.referenceCount >= minimumReference else { continue }
        searchedCount += 1
        let score = counts.score
        guard score >= max(SliceSearch.leastScore, pairs.leastScore) else { continue }
        pairs.add(
          Candidate(
            parts: [SlicePart(feature: first, cells: rows), SlicePart(feature: second, cells: columns)], score: score))
      }
    }
  }

  @inline(__always)
  private func counts(
    _ now: PairCounts, _ then: PairCounts, _ rows: ClosedRange<UInt8>, _ columns: ClosedRange<UInt8>
  ) -> SliceCounts {
    let here = now.answers(rows, columns)
    let counts = SliceCounts(count: here.count, wrong: here.wrong)
    guard reference != nil else { return counts.againstRest(of: whole) }
    let there = then.answers(rows, columns)
    return SliceCounts(
      count: here.count, wrong: here.wrong, referenceCount: there.count, referenceWrong: there.wrong)
  }

  /// Counts a slice of at most one part that is large enough and keeps it if it stands out.
  ///
  /// - Returns: its score; `nil` for one that is too small.
  private mutating func look(at parts: [SlicePart], _ counts: SliceCounts) -> Double? {
    guard counts.count >= minimum, counts.referenceCount >= minimumReference else { return nil }
    // A condition that holds everywhere is no condition.
    guard parts.isEmpty || counts.count < whole.count else { return nil }
    searchedCount += 1
    let score = counts.score
    if score >= SliceSearch.leastScore { singles.add(Candidate(parts: parts, score: score)) }
    return score
  }
}

/// The highest scores among many, in the order in which they came.
struct CandidateList: Sendable {
  private let limit: Int
  private(set) var candidates: [SliceScan.Candidate] = []
  /// What a further one must exceed.
  private(set) var leastScore = 0.0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func add(_ candidate: SliceScan.Candidate) {
    candidates.append(candidate)
    if candidates.count >= 4 * limit { cut() }
  }

  /// The best, best first; of equal ones the earlier.
  var best: [SliceScan.Candidate] {
    var list = self
    list.cut()
    return list.candidates
  }

  private mutating func cut() {
    let order = candidates.indices.sorted {
      (candidates[$1].score, $0) < (candidates[$0].score, $1)
    }
    candidates = order.prefix(limit).map { candidates[$0] }
    if candidates.count == limit, let last = candidates.last { leastScore = last.score }
  }
}
