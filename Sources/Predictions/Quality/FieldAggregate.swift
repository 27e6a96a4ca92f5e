internal import Analysis

/// What is known of one field over a stretch of records.
struct FieldAggregate: Sendable, Codable {
  var moments = Moments()
  var quantiles: QuantileSketch
  var categories: CategoryCounts

  init(limits: AggregateLimits) {
    quantiles = limits.sketch
    categories = CategoryCounts(limit: limits.categoryCount)
  }

  mutating func merge(_ other: FieldAggregate) {
    moments.merge(other.moments)
    quantiles.merge(other.quantiles)
    categories.merge(other.categories)
  }
}

/// How much one aggregate may keep exactly.
struct AggregateLimits: Sendable, Hashable, Codable {
  /// Values of a field kept for exact quantiles; beyond, they have the sketch's stated error.
  var exactQuantileCount: Int
  /// Different values of a category.
  var categoryCount: Int
  static let sketchBitsRange = 1...12

  /// Fineness of the sketch beyond the exact values.
  var sketchBits = 7

  var sketch: QuantileSketch { QuantileSketch(exactLimit: exactQuantileCount, fractionBits: sketchBits) }
}

extension FieldAggregate: Packable {
  func pack(into packer: inout Packer) {
    moments.pack(into: &packer)
    quantiles.pack(into: &packer)
    categories.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    moments = try Moments(unpacking: &unpacker)
    quantiles = try QuantileSketch(unpacking: &unpacker)
    categories = try CategoryCounts(unpacking: &unpacker)
  }
}
