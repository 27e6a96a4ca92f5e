#if _endian(big)
  #error("Doubles are packed as they lie in memory, which is taken to be little-endian.")
#endif

/// How many decimal digits behind the point doubles have, as measured and rounded values do: they are then packed as
/// whole numbers of the last digit, in two or three bytes instead of eight.
///
/// - Reference: Afroozeh, Kuffo, Boncz, "ALP: Adaptive Lossless floating-Point Compression", doi:10.1145/3626717; here
///   without exceptions: one double that is no short decimal fraction leaves all of them as they are.
struct DecimalDigits {
  private static let scales: [Double] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
  /// Up to here scaling errs by less than half, also for what has fewer digits.
  private static let largest = 0x1p50

  /// In front of doubles that are packed as they lie in memory.
  static let rawMark: UInt8 = 0xFF
  static let none = Self(count: 0)

  private let scale: Double
  let mark: UInt8

  private init(count: Int) {
    scale = Self.scales[count]
    mark = UInt8(count)
  }

  /// - Returns: `nil` for a mark that nobody wrote.
  init?(mark: UInt8) {
    guard Int(mark) < Self.scales.count else { return nil }
    self.init(count: Int(mark))
  }

  /// The fewest digits that give back every one of the doubles bit for bit.
  ///
  /// - Returns: `nil` where there are none.
  init?(of numbers: [Double]) {
    var digits = Self.none
    for number in numbers {
      // What has few digits has more too, so that those before need not be looked at again, but for their size.
      while digits.integer(of: number) == nil {
        guard let more = Self(mark: digits.mark + 1) else { return nil }
        digits = more
      }
    }
    let limit = Self.largest / digits.scale
    guard numbers.allSatisfy({ abs($0) <= limit }) else { return nil }
    self = digits
  }

  /// The double as a whole number of the last digit.
  ///
  /// - Returns: `nil` where another double would come back.
  @inline(__always)
  func integer(of number: Double) -> Int64? {
    let scaled = (number * scale).rounded()
    guard abs(scaled) <= Self.largest else { return nil }
    let integer = Int64(scaled)
    return double(integer).bitPattern == number.bitPattern ? integer : nil
  }

  /// As ``integer(of:)`` for a double that has been seen to have these digits.
  @inline(__always)
  func known(_ number: Double) -> Int64 { Int64((number * scale).rounded()) }

  /// - Returns: the double nearest to the decimal fraction.
  @inline(__always)
  func double(_ integer: Int64) -> Double { Double(integer) / scale }
}
