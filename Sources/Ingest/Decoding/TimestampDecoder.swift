internal import Telemetry

/// Reads the time stamps that logs carry: ISO 8601 with any fraction and zone, or seconds, milliseconds, microseconds
/// or nanoseconds since 1970.
///
/// A date without a zone is read as UTC. Epoch numbers are told apart by their size, which is unambiguous for times
/// from 1973 to 2200.
struct TimestampDecoder {
  enum Failure: Error, Equatable {
    case notATime
    /// Outside 1970…2200: a broken clock would otherwise move every window.
    case implausible
  }

  private static let latest: Int64 = 7_258_118_400_000_000_000  // 2200-01-01T00:00:00Z
  private static let nanosecondsPerDay: Int64 = 86_400_000_000_000

  /// The date read last, since the next record usually has the same one.
  private var cachedDate: (UInt64, UInt16) = (0, 0)
  private var cachedMidnight: Int64 = 0

  /// A number since the epoch.
  func decode(epoch number: DecodedNumber) -> Result<Int64, Failure> {
    let magnitude = abs(number.value)
    guard magnitude.isFinite else { return .failure(.notATime) }
    guard number.value >= 0, magnitude < 7.3e18 else { return .failure(.implausible) }
    let unit: Int64 =
      switch magnitude {
      case ..<1e11: 1_000_000_000
      case ..<1e14: 1_000_000
      case ..<1e17: 1_000
      default: 1
      }
    // Before it is multiplied: a number of seconds or milliseconds can lie beyond what 64 bits hold.
    guard magnitude * Double(unit) < 7.3e18 else { return .failure(.implausible) }
    let nanoseconds: Int64
    if let integer = number.integer {
      nanoseconds = integer * unit
    } else {
      let whole = number.value.rounded(.down)
      // Fractions of a second beyond the double's precision are noise; a microsecond is what it holds today.
      let fraction = ((number.value - whole) * Double(unit) / 1_000).rounded() * 1_000
      nanoseconds = Int64(whole) * unit + (unit > 1_000 ? Int64(fraction) : 0)
    }
    return nanoseconds < Self.latest ? .success(nanoseconds) : .failure(.implausible)
  }

  /// A text: ISO 8601, or a number since the epoch in quotes.
  mutating func decode(_ text: UnsafeBufferPointer<UInt8>) -> Result<Int64, Failure> {
    guard text.count >= 10, let base = text.baseAddress else { return decodeEpochText(text) }
    guard base[4] == UInt8(ascii: "-"), base[7] == UInt8(ascii: "-") else { return decodeEpochText(text) }
    guard let midnight = decodeDate(base) else {
      return isDigits(base, 4) ? .failure(implausibleYear(base) ? .implausible : .notATime) : .failure(.notATime)
    }
    if text.count == 10 { return checked(midnight) }
    guard text.count >= 16,
      base[10] == UInt8(ascii: "T") || base[10] == UInt8(ascii: " ") || base[10] == UInt8(ascii: "t"),
      base[13] == UInt8(ascii: ":"), isDigits(base + 11, 2), isDigits(base + 14, 2)
    else { return .failure(.notATime) }
    let (hour, minute) = (twoDigits(base + 11), twoDigits(base + 14))
    var seconds = hour * 3600 + minute * 60
    var index = 16
    if text.count > 16, base[16] == UInt8(ascii: ":") {
      guard text.count >= 19, isDigits(base + 17, 2) else { return .failure(.notATime) }
      let second = twoDigits(base + 17)
      guard second <= 60 else { return .failure(.notATime) }
      seconds += second
      index = 19
    }
    guard minute < 60, let fraction = decodeFraction(text, &index), let offset = decodeZone(text, index) else {
      return .failure(.notATime)
    }
    // 24:00:00 is the end of the day and nothing lies behind it.
    guard hour < 24 || (seconds == 86_400 && fraction == 0) else { return .failure(.notATime) }
    return checked(midnight + Int64(seconds - offset) * 1_000_000_000 + fraction)
  }

  private func checked(_ nanoseconds: Int64) -> Result<Int64, Failure> {
    nanoseconds >= 0 && nanoseconds < Self.latest ? .success(nanoseconds) : .failure(.implausible)
  }

  private func decodeEpochText(_ text: UnsafeBufferPointer<UInt8>) -> Result<Int64, Failure> {
    guard let number = NumberDecoder.decodeWhole(text) else { return .failure(.notATime) }
    return decode(epoch: number)
  }

  private mutating func decodeDate(_ base: UnsafePointer<UInt8>) -> Int64? {
    let raw = UnsafeRawPointer(base)
    let head = raw.loadUnaligned(as: UInt64.self)
    let tail = raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    if cachedDate == (head, tail) { return cachedMidnight }
    guard isDigits(base, 4), isDigits(base + 5, 2), isDigits(base + 8, 2) else { return nil }
    let year = twoDigits(base) * 100 + twoDigits(base + 2)
    let (month, day) = (twoDigits(base + 5), twoDigits(base + 8))
    guard !implausibleYear(base), month >= 1, month <= 12, day >= 1, day <= CivilDate.daysIn(month: month, of: year)
    else { return nil }
    cachedMidnight = Int64(CivilDate.daysSinceEpoch(year: year, month: month, day: day)) * Self.nanosecondsPerDay
    cachedDate = (head, tail)
    return cachedMidnight
  }

  private func implausibleYear(_ base: UnsafePointer<UInt8>) -> Bool {
    let year = twoDigits(base) * 100 + twoDigits(base + 2)
    return year < 1970 || year > 2200
  }

  /// Nanoseconds of ".123456789"; digits beyond the ninth are cut.
  private func decodeFraction(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int64? {
    guard index < text.count, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",") else { return 0 }
    index += 1
    var (fraction, unit) = (Int64(0), Int64(100_000_000))
    let first = index
    while index < text.count, case let digit = text[index] &- UInt8(ascii: "0"), digit < 10 {
      fraction += Int64(digit) * unit
      unit /= 10
      index += 1
    }
    return index == first ? nil : fraction
  }

  /// Seconds east of UTC of "Z", "+01:00", "+0100", "+01" or nothing.
  private func decodeZone(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard let base = text.baseAddress else { return nil }
    var index = start
    if index < text.count, text[index] == UInt8(ascii: " ") { index += 1 }
    let rest = text.count - index
    if rest == 0 { return 0 }
    if rest == 1, text[index] | 0x20 == UInt8(ascii: "z") { return 0 }
    if rest == 3, zip(text[index...], "utc".utf8).allSatisfy({ $0 | 0x20 == $1 }) { return 0 }
    let sign = text[index] == UInt8(ascii: "+") ? 1 : text[index] == UInt8(ascii: "-") ? -1 : 0
    guard sign != 0, rest >= 3, isDigits(base + index + 1, 2) else { return nil }
    let hours = twoDigits(base + index + 1)
    var minutes = 0
    if rest > 3 {
      let at = index + (text[index + 3] == UInt8(ascii: ":") ? 4 : 3)
      guard at + 2 == text.count, isDigits(base + at, 2) else { return nil }
      minutes = twoDigits(base + at)
    }
    return hours <= 23 && minutes < 60 ? sign * (hours * 3600 + minutes * 60) : nil
  }
}

@inline(__always)
private func isDigits(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  for index in 0..<count where base[index] &- UInt8(ascii: "0") > 9 { return false }
  return true
}

@inline(__always)
private func twoDigits(_ base: UnsafePointer<UInt8>) -> Int {
  Int(base[0] &- UInt8(ascii: "0")) * 10 + Int(base[1] &- UInt8(ascii: "0"))
}
