internal import Analysis

/// How a record becomes a row of numbers for the forest: numbers as they are, a missing one as the reference's median;
/// a category as its share in the reference, an unseen one as 0.
struct OutlierEncoding: Sendable, Codable {
  struct Column: Sendable, Codable {
    /// Of ``Reference/features``.
    let feature: Int
    let path: String
    let name: String
    let bins: BinnedFeature
    /// Of numbers; 0 for a category.
    let median: Double
    /// Of a category, by code; empty for numbers.
    let shares: [Double]

    /// Categories that have a code of their own; 0 for numbers.
    let labelCount: Int

    var isNumeric: Bool { shares.isEmpty }
  }

  let columns: [Column]

  init(_ reference: Reference) {
    columns = reference.features.enumerated().compactMap { number, feature in
      // What the model makes of a record is no part of how unusual the record is.
      guard feature.role != .predicted, feature.role != .score else { return nil }
      let field = reference.profile.fields.firstIndex { $0.path == feature.path }
      let median = field.flatMap { reference.profile.aggregate.fields[$0].quantiles.quantile(0.5) }
      return Column(
        feature: number, path: feature.path, name: feature.name, bins: feature.bins,
        median: feature.bins.isNumeric ? Self.finite(median ?? 0) : 0,
        shares: feature.bins.isNumeric ? [] : Self.shares(feature.bins), labelCount: Self.labelCount(feature.bins))
    }
  }

  /// The sampled rows of the reference.
  func matrix(of profile: ReferenceProfile) -> FeatureMatrix {
    FeatureMatrix(
      columns: columns.map { column in
        guard let field = profile.fields.firstIndex(where: { $0.path == column.path }) else { return [] }
        return profile.rows.rows.map { row in
          column.isNumeric
            ? Self.number(field < row.numbers.count ? row.numbers[field] : .nan, column)
            : column.shares[Int(Self.code(row, field, column.bins))]
        }
      })
  }

  /// A forest takes a row only when all of it is finite.
  @inline(__always)
  static func number(_ number: Double, _ column: Column) -> Double {
    number.isNaN ? column.median : finite(number)
  }

  @inline(__always)
  private static func finite(_ number: Double) -> Double {
    min(max(number, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
  }

  private static func code(_ row: RowSample.Row, _ field: Int, _ bins: BinnedFeature) -> UInt8 {
    if field < row.texts.count, let text = row.texts[field] { return bins.code(of: text.utf8) }
    guard field < row.numbers.count, !row.numbers[field].isNaN else { return BinnedFeature.missingCode }
    return bins.code(of: CategoryText.bytes(of: row.numbers[field]))
  }

  private static func labelCount(_ bins: BinnedFeature) -> Int {
    if case .categories(let labels, _) = bins.bins { labels.count } else { 0 }
  }

  private static func shares(_ bins: BinnedFeature) -> [Double] {
    var shares = [Double](repeating: 0, count: 256)
    let total = Double(max(1, bins.count + bins.missingCount))
    for (code, count) in bins.counts.enumerated() { shares[code] = Double(count) / total }
    shares[Int(BinnedFeature.missingCode)] = Double(bins.missingCount) / total
    return shares
  }
}
