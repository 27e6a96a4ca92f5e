// How a selection uses the index: labels that must be there narrow the series down, smallest list first; then each
// other matcher takes away what it refuses.

extension SeriesStore {
  func selectNumbers(_ matchers: [LabelMatcher], index: LabelIndex, capacity: Int) -> [UInt32] {
    var lists: [PostingList] = []
    var others: [LabelMatcher] = []
    for matcher in matchers {
      guard case .equal(let value) = matcher.test, !value.isEmpty else {
        others.append(matcher)
        continue
      }
      guard let list = index.series(name: matcher.name, value: value) else { return [] }
      lists.append(list)
    }
    lists.sort { $0.count < $1.count }
    var candidates = lists.first.map { list in (0..<Int(list.count)).map { list[$0] } } ?? Array(0..<UInt32(capacity))
    candidates.removeAll { !isAlive(SeriesID(index: $0)) }
    for list in lists.dropFirst() { candidates = list.intersection(candidates) }
    for matcher in others where !candidates.isEmpty {
      narrow(&candidates, by: matcher, index: index, capacity: capacity)
    }
    return candidates
  }

  private func narrow(
    _ candidates: inout [UInt32], by matcher: LabelMatcher, index: LabelIndex, capacity: Int
  ) {
    // A matcher that accepts the empty value also accepts series without the label, which are in no list.
    if matcher.accepts("") {
      let refused = index.series(name: matcher.name, capacity: capacity) { !matcher.accepts($0) }
      candidates.removeAll { refused.contains($0) }
    } else {
      let accepted = index.series(name: matcher.name, capacity: capacity) { matcher.accepts($0) }
      candidates.removeAll { !accepted.contains($0) }
    }
  }
}
