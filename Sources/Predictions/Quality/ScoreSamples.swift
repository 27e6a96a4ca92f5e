internal import Analysis

/// The scores of labelled records by their actual class: exact while they fit, in fine bins beyond.
struct ScoreSamples: Sendable {
  /// Scores of one class. Their order says nothing: it changes when they are put in order or kept in a state.
  struct ClassScores: Sendable, Codable {
    var values: [Double] = []
    /// As long as `values` once a weight other than 1 has come.
    var weights: [Double]?

    /// The same in the one order that does not depend on how they came.
    var inOrder: ClassScores {
      guard let weights else {
        var sorted = self
        RadixSort.sort(&sorted.values)
        return sorted
      }
      let pairs = zip(values, weights).sorted { left, right in
        if left.0 != right.0 { return left.0 < right.0 }
        if left.1 != right.1 { return left.1 < right.1 }
        return left.0.sign == .minus && right.0.sign == .plus
      }
      return ClassScores(values: pairs.map(\.0), weights: pairs.map(\.1))
    }

    /// Whether nothing is NaN, and every score has its weight.
    fileprivate var isWhole: Bool {
      values.allSatisfy { !$0.isNaN }
        && weights.map { $0.count == values.count && $0.allSatisfy { $0 > 0 && $0 < .infinity } } ?? true
    }
  }

  private(set) var classes: [ClassScores] = []
  private(set) var exactCount = 0
  private(set) var binned: ScoreHistogram?
  private(set) var binnedLosses = BinaryProbabilityLosses()

  @inline(__always)
  mutating func add(_ score: Double, actual: Int, weight: Double) {
    while classes.count <= actual { classes.append(ClassScores()) }
    classes[actual].values.append(score)
    exactCount += 1
    if weight != 1 || classes[actual].weights != nil { addWeight(weight, actual) }
  }

  private mutating func addWeight(_ weight: Double, _ actual: Int) {
    let known = classes[actual].values.count - 1
    if classes[actual].weights == nil { classes[actual].weights = Array(repeating: 1, count: known) }
    classes[actual].weights?.append(weight)
  }

  mutating func merge(_ other: ScoreSamples) {
    while classes.count < other.classes.count { classes.append(ClassScores()) }
    for (index, scores) in other.classes.enumerated() where !scores.values.isEmpty {
      if let weights = scores.weights {
        for (score, weight) in zip(scores.values, weights) { add(score, actual: index, weight: weight) }
      } else if classes[index].weights != nil {
        for score in scores.values { add(score, actual: index, weight: 1) }
      } else {
        classes[index].values.append(contentsOf: scores.values)
        exactCount += scores.values.count
      }
    }
    if let otherBinned = other.binned {
      if binned == nil { binned = ScoreHistogram() }
      binned?.merge(otherBinned)
      binnedLosses.merge(other.binnedLosses)
    }
  }

  /// The same scores under other numbers of their classes.
  func renumbered(_ numbers: [Int]) -> ScoreSamples {
    var result = self
    result.classes = []
    for (index, scores) in classes.enumerated() {
      while result.classes.count <= numbers[index] { result.classes.append(ClassScores()) }
      result.classes[numbers[index]] = scores
    }
    return result
  }

  /// The scores of the classes without weights, which are then empty until they are put back.
  mutating func takeValues() -> [ScoreBox] {
    classes.indices.filter { classes[$0].weights == nil }.map { index in
      var values: [Double] = []
      swap(&values, &classes[index].values)
      return ScoreBox(values)
    }
  }

  /// Puts as many back as were taken, from the front of `scores`.
  mutating func putBack(_ scores: inout ArraySlice<ScoreBox>) {
    for index in classes.indices where classes[index].weights == nil {
      if let box = scores.popFirst() { classes[index].values = box.take() }
    }
  }

  /// Gives up the exact scores for bins; the sums there do not depend on the order in which the scores came.
  mutating func bin(positive: Int?) {
    guard exactCount > 0 else { return }
    var histogram = binned ?? ScoreHistogram()
    for (index, scores) in classes.enumerated() {
      let scores = scores.inOrder
      for (place, score) in scores.values.enumerated() {
        let weight = scores.weights?[place] ?? 1
        histogram.add(score: score, isPositive: index == positive, weight: weight)
        binnedLosses.add(score: score, isPositive: index == positive, weight: weight)
      }
    }
    binned = histogram
    classes = []
    exactCount = 0
  }

  /// Everything in bins, without giving up the exact scores here.
  func allBinned(positive: Int?) -> ScoreSamples {
    var copy = self
    copy.bin(positive: positive)
    return copy
  }
}

extension ScoreSamples: Codable {
  private enum CodingKeys: CodingKey {
    case classes
    case binned
    case binnedLosses
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(classes, forKey: .classes)
    try container.encodeIfPresent(binned, forKey: .binned)
    try container.encodeIfPresent(binned == nil ? nil : binnedLosses, forKey: .binnedLosses)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    classes = try container.decode([ClassScores].self, forKey: .classes)
    binned = try container.decodeIfPresent(ScoreHistogram.self, forKey: .binned)
    binnedLosses =
      try container.decodeIfPresent(BinaryProbabilityLosses.self, forKey: .binnedLosses) ?? BinaryProbabilityLosses()
    exactCount = classes.reduce(0) { $0 + $1.values.count }
    guard classes.allSatisfy(\.isWhole), binnedLosses.hasBins(like: BinaryProbabilityLosses()) else {
      throw DecodingError.dataCorruptedError(
        forKey: .classes, in: container, debugDescription: "scores that do not match their weights")
    }
  }
}

extension ScoreSamples: Packable {
  func pack(into packer: inout Packer) {
    packer.count(classes.count)
    for scores in classes {
      packer.flag(scores.weights != nil)
      guard scores.weights != nil else {
        packer.sorted(scores.values)
        continue
      }
      let scores = scores.inOrder
      packer.doubles(scores.values)
      packer.doubles(scores.weights ?? [])
    }
    packer.optional(binned) { packer, histogram in
      histogram.pack(into: &packer)
      binnedLosses.pack(into: &packer)
    }
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    for _ in 0..<(try unpacker.length(elementSize: 2)) {
      let isWeighted = try unpacker.flag()
      var scores = ClassScores(values: try isWeighted ? unpacker.doubles() : unpacker.sorted())
      if isWeighted { scores.weights = try unpacker.doubles() }
      guard scores.isWhole else { throw PackingFault("scores that do not match their weights") }
      classes.append(scores)
      exactCount += scores.values.count
    }
    guard try unpacker.flag() else { return }
    binned = try ScoreHistogram(unpacking: &unpacker)
    binnedLosses = try BinaryProbabilityLosses(unpacking: &unpacker)
    guard binnedLosses.hasBins(like: BinaryProbabilityLosses()) else {
      throw PackingFault("bins of another width")
    }
  }
}
