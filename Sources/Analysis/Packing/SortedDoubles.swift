// Doubles whose order says nothing: sorted, each is as long as its distance from the one before.

extension Packer {
  /// Doubles that come back sorted. Many measured in few steps take next to nothing: each step once, and how often.
  ///
  /// - Precondition: none is NaN.
  /// - Complexity: O(n).
  public mutating func sorted(_ numbers: [Double]) {
    count(numbers.count)
    guard !numbers.isEmpty else { return }
    var sorted = numbers
    RadixSort.sort(&sorted)
    guard let digits = DecimalDigits(of: sorted) else {
      byte(DecimalDigits.rawMark)
      var last: UInt64 = 0
      for number in sorted {
        whole(number.orderedBits &- last)
        last = number.orderedBits
      }
      return
    }
    byte(digits.mark)
    var (index, last) = (0, Int64(0))
    while index < sorted.count {
      let step = digits.known(sorted[index])
      var end = index + 1
      while end < sorted.count, sorted[end] == sorted[index] { end += 1 }
      // The first may be negative; those behind it are larger than the one before.
      if index == 0 { integer(step) } else { whole(UInt64(step - last) << 1 | (end - index > 1 ? 1 : 0)) }
      if index == 0 || end - index > 1 { count(end - index - 1) }
      (index, last) = (end, step)
    }
  }
}

extension Unpacker {
  /// What ``Packer/sorted(_:)`` wrote.
  public mutating func sorted() throws(PackingFault) -> [Double] {
    let total = try count()
    guard total > 0 else { return [] }
    // Repeats of a double take no more bytes than it does once: damage must not ask for more memory than there is.
    guard total <= Self.sortedLimit else { throw Self.beyond }
    let mark = try byte()
    guard mark != DecimalDigits.rawMark else { return try rawSorted(total) }
    guard let digits = DecimalDigits(mark: mark) else { throw PackingFault("doubles of no known form") }
    var numbers: [Double] = []
    var step = try integer()
    var repeats = try count()
    while true {
      guard repeats < total - numbers.count, abs(Double(step)) <= 0x1p52 else { throw Self.beyond }
      numbers.append(contentsOf: repeatElement(digits.double(step), count: repeats + 1))
      guard numbers.count < total else { return numbers }
      let next = try whole()
      guard next >> 1 > 0, next >> 1 <= 1 << 53 else { throw Self.beyond }
      step += Int64(next >> 1)
      repeats = next & 1 == 1 ? try count() : 0
    }
  }

  private mutating func rawSorted(_ total: Int) throws(PackingFault) -> [Double] {
    var numbers: [Double] = []
    var last: UInt64 = 0
    for _ in 0..<total {
      let (bits, isBeyond) = last.addingReportingOverflow(try whole())
      guard !isBeyond else { throw Self.beyond }
      last = bits
      numbers.append(Double(orderedBits: bits))
    }
    return numbers
  }

  /// Twice as many scores as are ever kept exactly.
  private static let sortedLimit = 1 << 24
  private static let beyond = PackingFault("doubles that do not ascend, or more than there are")
}
