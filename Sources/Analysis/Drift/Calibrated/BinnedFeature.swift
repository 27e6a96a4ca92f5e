/// A feature's distribution in the reference, in bins into which later values are counted.
///
///     let feature = BinnedFeature(numbers: reference)
///     feature.code(of: 3.2)  // the bin's number
///
/// Numbers fall into at most 64 bins that are about equally full in the reference, or one for each value where there are
/// no more values than that; one further bin on either side holds what lies beyond the reference's range, where the
/// reference has nothing. Categories have a bin each, and the rarest share one beyond 250.
/// - Complexity: O(n log n) to make from n values; O(log bins) a code.
public struct BinnedFeature: Sendable, Equatable {
  public enum Bins: Sendable, Equatable, Codable {
    /// Inner edges, ascending: bin `i` holds the values from edge `i − 1` up to and without edge `i`.
    case numbers(edges: [Double])
    /// By bytes; where `hasRest`, one bin more holds all others.
    case categories([String], hasRest: Bool)
  }

  public static let numberBinLimit = 64
  public static let categoryLimit = 250
  /// Codes beyond the bins: a category that the reference has not shown, a text where numbers are the rule (or the
  /// other way round), and nothing at all.
  public static let unseenCode: UInt8 = 253
  public static let foreignCode: UInt8 = 254
  public static let missingCode: UInt8 = 255

  public let bins: Bins
  /// Of the reference, by bin.
  public let counts: [Int]
  public let missingCount: Int
  private let codes: [Key: UInt8]

  /// A category's bytes; strings would be equal across Unicode spellings.
  private struct Key: Hashable {
    var bytes: [UInt8]
  }

  /// - Parameter counted: ascending values and how often each stands in the reference; none twice, none NaN.
  public init(numbers counted: [(value: Double, count: Int)], missingCount: Int) {
    self.init(counted, largest: counted.last?.value, missingCount: missingCount)
  }

  private init(_ counted: [(value: Double, count: Int)], largest: Double?, missingCount: Int) {
    let edges = Self.edges(counted, largest: largest)
    var counts = [Int](repeating: 0, count: edges.count + 1)
    for (value, count) in counted { counts[edges.rank(atOrBelow: value)] += count }
    bins = .numbers(edges: edges)
    self.counts = counts
    self.missingCount = missingCount
    codes = [:]
  }

  /// - Parameter sketch: beyond its exact values, bins begin where its buckets do.
  public init(sketch: QuantileSketch, missingCount: Int) {
    var counted: [(value: Double, count: Int)] = []
    for entry in sketch.countedStarts {
      if counted.last?.value == entry.value {
        counted[counted.count - 1].count += entry.count
      } else {
        counted.append(entry)
      }
    }
    self.init(counted, largest: sketch.range?.upperBound, missingCount: missingCount)
  }

  /// - Parameters:
  ///   - categories: with their counts; order decides which share the last bin when there are too many.
  ///   - restCount: of values that were no longer told apart.
  public init(categories: [(label: String, count: Int)], restCount: Int = 0, missingCount: Int) {
    let kept = categories.prefix(Self.categoryLimit)
    let rest = categories.dropFirst(Self.categoryLimit).reduce(restCount) { $0 + $1.count }
    bins = .categories(kept.map(\.label), hasRest: rest > 0)
    counts = kept.map(\.count) + (rest > 0 ? [rest] : [])
    self.missingCount = missingCount
    codes = Self.codes(of: bins)
  }

  private static func codes(of bins: Bins) -> [Key: UInt8] {
    guard case .categories(let labels, _) = bins else { return [:] }
    return Dictionary(
      zip(labels.prefix(categoryLimit).map { Key(bytes: Array($0.utf8)) }, UInt8(0)...),
      uniquingKeysWith: { first, _ in first })
  }

  /// Values of the reference that are not missing.
  public var count: Int { counts.reduce(0, +) }

  public var isNumeric: Bool {
    if case .numbers = bins { true } else { false }
  }

  /// - Precondition: the feature is numeric.
  @inline(__always)
  public func code(of number: Double) -> UInt8 {
    guard case .numbers(let edges) = bins else { return Self.foreignCode }
    return number.isNaN ? Self.missingCode : UInt8(truncatingIfNeeded: edges.rank(atOrBelow: number))
  }

  public func code(of category: some Sequence<UInt8>) -> UInt8 {
    guard case .categories(let labels, let hasRest) = bins else { return Self.foreignCode }
    return codes[Key(bytes: Array(category))] ?? (hasRest ? UInt8(labels.count) : Self.unseenCode)
  }

  private static func edges(_ counted: [(value: Double, count: Int)], largest: Double?) -> [Double] {
    guard let first = counted.first, let largest else { return [] }
    // Below the smallest and above the largest value of the reference begin bins of their own.
    let beyond = largest.nextUp
    guard counted.count > numberBinLimit else { return counted.map(\.value) + [beyond] }
    let total = counted.reduce(0) { $0 + $1.count }
    var edges = [first.value]
    var before = 0
    for (value, count) in counted {
      // The bin of this value begins here when the share before it has reached the next quantile.
      if before * numberBinLimit >= total * edges.count, value > edges[edges.count - 1] { edges.append(value) }
      before += count
    }
    return edges + [beyond]
  }
}

/// The codes of the categories are made of their labels again.
extension BinnedFeature: Codable {
  private enum CodingKeys: CodingKey {
    case bins
    case counts
    case missingCount
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    bins = try container.decode(Bins.self, forKey: .bins)
    counts = try container.decode([Int].self, forKey: .counts)
    missingCount = try container.decode(Int.self, forKey: .missingCount)
    codes = Self.codes(of: bins)
    let binCount =
      switch bins {
      case .numbers(let edges): edges.count + 1
      case .categories(let labels, let hasRest): labels.count + (hasRest ? 1 : 0)
      }
    guard binCount == counts.count, counts.count <= Int(Self.unseenCode) else {
      throw DecodingError.dataCorruptedError(
        forKey: .counts, in: container, debugDescription: "bins that do not match their counts")
    }
  }
}
