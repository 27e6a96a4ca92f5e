/// Bins over 0…1 that compare stated with observed probability: ten of equal width, or between given edges.
///
///     outcomes.calibrationBins(.equalCount, count: 10)?.expectedCalibrationError
///
/// Bins of equal width stream; bins of equal count need all scores first (`ScoredOutcomes.calibrationBins`).
public struct CalibrationBins: Sendable, Equatable, Codable {
  public struct Bin: Sendable, Equatable, Codable {
    /// Weight of the records in the bin.
    public fileprivate(set) var weight = 0.0
    fileprivate var scores = CompensatedSum()
    fileprivate var positives = CompensatedSum()

    /// `nil` in an empty bin.
    public var meanScore: Double? {
      Ratio.defined(scores.value, weight)
    }

    /// Share of records in truth positive (or right, for the top label); `nil` in an empty bin.
    public var positiveShare: Double? {
      Ratio.defined(positives.value, weight)
    }
  }

  /// From 0 to 1. Of equal width: a bin holds its lower edge, the last one both. Between `innerEdges`: a bin holds its
  /// upper edge, the first one both.
  public private(set) var bins: [Bin]
  /// Where one bin ends and the next begins; `nil` when all are equally wide.
  public let innerEdges: [Double]?

  /// - Parameter count: of bins of equal width, at least 1; the default is that of most papers.
  public init(count: Int = 10) {
    precondition(count > 0, "a reliability diagram has at least one bin")
    bins = Array(repeating: Bin(), count: count)
    innerEdges = nil
  }

  /// - Precondition: the edges do not fall; equal ones leave a bin empty.
  public init(innerEdges: [Double]) {
    precondition(zip(innerEdges, innerEdges.dropFirst()).allSatisfy { $0 <= $1 }, "edges of bins must not fall")
    bins = Array(repeating: Bin(), count: innerEdges.count + 1)
    self.innerEdges = innerEdges
  }

  /// - Precondition: `score` lies within 0…1, `weight` is finite and positive.
  mutating func add(score: Double, isPositive: Bool, weight: Double) {
    let index = innerEdges?.rank(below: score) ?? place(of: score)
    bins[index].weight += weight
    bins[index].scores.add(score * weight)
    if isPositive { bins[index].positives.add(weight) }
  }

  private func place(of score: Double) -> Int {
    Swift.min(Int(score * Double(bins.count)), bins.count - 1)
  }

  /// - Precondition: both have the same bins.
  public mutating func merge(_ other: CalibrationBins) {
    precondition(
      other.bins.count == bins.count && other.innerEdges == innerEdges, "only the same bins can be merged")
    for index in bins.indices {
      bins[index].weight += other.bins[index].weight
      bins[index].scores.merge(other.bins[index].scores)
      bins[index].positives.merge(other.bins[index].positives)
    }
  }

  /// Mean distance between stated and observed probability, weighted by the records of a bin.
  public var expectedCalibrationError: Double? {
    let distances = bins.reduce(0) { $0 + abs($1.scores.value - $1.positives.value) }
    return Ratio.defined(distances, bins.reduce(0) { $0 + $1.weight })
  }

  /// The distance in the worst bin.
  public var maximumCalibrationError: Double? {
    bins.compactMap { Ratio.defined(abs($0.scores.value - $0.positives.value), $0.weight) }.max()
  }
}

extension CalibrationBins: Packable {
  public func pack(into packer: inout Packer) {
    packer.optional(innerEdges) { $0.doubles($1) }
    packer.count(bins.count)
    for bin in bins {
      packer.double(bin.weight)
      bin.scores.pack(into: &packer)
      bin.positives.pack(into: &packer)
    }
  }

  public init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    innerEdges = try unpacker.optional { (unpacker) throws(PackingFault) in try unpacker.doubles() }
    bins = []
    for _ in 0..<(try unpacker.length()) {
      var bin = Bin()
      bin.weight = try unpacker.double()
      bin.scores = try CompensatedSum(unpacking: &unpacker)
      bin.positives = try CompensatedSum(unpacking: &unpacker)
      bins.append(bin)
    }
    guard !bins.isEmpty, innerEdges.map({ $0.count == bins.count - 1 }) ?? true else {
      throw PackingFault("bins that do not match their edges")
    }
  }
}
