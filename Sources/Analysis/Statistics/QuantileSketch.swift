/// Quantiles of a stream: exact while it is short, within 2⁻⁸ of the value afterwards, or as wanted.
///
///     var sketch = QuantileSketch()
///     for value in [1.0, 2, 3, 4] { sketch.add(value) }
///     sketch.quantile(0.5)  // 2.5
///
/// Up to `exactLimit` values are kept as they are and quantiles interpolate linearly, as numpy's default does. Then
/// each value is counted in a bucket of its sign, exponent and first `fractionBits` bits of the fraction. The counts do
/// not depend on the order of adding or merging. While all values are whole numbers, ranks are too: exact up to 256.
/// NaN is skipped; infinities are values like others. Numbers below 2⁻¹⁰²² lose relative precision.
/// - Complexity: O(1) an update; at most 8 kB of exact values, then 512 bytes an octave that occurs (by default).
public struct QuantileSketch: Sendable {
  public private(set) var exactLimit: Int
  public private(set) var count = 0
  private var exactValues: [Double] = []
  private var buckets: OctaveCounts
  private var isExact = true
  private var smallest = Double.infinity
  private var largest = -Double.infinity
  private var holdsOnlyWholes = true

  /// - Parameters:
  ///   - exactLimit: values kept before counting in buckets begins; the default costs 8 kB.
  ///   - fractionBits: the buckets' fineness, 1 to 12; quantiles are then within 2 to the power of −(bits + 1).
  public init(exactLimit: Int = 1024, fractionBits: Int = 7) {
    precondition((1...12).contains(fractionBits), "a quantile sketch has 1 to 12 fraction bits")
    self.exactLimit = Swift.max(exactLimit, 0)
    buckets = OctaveCounts(fractionBits: fractionBits)
  }

  public mutating func add(_ value: Double) {
    guard !value.isNaN else { return }
    count += 1
    smallest = value < smallest ? value : smallest
    largest = value > largest ? value : largest
    holdsOnlyWholes = holdsOnlyWholes && value == value.rounded(.towardZero)
    guard isExact else {
      buckets.add(SketchBucket.key(of: value, bits: buckets.fractionBits))
      return
    }
    exactValues.append(value)
    if count > exactLimit { leaveExactness() }
  }

  public mutating func add(contentsOf values: UnsafeBufferPointer<Double>) {
    var start = 0
    while isExact, start < values.count {
      add(values[start])
      start += 1
    }
    let rest = UnsafeBufferPointer(rebasing: values[start...])
    let range = Self.range(of: rest)
    count += range.count
    smallest = Swift.min(smallest, range.smallest)
    largest = Swift.max(largest, range.largest)
    holdsOnlyWholes = holdsOnlyWholes && rest.allSatisfy { $0 == $0.rounded(.towardZero) || $0.isNaN }
    let bits = buckets.fractionBits
    buckets.add(contentsOf: rest) { SketchBucket.key(of: $0, bits: bits) }
  }

  /// The lower of the two exact limits holds for the result.
  public mutating func merge(_ other: QuantileSketch) {
    exactLimit = Swift.min(exactLimit, other.exactLimit)
    count += other.count
    smallest = Swift.min(smallest, other.smallest)
    largest = Swift.max(largest, other.largest)
    holdsOnlyWholes = holdsOnlyWholes && other.holdsOnlyWholes
    exactValues += other.exactValues
    buckets.merge(other.buckets)
    isExact = isExact && other.isExact
    if !isExact || count > exactLimit { leaveExactness() }
  }

