internal import Glibc

/// What calibrated probabilities say of predictions, as sums of bounded size: those of two stretches merge into those of
/// both.
///
///     var outcomes = ExpectedOutcomes()
///     outcomes.add(probability: 0.9, isPredictedPositive: true)
///     outcomes.add(probability: 0.2, isPredictedPositive: false)
///     outcomes.estimate.accuracy?.value  // 0.85
///
/// A probability that is NaN or outside 0…1, or a weight that is not positive and finite, is left out.
///
/// ``estimate`` is that of ``PerformanceEstimate/init(probabilities:isPredictedPositive:)`` over the same records, but
/// for the area under the curve: there probabilities of one bin are tied, which makes it too small by
/// ``rocAUCBinningError`` at most.
/// - Complexity: O(log bins) a record; at most ``binCount`` bins are kept, and none that is empty.
public struct ExpectedOutcomes: Sendable, Equatable, Codable {
  /// Bins over 0…1, equally wide in the arcsine of the root, so that they are fine where a probability is nearly certain.
  public static let binCount = 128

  private struct Bin: Sendable, Equatable, Codable {
    var number: Int
    var group: ExpectedGroup
  }

  private var predictedPositive = ExpectedCount()
  private var predictedNegative = ExpectedCount()
  /// By rising number.
  private var bins: [Bin] = []

  public init() {}

  public var isEmpty: Bool { bins.isEmpty }

  /// Sum of the weights.
  public var count: Double { predictedPositive.count + predictedNegative.count }

  public mutating func add(probability: Double, isPredictedPositive: Bool, weight: Double = 1) {
    guard probability >= 0, probability <= 1, weight > 0, weight.isFinite else { return }
    if isPredictedPositive {
      predictedPositive.add(probability, weight: weight)
    } else {
      predictedNegative.add(probability, weight: weight)
    }
    let place = Int(asin(probability.squareRoot()) / (Double.pi / 2) * Double(Self.binCount))
    let group = ExpectedGroup(positives: weight * probability, negatives: weight * (1 - probability))
    add(group, toBin: min(place, Self.binCount - 1))
  }

  private mutating func add(_ group: ExpectedGroup, toBin number: Int) {
    var (low, high) = (0, bins.count)
    while low < high {
      let middle = (low + high) / 2
      if bins[middle].number < number { low = middle + 1 } else { high = middle }
    }
    if low == bins.count || bins[low].number != number {
      bins.insert(Bin(number: number, group: ExpectedGroup()), at: low)
    }
    bins[low].group.positives += group.positives
    bins[low].group.negatives += group.negatives
  }

  public mutating func merge(_ other: ExpectedOutcomes) {
    predictedPositive.merge(other.predictedPositive)
    predictedNegative.merge(other.predictedNegative)
    for bin in other.bins { add(bin.group, toBin: bin.number) }
  }

  public var estimate: PerformanceEstimate {
    PerformanceEstimate(
      predictedPositive: predictedPositive, predictedNegative: predictedNegative,
      rocAUC: EstimatedFigure.rocAUC(ofGroups: bins.map(\.group)))
  }

  /// How much too small the area may be because of the bins; `nil` where there is no area.
  public var rocAUCBinningError: Double? {
    let positives = bins.reduce(0) { $0 + $1.group.positives }
    let negatives = bins.reduce(0) { $0 + $1.group.negatives }
    guard positives > 0, negatives > 0 else { return nil }
    return bins.reduce(0) { $0 + $1.group.positives / positives * ($1.group.negatives / negatives) } / 2
  }
}

/// How many of some records are to be expected positive.
struct ExpectedCount: Sendable, Equatable, Codable {
  private(set) var count = 0.0
  private(set) var positives = 0.0
  private(set) var variance = 0.0

  mutating func add(_ probability: Double, weight: Double = 1) {
    count += weight
    positives += weight * probability
    variance += weight * weight * probability * (1 - probability)
  }

  mutating func merge(_ other: ExpectedCount) {
    count += other.count
    positives += other.positives
    variance += other.variance
  }
}

extension ExpectedCount: Packable {
  func pack(into packer: inout Packer) {
    for sum in [count, positives, variance] { packer.double(sum) }
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    count = try unpacker.double()
    positives = try unpacker.double()
    variance = try unpacker.double()
  }
}

extension ExpectedOutcomes: Packable {
  public func pack(into packer: inout Packer) {
    packer.count(bins.count)
    guard !bins.isEmpty else { return }
    predictedPositive.pack(into: &packer)
    predictedNegative.pack(into: &packer)
    for bin in bins { packer.byte(UInt8(bin.number)) }
    packer.doubles(bins.map(\.group.positives))
    packer.complements(bins.map { ($0.group.positives, $0.group.negatives) })
  }

  public init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    let count = try unpacker.length()
    guard count > 0 else { return }
    predictedPositive = try ExpectedCount(unpacking: &unpacker)
    predictedNegative = try ExpectedCount(unpacking: &unpacker)
    var numbers: [Int] = []
    for _ in 0..<count { numbers.append(Int(try unpacker.byte())) }
    let positives = try unpacker.doubles()
    let negatives = try unpacker.complements(of: positives)
    guard positives.count == count, numbers[count - 1] < Self.binCount,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw PackingFault("bins of probabilities that are out of order") }
    bins = numbers.indices.map { index in
      Bin(number: numbers[index], group: ExpectedGroup(positives: positives[index], negatives: negatives[index]))
    }
  }
}
