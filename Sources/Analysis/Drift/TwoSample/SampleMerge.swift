/// What one walk through two sorted samples tells: distances between their distributions, and rank sums.
///
/// With n reference and m current values, F and G their distribution functions, all differences are whole numbers
/// (n · m · (F − G)), so that nothing here depends on rounding but the two areas.
/// - Complexity: O(n + m).
struct SampleMerge: Sendable, Equatable {
  /// n · m · max |F − G|.
  private(set) var largestDifference = 0
  /// n · m · ∫ |F − G|; without meaning where a value is infinite.
  private(set) var area = 0.0
  /// (n · m)² · ∫ (F − G)²; without meaning where a value is infinite.
  private(set) var squaredArea = 0.0
  /// Twice the pairs whose reference value is the greater, a tie counting half a pair.
  private(set) var doubledWins = 0
  /// Σ (t³ − t) over the groups of t equal values.
  private(set) var tieTerm = 0.0
  /// Σ (2 · (midrank among all − rank in the own sample))², ranks from 1.
  private(set) var referenceSquares: UInt128 = 0
  private(set) var currentSquares: UInt128 = 0

  init(_ reference: [Double], _ current: [Double]) {
    guard !reference.isEmpty, !current.isEmpty else { return }
    reference.withUnsafeBufferPointer { reference in
      current.withUnsafeBufferPointer { current in
        guard !walkDistinct(reference, current) else { return }
        self.largestDifference = 0
        walkGroups(reference, current)
      }
    }
  }

  /// The walk for values of which no two are equal, without a branch that the processor would have to guess.
  ///
  /// Both halves are walked at once: each step waits for the last one of its half only.
  /// - Returns: whether no two were equal; else only the areas are right.
  private mutating func walkDistinct(
    _ reference: UnsafeBufferPointer<Double>, _ current: UnsafeBufferPointer<Double>
  ) -> Bool {
    let sizes = SampleSizes(reference: reference.count, current: current.count)
    let middle = SampleSizes(
      reference: reference.count / 2, current: current.rank(below: reference[reference.count / 2]))
    var lower = DistinctWalk(from: SampleSizes(reference: 0, current: 0), reference, current)
    var upper = DistinctWalk(from: middle, reference, current)
    while lower.isInside(middle), upper.isInside(sizes) {
      lower.step(reference, current)
      upper.step(reference, current)
    }
    lower.finish(to: middle, reference, current)
    upper.finish(to: sizes, reference, current)
    area = lower.area + upper.area
    squaredArea = lower.squaredArea + upper.squaredArea
    largestDifference = Swift.max(lower.largestDifference, upper.largestDifference)
    doubledWins = 2 &* (lower.wins &+ upper.wins)
    referenceSquares = 4 * (UInt128(lower.referenceSquares) + UInt128(upper.referenceSquares))
    currentSquares = 4 * (UInt128(lower.currentSquares) + UInt128(upper.currentSquares))
    // Beyond this the sums of squares may have wrapped around.
    let (n, m) = (Double(sizes.reference), Double(sizes.current))
    return !lower.hasRepeats && !upper.hasRepeats && n * m * Swift.max(n, m) < 0x1p63
  }

  /// The walk from group to group of equal values.
  private mutating func walkGroups(
    _ reference: UnsafeBufferPointer<Double>, _ current: UnsafeBufferPointer<Double>
  ) {
    doubledWins = 0
    tieTerm = 0
    referenceSquares = 0
    currentSquares = 0
    var (i, j) = (0, 0)
    while i < reference.count || j < current.count {
      let left = i < reference.count ? reference[i] : .infinity
      let right = j < current.count ? current[j] : .infinity
      let value = left < right ? left : right
      let referenceTies = Self.run(of: value, in: reference, from: i)
      let currentTies = Self.run(of: value, in: current, from: j)
      let ties = referenceTies + currentTies
      doubledWins += referenceTies * (2 * j + currentTies)
      tieTerm += Double(ties) * (Double(ties) * Double(ties) - 1)
      referenceSquares += Self.squares(others: j, ties: ties, own: referenceTies)
      currentSquares += Self.squares(others: i, ties: ties, own: currentTies)
      i += referenceTies
      j += currentTies
      largestDifference = Swift.max(largestDifference, abs(i * current.count - j * reference.count))
    }
  }