  /// Extremes and count of what is not NaN; four lanes, because one chain of comparisons would wait on itself.
  private static func range(
    of values: UnsafeBufferPointer<Double>
  ) -> (count: Int, smallest: Double, largest: Double) {
    var low = SIMD4<Double>(repeating: .infinity)
    var high = SIMD4<Double>(repeating: -.infinity)
    var missing = SIMD4<Int64>.zero
    let whole = values.count & ~3
    for index in stride(from: 0, to: whole, by: 4) {
      let lanes = SIMD4(values[index], values[index + 1], values[index + 2], values[index + 3])
      low.replace(with: lanes, where: lanes .< low)
      high.replace(with: lanes, where: lanes .> high)
      missing.replace(with: missing &+ 1, where: lanes .!= lanes)
    }
    var result = (count: whole - Int(missing.wrappedSum()), smallest: low.min(), largest: high.max())
    for value in values[whole...] where value == value {
      result.count += 1
      result.smallest = Swift.min(result.smallest, value)
      result.largest = Swift.max(result.largest, value)
    }
    return result
  }

  private mutating func leaveExactness() {
    isExact = false
    for value in exactValues { buckets.add(SketchBucket.key(of: value, bits: buckets.fractionBits)) }
    exactValues = []
  }
}

extension QuantileSketch {
  /// Largest error of a quantile relative to its value (to the larger neighbour where a quantile lies between two
  /// values); `nil` while quantiles are exact.
  public var relativeError: Double? {
    isExact ? nil : 1 / Double(2 << buckets.fractionBits)
  }

  /// `nil` when nothing was added or `probability` lies outside 0…1.
  public func quantile(_ probability: Double) -> Double? {
    quantiles([probability])[0]
  }

  /// The quantiles of several probabilities for the cost of one.
  public func quantiles(_ probabilities: [Double]) -> [Double?] {
    var sorted = exactValues
    RadixSort.sort(&sorted)
    let entries = isExact ? [] : buckets.entries
    return probabilities.map { probability in
      guard count > 0, probability >= 0, probability <= 1 else { return nil }
      let position = probability * Double(count - 1)
      let rank = Swift.min(Int(position), count - 1)
      let lower = isExact ? sorted[rank] : bucketValue(atRank: rank, entries)
      let next = Swift.min(rank + 1, count - 1)
      let upper = isExact ? sorted[next] : bucketValue(atRank: next, entries)
      return lower.interpolated(to: upper, at: position - Double(rank))
    }
  }

  /// Whether the two can be merged.
  public func hasBuckets(like other: QuantileSketch) -> Bool {
    buckets.fractionBits == other.buckets.fractionBits
  }

  /// Every value that was kept, or the middle of every bucket, and how often it stands there.
  var countedValues: [(value: Double, count: Int)] {
    if isExact { return exactValues.map { ($0, 1) } }
    return buckets.entries.map { entry in
      let middle = SketchBucket.middle(of: entry.key, bits: buckets.fractionBits)
      return (Swift.min(Swift.max(middle, smallest), largest), entry.count)
    }
  }

  /// Every value that was kept, or the least that falls into every bucket, ascending, and how often it stands there.
  var countedStarts: [(value: Double, count: Int)] {
    if isExact { return exactValues.sorted().map { ($0, 1) } }
    return buckets.entries.map { entry in
      (Swift.max(SketchBucket.start(of: entry.key, bits: buckets.fractionBits), smallest), entry.count)
    }
  }

  /// - Returns: `nil` before the first value.
  var range: ClosedRange<Double>? {
    count > 0 ? smallest...largest : nil
  }

  private func bucketValue(atRank rank: Int, _ entries: [(key: Int, count: Int)]) -> Double {
    if rank == 0 { return smallest }
    if rank == count - 1 { return largest }
    var before = 0
    for (key, bucketCount) in entries {
      before += bucketCount
      guard before > rank else { continue }
      let middle = SketchBucket.middle(of: key, bits: buckets.fractionBits)
      let value = holdsOnlyWholes ? middle.rounded(.towardZero) : middle
      return Swift.min(Swift.max(value, smallest), largest)
    }
    return largest
  }
}

extension QuantileSketch: Codable {
  private enum CodingKeys: CodingKey {
    case exactLimit
    case values
    case valueCounts
    case buckets
    case smallest
    case largest
    case holdsOnlyWholes
  }

