/// Turns samples into bits and back, each by its difference from the one before.
///
/// Most samples of a scrape come in step and have not changed: they cost one bit. Whole numbers are written as their
/// difference in as many bits as it needs, other values as the bits in which they differ. Every bit pattern of a double
/// and every rising time comes back as it was.
///
///     0                                    in step, same value
///     10 VALUE                             in step, another value
///     11 STEP 0 | 11 STEP 1 VALUE          out of step by STEP milliseconds
///     VALUE = 0 difference of whole numbers | 10 bits within the last window | 11 window, bits
///
/// - Reference: Pelkonen et al., Gorilla (2015), doi:10.14778/2824032.2824078, from which it differs in the joint first
///   bit, the whole numbers, and in leaving a window that is more than 12 bits too wide.
struct SampleCode: Sendable, Codable {
  private(set) var milliseconds: Int64
  private(set) var bits: UInt64
  private var step: Int64 = 0
  private var leadingZeros: UInt8 = 0
  /// 0 until the first window.
  private var windowWidth: UInt8 = 0

  /// - Parameter first: is kept as it is by whoever keeps the bits.
  init(first: Sample) {
    milliseconds = first.milliseconds
    bits = first.value.bitPattern
  }

  var sample: Sample { Sample(milliseconds: milliseconds, value: Double(bitPattern: bits)) }

  @inline(__always)
  mutating func encode(_ sample: Sample, into buffer: inout BitBuffer) {
    let newStep = sample.milliseconds &- milliseconds
    let stepChange = newStep &- step
    let newBits = sample.value.bitPattern
    milliseconds = sample.milliseconds
    if stepChange == 0, newBits == bits {
      buffer.append(0, count: 1)
      return
    }
    step = newStep
    if stepChange == 0 {
      buffer.append(0b10, count: 2)
    } else {
      buffer.append(0b11, count: 2)
      buffer.appendVariable(Self.zigzag(stepChange))
      buffer.append(newBits == bits ? 0 : 1, count: 1)
    }
    if newBits != bits { encodeValue(newBits, into: &buffer) }
  }

  @inline(__always)
  mutating func decode(_ reader: inout BitReader) -> Sample {
    var isChanged = false
    if reader.readFlag() {
      isChanged = true
      if reader.readFlag() {
        step &+= Self.unzigzag(reader.readVariable())
        isChanged = reader.readFlag()
      }
    }
    milliseconds &+= step
    if isChanged { decodeValue(&reader) }
    return sample
  }
}

extension SampleCode {
  private mutating func encodeValue(_ newBits: UInt64, into buffer: inout BitBuffer) {
    if let new = Self.wholeNumber(newBits), let old = Self.wholeNumber(bits) {
      buffer.append(0, count: 1)
      // A changed value has a difference, so that 0 need not be written.
      buffer.appendVariable(Self.zigzag(new - old) - 1)
      bits = newBits
      return
    }
    let difference = newBits ^ bits
    bits = newBits
    let leading = difference.leadingZeroBitCount
    let width = 64 - leading - difference.trailingZeroBitCount
    let windowEnd = Int(leadingZeros) + Int(windowWidth)
    if leading >= Int(leadingZeros), leading + width <= windowEnd, Int(windowWidth) <= width + 12 {
      buffer.append(0b10, count: 2)
      buffer.append(difference >> UInt64(64 - windowEnd), count: Int(windowWidth))
      return
    }
    leadingZeros = UInt8(leading)
    windowWidth = UInt8(width)
    buffer.append(0b11 << 12 | UInt64(leading) << 6 | UInt64(width - 1), count: 14)
    buffer.append(difference >> UInt64(difference.trailingZeroBitCount), count: width)
  }

  @inline(__always)
  private mutating func decodeValue(_ reader: inout BitReader) {
    guard reader.readFlag() else {
      let difference = Self.unzigzag(reader.readVariable() &+ 1)
      bits = Double((Self.wholeNumber(bits) ?? 0) + difference).bitPattern
      return
    }
    if reader.readFlag() {
      leadingZeros = UInt8(reader.read(6))
      windowWidth = UInt8(reader.read(6)) + 1
    }
    let windowEnd = UInt64(leadingZeros) + UInt64(windowWidth)
    bits ^= reader.read(Int(windowWidth)) << (64 - windowEnd)
  }

  /// The number that has these bits, if it is whole, no −0, and small enough for exact differences.
  @inline(__always)
  private static func wholeNumber(_ bits: UInt64) -> Int64? {
    let value = Double(bitPattern: bits)
    guard abs(value) < 0x1p53 else { return nil }
    let whole = Int64(value)
    return Double(whole).bitPattern == bits ? whole : nil
  }

  private static func zigzag(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: value << 1 ^ value >> 63)
  }

  private static func unzigzag(_ value: UInt64) -> Int64 {
    Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }
}
