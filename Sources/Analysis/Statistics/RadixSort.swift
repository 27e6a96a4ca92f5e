/// Sorts doubles ascending by their bits, digit by digit, several times faster than by comparison.
///
///     var scores = [0.5, -1, .infinity]
///     RadixSort.sort(&scores)  // [-1, 0.5, .infinity]
///
/// Digits in which all values agree are skipped. −0 stands before +0.
/// - Precondition: no value is NaN.
/// - Complexity: O(n) time, one further array of n doubles.
public enum RadixSort {
  private static let digitBits: UInt64 = 11
  private static let digitCount = 6
  private static let radix = 1 << 11
  /// Below this the fixed cost of the digit counts outweighs a comparison sort.
  private static let smallCount = 1024

  /// Whether values ascend already, no value being NaN.
  ///
  /// - Complexity: O(1) for most that do not.
  public static func isSorted(_ values: [Double]) -> Bool {
    values.withUnsafeBufferPointer { buffer in
      guard var last = buffer.first, !last.isNaN else { return buffer.isEmpty }
      for value in buffer.dropFirst() {
        guard last.orderedBits <= value.orderedBits, !value.isNaN else { return false }
        last = value
      }
      return true
    }
  }

  public static func sort(_ values: inout [Double]) {
    guard !isSorted(values) else { return }
    guard values.count > smallCount else {
      precondition(!values.contains { $0.isNaN }, "NaN has no place in an order")
      values.sort { $0.orderedBits < $1.orderedBits }
      return
    }
    values.withUnsafeMutableBufferPointer { buffer in
      buffer.withMemoryRebound(to: UInt64.self) { keys in sort(keys) }
    }
  }

  private static func sort(_ keys: UnsafeMutableBufferPointer<UInt64>) {
    var counts = digitCounts(encoding: keys)
    let scratch = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: keys.count)
    defer { scratch.deallocate() }
    var source = keys
    var target = scratch
    counts.withUnsafeMutableBufferPointer { counts in
      for digit in 0..<digitCount {
        let row = UnsafeMutableBufferPointer(rebasing: counts[(digit * radix)..<((digit + 1) * radix)])
        guard !row.contains(keys.count) else { continue }
        scatter(source, into: target, shift: UInt64(digit) * digitBits, counts: row)
        swap(&source, &target)
      }
    }
    decode(source, into: keys)
  }

  /// Replaces the doubles by keys that order as unsigned integers, and counts every digit in the same pass.
  private static func digitCounts(encoding keys: UnsafeMutableBufferPointer<UInt64>) -> [Int] {
    var counts = [Int](repeating: 0, count: digitCount * radix)
    var nanSeen = false
    counts.withUnsafeMutableBufferPointer { counts in
      for index in keys.indices {
        let bits = keys[index]
        nanSeen = nanSeen || (bits & 0x7FFF_FFFF_FFFF_FFFF) > 0x7FF0_0000_0000_0000
        var key = bits.orderedFromFloat
        keys[index] = key
        for digit in 0..<digitCount {
          counts[digit &* radix &+ Int(truncatingIfNeeded: key & UInt64(radix - 1))] &+= 1
          key >>= digitBits
        }
      }
    }
    precondition(!nanSeen, "NaN has no place in an order")
    return counts
  }

  private static func scatter(
    _ source: UnsafeMutableBufferPointer<UInt64>, into target: UnsafeMutableBufferPointer<UInt64>, shift: UInt64,
    counts: UnsafeMutableBufferPointer<Int>
  ) {
    var next = 0
    for digit in counts.indices {
      let count = counts[digit]
      counts[digit] = next
      next += count
    }
    for key in source {
      let digit = Int(truncatingIfNeeded: (key &>> shift) & UInt64(radix - 1))
      let place = counts[digit]
      target[place] = key
      counts[digit] = place &+ 1
    }
  }

  private static func decode(
    _ source: UnsafeMutableBufferPointer<UInt64>, into target: UnsafeMutableBufferPointer<UInt64>
  ) {
    for index in target.indices { target[index] = source[index].floatFromOrdered }
  }
}

extension UInt64 {
  /// The bits of a double turned so that they order as the doubles do.
  @inline(__always)
  fileprivate var orderedFromFloat: UInt64 {
    self ^ (UInt64(bitPattern: Int64(bitPattern: self) &>> 63) | 0x8000_0000_0000_0000)
  }

  @inline(__always)
  fileprivate var floatFromOrdered: UInt64 {
    self ^ (UInt64(bitPattern: ~Int64(bitPattern: self) &>> 63) | 0x8000_0000_0000_0000)
  }
}

extension Double {
  /// Its bits as an unsigned number that orders as the doubles do; −0 stands before +0.
  var orderedBits: UInt64 { bitPattern.orderedFromFloat }

  init(orderedBits: UInt64) { self.init(bitPattern: orderedBits.floatFromOrdered) }
}
