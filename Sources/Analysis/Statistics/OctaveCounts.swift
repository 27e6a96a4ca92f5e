/// Counts of log-linear buckets: a run of counters for every octave in which a value occurred, and nothing between.
///
/// Values of both signs lie thousands of octaves apart in the order of their bits, so a gapless array would be mostly
/// zeros. A counter stops at 2³² − 1.
/// - Complexity: O(1) an update; 4 bytes a bucket of each octave that occurs.
struct OctaveCounts: Sendable {
  /// Buckets of an octave are 2 to the power of this.
  let fractionBits: Int
  /// Octave numbers in the order of their coming.
  private var octaves: [Int32] = []
  /// The counters of each octave, in the same order.
  private var counts: [UInt32] = []
  /// Open addressing from octave to its place; -1 is free.
  private var table: [Int16] = []

  init(fractionBits: Int) {
    self.fractionBits = fractionBits
  }

  private static let knownBits = 1...12
  /// Sign and exponent of a double have twelve bits: no octave lies further out.
  private static let octaveRange: Range<Int32> = -2_048..<2_048

  private var octaveLength: Int { 1 << fractionBits }

  mutating func add(_ key: Int, count: UInt32 = 1) {
    let index = place(of: key &>> fractionBits) * octaveLength + key & (octaveLength - 1)
    counts[index] = counts[index].saturatingSum(count)
  }

  /// Counts once the key of every number that is not NaN.
  @inline(__always)
  mutating func add(contentsOf values: UnsafeBufferPointer<Double>, key: (Double) -> Int) {
    var start = 0
    while start < values.count {
      start = addKnown(values, from: start, key: key)
      // The first value of an octave that is new.
      if start < values.count {
        add(key(values[start]))
        start += 1
      }
    }
  }

  /// Counts until a value lies in an octave that is new, and returns its place.
  @inline(__always)
  private mutating func addKnown(
    _ values: UnsafeBufferPointer<Double>, from start: Int, key: (Double) -> Int
  ) -> Int {
    let (bits, mask, slotMask) = (fractionBits, octaveLength - 1, table.count - 1)
    guard slotMask > 0 else { return values[start...].firstIndex { $0 == $0 } ?? values.count }
    let (table, octaves) = (table, octaves)
    var (lastOctave, base) = (Int.min, 0)
    // The loop owns the counters, so that neither uniqueness nor bounds are looked at again.
    return counts.withUnsafeMutableBufferPointer { counts in
      for index in start..<values.count where values[index] == values[index] {
        let bucket = key(values[index])
        let octave = bucket &>> bits
        if octave != lastOctave {
          var slot = octave & slotMask
          while table[slot] >= 0, octaves[Int(table[slot])] != octave { slot = (slot + 1) & slotMask }
          guard table[slot] >= 0 else { return index }
          (lastOctave, base) = (octave, Int(table[slot]) &<< bits)
        }
        let counter = base &+ bucket & mask
        counts[counter] = counts[counter].saturatingSum(1)
      }
      return values.count
    }
  }

  mutating func merge(_ other: OctaveCounts) {
    guard !other.octaves.isEmpty else { return }
    precondition(fractionBits == other.fractionBits, "only counts of equal buckets can be merged")
    for (index, octave) in other.octaves.enumerated() {
      let (own, others) = (place(of: Int(octave)) * octaveLength, index * octaveLength)
      for offset in 0..<octaveLength {
        counts[own + offset] = counts[own + offset].saturatingSum(other.counts[others + offset])
      }
    }
  }

  /// The buckets that hold something, by rising key.
  var entries: [(key: Int, count: Int)] {
    var entries: [(key: Int, count: Int)] = []
    for index in octaves.indices.sorted(by: { octaves[$0] < octaves[$1] }) {
      for offset in 0..<octaveLength where counts[index * octaveLength + offset] > 0 {
        entries.append((Int(octaves[index]) << fractionBits + offset, Int(counts[index * octaveLength + offset])))
      }
    }
    return entries
  }

  /// Where an octave's counters stand among the octaves, made when there are none.
  private mutating func place(of octave: Int) -> Int {
    known(Int32(octave)) ?? insert(octave)
  }

  private func known(_ octave: Int32) -> Int? {
    guard !table.isEmpty else { return nil }
    var slot = Int(octave) & (table.count - 1)
    while table[slot] >= 0 {
      if octaves[Int(table[slot])] == octave { return Int(table[slot]) }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  private mutating func insert(_ octave: Int) -> Int {
    octaves.append(Int32(octave))
    counts.append(contentsOf: repeatElement(0, count: octaveLength))
    let size = max(16, table.count)
    guard octaves.count * 2 > size || table.isEmpty else {
      occupy(octaves.count - 1)
      return octaves.count - 1
    }
    table = Array(repeating: -1, count: octaves.count * 2 > size ? size * 2 : size)
    for index in octaves.indices { occupy(index) }
    return octaves.count - 1
  }

  private mutating func occupy(_ index: Int) {
    var slot = Int(octaves[index]) & (table.count - 1)
    while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
    table[slot] = Int16(index)
  }
}

extension OctaveCounts: Codable {
  private enum CodingKeys: CodingKey {
    case fractionBits
    case keys
    case counts
  }

  /// Only the buckets that hold something, by rising key.
  func encode(to encoder: any Encoder) throws {
    let entries = entries
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(fractionBits, forKey: .fractionBits)
    try container.encode(entries.map(\.key), forKey: .keys)
    try container.encode(entries.map(\.count), forKey: .counts)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(fractionBits: try container.decode(Int.self, forKey: .fractionBits))
    let keys = try container.decode([Int].self, forKey: .keys)
    let counts = try container.decode([UInt32].self, forKey: .counts)
    let isKnown = Self.knownBits.contains(fractionBits)
    let limit = isKnown ? Int(Self.octaveRange.upperBound) << fractionBits : 0
    guard isKnown, keys.count == counts.count, keys.allSatisfy({ (-limit..<limit).contains($0) }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .keys, in: container, debugDescription: "buckets that no number falls into")
    }
    for (key, count) in zip(keys, counts) { add(key, count: count) }
  }
}

/// Octaves in the order of their coming; where they stand in the table is found anew.
extension OctaveCounts: Packable {
  func pack(into packer: inout Packer) {
    packer.byte(UInt8(fractionBits))
    packer.integers(octaves)
    packer.sparse(counts)
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    fractionBits = Int(try unpacker.byte())
    octaves = try unpacker.shortIntegers()
    guard Self.knownBits.contains(fractionBits), octaves.allSatisfy(Self.octaveRange.contains),
      octaves.count <= Self.octaveRange.count
    else { throw PackingFault("octaves that no number lies in") }
    counts = try unpacker.sparse(octaves.count << fractionBits)
    guard !octaves.isEmpty else { return }
    var size = 16
    while octaves.count * 2 > size { size *= 2 }
    table = Array(repeating: -1, count: size)
    for (index, octave) in octaves.enumerated() {
      guard known(octave) == nil else { throw PackingFault("an octave twice") }
      occupy(index)
    }
  }
}

extension UInt32 {
  @inline(__always)
  fileprivate func saturatingSum(_ other: UInt32) -> UInt32 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