  /// Exact values go out in their order, each once: what is measured in few steps takes little room.
  public func encode(to encoder: any Encoder) throws {
    guard !encoder.keepsLayout else {
      var whole = encoder.singleValueContainer()
      return try whole.encode(packed)
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(exactLimit, forKey: .exactLimit)
    try container.encode(buckets, forKey: .buckets)
    let runs = isExact ? runs : nil
    try container.encodeIfPresent(runs?.map(\.value), forKey: .values)
    let hasRepeats = runs.map { $0.count < count } ?? false
    try container.encodeIfPresent(hasRepeats ? runs?.map(\.count) : nil, forKey: .valueCounts)
    guard count > 0 else { return }
    try container.encode(smallest, forKey: .smallest)
    try container.encode(largest, forKey: .largest)
    try container.encode(holdsOnlyWholes, forKey: .holdsOnlyWholes)
  }

  public init(from decoder: any Decoder) throws {
    guard !decoder.keepsLayout else {
      try self.init(packed: decoder.singleValueContainer().decode([UInt8].self))
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(exactLimit: try container.decode(Int.self, forKey: .exactLimit))
    // A file must not be able to ask for all of the memory by a count alone.
    guard exactLimit <= Self.largestExactLimit else {
      throw DecodingError.dataCorruptedError(
        forKey: .exactLimit, in: container, debugDescription: "more exact values than are kept anywhere")
    }
    buckets = try container.decode(OctaveCounts.self, forKey: .buckets)
    let values = try container.decodeIfPresent([Double].self, forKey: .values)
    let counts = try container.decodeIfPresent([Int].self, forKey: .valueCounts)
    isExact = values != nil
    for (index, value) in (values ?? []).enumerated() {
      let repeats = counts.map { $0.indices.contains(index) ? $0[index] : 0 } ?? 1
      guard !value.isNaN, repeats > 0, repeats <= exactLimit - exactValues.count else {
        throw DecodingError.dataCorruptedError(
          forKey: .values, in: container, debugDescription: "values that do not match their counts")
      }
      exactValues.append(contentsOf: repeatElement(value, count: repeats))
    }
    count = isExact ? exactValues.count : buckets.entries.reduce(0) { $0 + $1.count }
    guard count > 0 else { return }
    smallest = try container.decode(Double.self, forKey: .smallest)
    largest = try container.decode(Double.self, forKey: .largest)
    holdsOnlyWholes = try container.decode(Bool.self, forKey: .holdsOnlyWholes)
    guard smallest <= largest, exactValues.allSatisfy({ smallest <= $0 && $0 <= largest }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .smallest, in: container, debugDescription: "values beyond their own extremes")
    }
  }

  private static let largestExactLimit = 1 << 22

  private var runs: [(value: Double, count: Int)] {
    var sorted = exactValues
    RadixSort.sort(&sorted)
    var runs: [(value: Double, count: Int)] = []
    for value in sorted {
      if let last = runs.last, last.value.bitPattern == value.bitPattern {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((value, 1))
      }
    }
    return runs
  }
}

extension QuantileSketch: Packable {
  /// Exact values go out in the order of their coming.
  public func pack(into packer: inout Packer) {
    packer.count(exactLimit)
    packer.flag(isExact)
    packer.doubles(exactValues)
    if !isExact { packer.count(count) }
    buckets.pack(into: &packer)
    guard count > 0 else { return }
    packer.double(smallest)
    packer.double(largest)
    packer.flag(holdsOnlyWholes)
  }

  public init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    exactLimit = try unpacker.count()
    isExact = try unpacker.flag()
    exactValues = try unpacker.doubles()
    count = isExact ? exactValues.count : try unpacker.tally()
    buckets = try OctaveCounts(unpacking: &unpacker)
    guard isExact ? count <= exactLimit : exactValues.isEmpty else { throw PackingFault("more values than are kept") }
    guard count > 0 else { return }
    (smallest, largest) = (try unpacker.double(), try unpacker.double())
    holdsOnlyWholes = try unpacker.flag()
    guard smallest <= largest, exactValues.allSatisfy({ smallest <= $0 && $0 <= largest }) else {
      throw PackingFault("values beyond their own extremes")
    }
  }
}
