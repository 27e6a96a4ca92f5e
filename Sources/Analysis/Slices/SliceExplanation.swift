/// Picks from the slices that stand out those that explain the others.
struct SliceExplanation: Sendable {
  /// A slice in the running.
  private struct Runner {
    var parts: [SlicePart]
    var current: SliceMembers
    var reference: SliceMembers
    /// Of the records that no listed slice has.
    var counts: SliceCounts
    let fullCounts: SliceCounts
  }

  private let search: SliceSearch
  private let searchedCount: Int
  private let minimum: Int
  private let hasReference: Bool
  private let fisher: FisherTail
  private let wrongNow: SliceMembers
  private let wrongThen: SliceMembers
  /// Records that no listed slice has.
  private var restNow: SliceMembers
  private var restThen: SliceMembers
  private var whole: SliceCounts
  private var runners: [Runner] = []

  init(_ scan: SliceScan, search: SliceSearch, minimum: Int) {
    self.search = search
    self.minimum = minimum
    searchedCount = scan.searchedCount
    let (current, reference) = (scan.current, scan.reference)
    hasReference = reference != nil
    fisher = FisherTail(limit: current.count + (reference?.count ?? 0))
    wrongNow = SliceMembers(current.isWrong)
    wrongThen = SliceMembers(reference?.isWrong ?? [])
    restNow = SliceMembers(all: current.count)
    restThen = SliceMembers(all: reference?.count ?? 0)
    whole = scan.whole
    var (now, then): ([SlicePart: SliceMembers], [SlicePart: SliceMembers]) = ([:], [:])
    for candidate in scan.singles.best + scan.pairs.best {
      for part in candidate.parts where now[part] == nil {
        now[part] = SliceMembers(current.columns[part.feature], in: part.cells)
        then[part] = SliceMembers(reference?.columns[part.feature] ?? [], in: part.cells)
      }
      var (members, referenceMembers) = (restNow, restThen)
      for part in candidate.parts {
        if let part = now[part] { members.formIntersection(part) }
        if let part = then[part] { referenceMembers.formIntersection(part) }
      }
      let counts = counts(members, referenceMembers)
      runners.append(
        Runner(
          parts: candidate.parts, current: members, reference: referenceMembers, counts: counts, fullCounts: counts))
    }
  }

  /// - Complexity: O(slices found · candidates · records / 64).
  func slices(_ reference: SliceRows?) -> [FoundSlice] {
    var (running, found) = (self, [FoundSlice]())
    while found.count < search.resultLimit, let slice = running.next() {
      let counts = slice.fullCounts
      found.append(
        FoundSlice(
          parts: slice.parts, count: counts.count, wrongCount: counts.wrong, referenceCount: counts.referenceCount,
          referenceWrongCount: counts.referenceWrong,
          expectedAccuracy: expectedAccuracy(slice.parts, counts, reference), pValue: corrected(counts)))
      running.setAside(slice)
    }
    return found
  }

  /// The clearest slice that is left, or a larger one that explains it.
  private mutating func next() -> Runner? {
    while let place = runners.indices.max(by: { (runners[$0].counts.score, $1) < (runners[$1].counts.score, $0) }) {
      var runner = runners[place]
      guard isWorse(runner) else {
        runners.remove(at: place)
        continue
      }
      while let larger = larger(than: runner) { runner = larger }
      return runner
    }
    return nil
  }

  private func isWorse(_ runner: Runner) -> Bool {
    runner.counts.count >= minimum && runner.counts.score > 0 && corrected(runner.counts) <= search.level
      && corrected(runner.fullCounts) <= search.level
  }

  private func corrected(_ counts: SliceCounts) -> Double {
    min(1, fisher.pValue(counts) * Double(searchedCount))
  }

  /// The clearest slice in which this one lies and whose other records fell about as far.
  private func larger(than runner: Runner) -> Runner? {
    runners.filter { other in
      other.parts.count < runner.parts.count && other.parts.allSatisfy(runner.parts.contains) && isWorse(other)
        && excess(runner, over: other) < SliceSearch.clearScore
    }.max { $0.counts.score < $1.counts.score }
  }

  /// Standard errors by which a slice fell further than the other records of one that holds it.
  private func excess(_ inner: Runner, over outer: Runner) -> Double {
    let others = outer.counts.subtracting(inner.counts)
    if hasReference { return inner.counts.excess(over: others) }
    // Both are held against the same rest, which says nothing of their difference.
    return SliceCounts(
      count: inner.counts.count, wrong: inner.counts.wrong, referenceCount: others.count,
      referenceWrong: others.wrong
    ).score
  }

  private mutating func setAside(_ slice: Runner) {
    restNow.subtract(slice.current)
    restThen.subtract(slice.reference)
    let now = restNow.counts(among: restNow, marked: wrongNow)
    whole.count = now.count
    whole.wrong = now.marked
    for place in runners.indices {
      runners[place].counts = counts(runners[place].current, runners[place].reference)
    }
    runners.removeAll { $0.counts.count < minimum || $0.counts.score < SliceSearch.leastScore }
  }

  private func counts(_ now: SliceMembers, _ then: SliceMembers) -> SliceCounts {
    let here = now.counts(among: restNow, marked: wrongNow)
    let counts = SliceCounts(count: here.count, wrong: here.marked)
    guard hasReference else { return counts.againstRest(of: whole) }
    let there = then.counts(among: restThen, marked: wrongThen)
    return SliceCounts(
      count: here.count, wrong: here.marked, referenceCount: there.count, referenceWrong: there.marked)
  }

  /// What the comparison leads to expect; where its slice is small, filled up with answers of the worst larger one.
  private func expectedAccuracy(_ parts: [SlicePart], _ counts: SliceCounts, _ reference: SliceRows?) -> Double {
    let (right, size) = (Double(counts.referenceCount - counts.referenceWrong), Double(counts.referenceCount))
    let lacking = Double(search.fullReferenceSize) - size
    guard lacking > 0, let reference, !parts.isEmpty else { return right / size }
    let larger = parts.count == 1 ? [[]] : parts.map { [$0] }
    let accuracies = larger.map { parts in
      let rows = reference.rows(of: parts)
      return Double(rows.count { !reference.isWrong[$0] }) / Double(rows.count)
    }
    return (right + lacking * (accuracies.min() ?? 0)) / (size + lacking)
  }
}