  @inline(__always)
  private static func run(of value: Double, in values: UnsafeBufferPointer<Double>, from start: Int) -> Int {
    var end = start
    while end < values.count, values[end] == value { end += 1 }
    return end - start
  }

  /// Σ over the own values k = 1… of a group of ties of (2 · others + ties + 1 − 2k)², others being those before.
  private static func squares(others: Int, ties: Int, own: Int) -> UInt128 {
    if own == 0 { return 0 }
    // Σ (c − 2k)² = own · c² − 4c Σk + 4 Σk².
    let center = Int128(2 * others + ties + 1)
    let own = Int128(own)
    let sum = own * (own + 1) / 2
    let squares = own * (own + 1) * (2 * own + 1) / 6
    return UInt128(own * center * center - 4 * center * sum + 4 * squares)
  }
}

/// Sums of the walk from value to value.
private struct DistinctWalk {
  private(set) var largestDifference: Int
  private(set) var wins = 0
  private(set) var referenceSquares: UInt64 = 0
  private(set) var currentSquares: UInt64 = 0
  private(set) var area = 0.0
  private(set) var squaredArea = 0.0
  private var referenceRank: Int
  private var currentRank: Int
  private var difference: Int
  private var repeats = 0
  private var last: Double
  private let sizes: SampleSizes

  /// Behind so many values of either sample.
  init(from ranks: SampleSizes, _ reference: UnsafeBufferPointer<Double>, _ current: UnsafeBufferPointer<Double>) {
    sizes = SampleSizes(reference: reference.count, current: current.count)
    referenceRank = ranks.reference
    currentRank = ranks.current
    difference = ranks.reference * current.count - ranks.current * reference.count
    largestDifference = abs(difference)
    // What lies before the first value has no width, or is the width behind the other half.
    let ends = [
      ranks.reference > 0 ? reference[ranks.reference - 1] : nil, ranks.current > 0 ? current[ranks.current - 1] : nil,
    ]
    last = ends.compactMap { $0 }.max() ?? Swift.min(reference[0], current[0])
    repeats = ranks.reference + ranks.current > 0 ? 0 : -1
  }

  var hasRepeats: Bool {
    repeats > 0
  }

  @inline(__always)
  func isInside(_ end: SampleSizes) -> Bool {
    referenceRank < end.reference && currentRank < end.current
  }

  @inline(__always)
  mutating func step(_ reference: UnsafeBufferPointer<Double>, _ current: UnsafeBufferPointer<Double>) {
    let (left, right) = (reference[referenceRank], current[currentRank])
    let isLeft = left < right
    visit(isLeft ? left : right, isReference: isLeft)
  }

  mutating func finish(
    to end: SampleSizes, _ reference: UnsafeBufferPointer<Double>, _ current: UnsafeBufferPointer<Double>
  ) {
    while isInside(end) { step(reference, current) }
    while referenceRank < end.reference { visit(reference[referenceRank], isReference: true) }
    while currentRank < end.current { visit(current[currentRank], isReference: false) }
  }

  @inline(__always)
  private mutating func visit(_ value: Double, isReference: Bool) {
    let height = Double(abs(difference))
    let width = value - last
    area += height * width
    squaredArea += height * height * width
    repeats &+= value == last ? 1 : 0
    last = value
    // A mask instead of a choice: the compiler would make it a branch, which is guessed wrong every other time.
    let mask = isReference ? -1 : 0
    difference &+= (sizes.current & mask) &- (sizes.reference & ~mask)
    wins &+= currentRank & mask
    referenceSquares &+= UInt64(bitPattern: Int64((currentRank &* currentRank) & mask))
    currentSquares &+= UInt64(bitPattern: Int64((referenceRank &* referenceRank) & ~mask))
    largestDifference = Swift.max(largestDifference, abs(difference))
    referenceRank &-= mask
    currentRank &+= 1 &+ mask
  }
}
