/// Finds the segments of a model's records in which its answers became worse.
///
///     let found = SliceSearch().findings(features, current: labelled, reference: reference)
///     found.slices.first?.lost  // right answers that are missing in the worst segment
///
/// Slices are all records, one condition on any feature, or one on each of two features. Each is held by Fisher's exact
/// test against the same slice of the reference, or against the rest of the current records where there is no
/// reference, and its p-value is multiplied by the number of slices that were looked at (Bonferroni): where nothing is
/// worse, anything is found in at most `level` of all searches. Records are taken as independent of each other.
///
/// With more features than `pairFeatureLimit`, pairs are made of those whose single conditions deviate most; the pairs
/// left out are counted as if they had been looked at, so the choice costs power and no honesty.
///
/// A pair is listed only if it fell clearly further than the rest of either of its parts, and a part only if it fell
/// clearly further than the other records; else the larger slice stands for it. After each slice its records are set
/// aside, and what is not worse without them is not listed.
/// - Complexity: O(features² · records), of features at most `pairFeatureLimit`.
/// - Reference: in the spirit of Chung et al., "Slice Finder", doi:10.1109/ICDE.2019.00139, and Sagadeeva, Boehm,
///   "SliceLine", doi:10.1145/3448016.3457323; tests, correction and the setting aside differ.
public struct SliceSearch: Sendable, Equatable {
  /// Chance of finding anything where nothing is worse.
  public var level = 0.05
  /// The least that a slice holds; `nil` for 1 % of the records and 30 at least.
  public var minimumSize: Int?
  /// The least that the same slice holds in the reference.
  public var minimumReferenceSize = 10
  /// Below so many records of the reference, what is expected of a slice leans on larger ones.
  public var fullReferenceSize = 30
  public var pairFeatureLimit = 128
  public var resultLimit = 20

  /// Standard errors that make a slice clearly worse than one that holds it: one slice has thousands inside.
  static let clearScore = 4.0
  /// What does not reach it is not certain after any correction.
  static let leastScore = 2.5
  /// Slices kept for the exact test, the clearest of each kind.
  static let candidateLimit = 256

  public init() {}

  public struct Findings: Sendable, Equatable {
    /// Most lost answers first.
    public var slices: [FoundSlice] = []
    /// Slices that were large enough to be looked at, or that would have been.
    public var searchedCount = 0
    public var minimumSize = 0
  }

  /// - Parameters:
  ///   - features: of both sides, by the columns of their rows.
  ///   - reference: `nil` to hold slices against the rest of the current records.
  /// - Precondition: both sides have a column for each feature, and in it cells of that feature alone.
  public func findings(_ features: [SliceFeature], current: SliceRows, reference: SliceRows?) -> Findings {
    for side in [current, reference].compactMap({ $0 }) {
      precondition(side.columns.count == features.count, "a search for slices has a column for each feature")
      precondition(
        zip(features, side.columns).allSatisfy { feature, cells in cells.allSatisfy { $0 <= feature.missingCell } },
        "a column holds cells of its feature")
    }
    let minimum = minimumSize ?? max(30, current.count / 100)
    var scan = SliceScan(features, current, reference, minimum: minimum, minimumReference: minimumReferenceSize)
    scan.lookAtSingles()
    scan.lookAtPairs(limit: pairFeatureLimit)
    var findings = Findings(searchedCount: scan.searchedCount, minimumSize: minimum)
    let slices = SliceExplanation(scan, search: self, minimum: minimum).slices(reference)
    let order = slices.indices.sorted { (slices[$1].lost, $0) < (slices[$0].lost, $1) }
    findings.slices = order.map { slices[$0] }
    return findings
  }
}

/// A segment in which answers became worse.
public struct FoundSlice: Sendable, Equatable {
  /// All hold at once; none where all records became worse.
  public var parts: [SlicePart]
  public var count: Int
  public var wrongCount: Int
  /// Of the same slice in the reference, or of the rest of the current records.
  public var referenceCount: Int
  public var referenceWrongCount: Int
  /// Share of right answers that the comparison leads to expect.
  public var expectedAccuracy: Double
  /// After correction for all slices searched.
  public var pValue: Double

  public var accuracy: Double { 1 - Double(wrongCount) / Double(count) }
  /// 95 %.
  public var interval: WilsonInterval? {
    WilsonInterval(successes: Double(count - wrongCount), trials: Double(count))
  }
  /// Right answers that are missing.
  public var lost: Double { Double(count) * (expectedAccuracy - accuracy) }
}
