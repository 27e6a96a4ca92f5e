internal import Telemetry

/// The samples of scrapes of one target as columns, each value as what has changed since the last of its series.
///
/// Counters and most gauges are whole numbers or decimal fractions: what changed of them is a small whole number. The
/// rest is kept as bits. Every value comes back bit for bit.
struct SampleColumns {
  /// How a value is written.
  private enum Kind {
    static let same: UInt8 = 0
    /// A whole number of 1, 1/10, … 1/1000.
    static let decimals: ClosedRange<UInt8> = 1...4
    static let bits: UInt8 = 5
  }

  private static let powers: [Double] = [1, 10, 100, 1000]
  /// Up to here every whole number is a double.
  private static let wholeLimit = 9_007_199_254_740_992.0

  private var last: [UInt32: UInt64] = [:]

  // MARK: Writing

  mutating func write(_ samples: [ScrapeBatch.ReferencedSample], start: Int64, to writer: inout ByteWriter) {
    var (references, times) = (ByteWriter(), ByteWriter())
    var (kinds, numbers, bits) = (ByteWriter(), ByteWriter(), ByteWriter())
    var (reference, time) = (Int64(-1), start)
    for sample in samples {
      references.signed(Int64(sample.reference) - reference - 1)
      times.signed(sample.milliseconds &- time)
      (reference, time) = (Int64(sample.reference), sample.milliseconds)
      let now = sample.value.bitPattern
      let before = last.updateValue(now, forKey: sample.reference) ?? 0
      if now == before {
        kinds.byte(Kind.same)
      } else if let decimal = Self.decimal(of: sample.value) {
        kinds.byte(decimal.kind)
        numbers.signed(decimal.number - Self.number(before, decimal.kind))
      } else {
        kinds.byte(Kind.bits)
        bits.bits(now ^ before)
      }
    }
    writer.count(samples.count)
    for column in [references, times, kinds, numbers, bits] { writer.run(column.bytes) }
  }

  private static func decimal(of value: Double) -> (kind: UInt8, number: Int64)? {
    for (index, power) in powers.enumerated() {
      let scaled = (value * power).rounded()
      // NaN and the infinities fail here too.
      guard scaled.magnitude < wholeLimit else { return nil }
      if (scaled / power).bitPattern == value.bitPattern, let kind = UInt8(exactly: index) {
        let number = Int64(scaled)
        // −0 is no whole number.
        guard (Double(number) / power).bitPattern == value.bitPattern else { return nil }
        return (Kind.decimals.lowerBound + kind, number)
      }
    }
    return nil
  }

  /// The last value in the unit of the next one.
  private static func number(_ bits: UInt64, _ kind: UInt8) -> Int64 {
    let scaled = (Double(bitPattern: bits) * powers[Int(kind - Kind.decimals.lowerBound)]).rounded()
    return scaled.magnitude < wholeLimit ? Int64(scaled) : 0
  }

  // MARK: Reading

  mutating func read(start: Int64, from reader: inout ByteReader) throws(ByteReader.Damage)
    -> [ScrapeBatch.ReferencedSample]
  {
    let count = try reader.count()
    var columns: [ByteReader] = []
    for _ in 0..<5 { columns.append(ByteReader(try reader.run())) }
    var samples: [ScrapeBatch.ReferencedSample] = []
    samples.reserveCapacity(count)
    var (reference, time) = (Int64(-1), start)
    for _ in 0..<count {
      let (step, overflow) = try columns[0].signed().addingReportingOverflow(1)
      guard !overflow, let next = UInt32(exactly: reference &+ step) else { throw ByteReader.Damage() }
      time &+= try columns[1].signed()
      reference = Int64(next)
      let bits = try value(after: last[next] ?? 0, &columns)
      last[next] = bits
      samples.append(.init(reference: next, milliseconds: time, value: Double(bitPattern: bits)))
    }
    return samples
  }

  private func value(after before: UInt64, _ columns: inout [ByteReader]) throws(ByteReader.Damage) -> UInt64 {
    let kind = try columns[2].byte()
    switch kind {
    case Kind.same: return before
    case Kind.decimals:
      let number = try columns[3].signed() &+ Self.number(before, kind)
      return (Double(number) / Self.powers[Int(kind - Kind.decimals.lowerBound)]).bitPattern
    case Kind.bits: return try columns[4].bits() ^ before
    default: throw ByteReader.Damage()
    }
  }
}
