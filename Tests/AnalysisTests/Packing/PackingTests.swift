import Analysis
import TestSupport
import Testing

@Suite struct PackingTests {
  /// Measured values, whole ones, both zeros, what no short decimal fraction is, and what is no number.
  private static let lists: [[Double]] = [
    [], [0], [-0.0], [0.1, 0.25, 61.234], [1, 2, 3], [-17, 1e15, 2e15, 0x1p53, 0x1p60], [1.0 / 3, 0.1],
    [.infinity, 0.5], [-.infinity], [.nan, Double(bitPattern: 0x7ff8_dead_beef_0001), .signalingNaN, -.nan],
    [.leastNonzeroMagnitude, .greatestFiniteMagnitude, -.pi], [123_456_789.123456, 0.000001],
    [1_125_899_906_842_623, 0.001], [0.1 + 0.2],
  ]

  @Test(arguments: lists) func everyDoubleComesBackBitForBit(_ numbers: [Double]) throws {
    var packer = Packer()
    packer.doubles(numbers)
    for number in numbers { packer.double(number) }
    var unpacker = Unpacker(packer.bytes)
    #expect(try unpacker.doubles().map(\.bitPattern) == numbers.map(\.bitPattern))
    for number in numbers { #expect(try unpacker.double().bitPattern == number.bitPattern) }
    try unpacker.finish()
  }

  @Test func everyRandomDecimalFractionComesBackBitForBit() throws {
    var generator = SplitMix64(seed: 5)
    for digits in 0...9 {
      let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
      for size in [1e2, 1e6, 1e12, 1e16] {
        let numbers = (0..<200).map { _ in ((generator.uniform() - 0.5) * size * scale).rounded() / scale }
        var packer = Packer()
        packer.doubles(numbers)
        var unpacker = Unpacker(packer.bytes)
        #expect(try unpacker.doubles().map(\.bitPattern) == numbers.map(\.bitPattern))
      }
    }
  }

  @Test(arguments: lists) func doublesWithoutAnOrderComeBackSorted(_ numbers: [Double]) throws {
    let known = numbers.filter { !$0.isNaN }
    for repeats in [1, 3] {
      let many = (0..<repeats).flatMap { _ in known }
      var packer = Packer()
      packer.sorted(many)
      var unpacker = Unpacker(packer.bytes)
      var sorted = many
      RadixSort.sort(&sorted)
      #expect(try unpacker.sorted().map(\.bitPattern) == sorted.map(\.bitPattern))
      try unpacker.finish()
    }
  }

  @Test func manyOfFewStepsTakeNextToNothing() throws {
    var generator = SplitMix64(seed: 9)
    let scores = (0..<40_000).map { _ in (generator.uniform() * 1_000).rounded() / 1_000 }
    var packer = Packer()
    packer.sorted(scores)
    #expect(packer.bytes.count < 3_000)
    var unpacker = Unpacker(packer.bytes)
    #expect(try unpacker.sorted() == scores.sorted())
  }

  @Test func damagedRunsOfSortedDoublesThrow() {
    var generator = SplitMix64(seed: 10)
    var packer = Packer()
    packer.sorted((0..<300).map { Double($0 % 70) / 10 })
    var faults = 0
    for _ in 0..<2_000 {
      var bytes = packer.bytes
      let index = Int.random(in: bytes.indices, using: &generator)
      bytes[index] = UInt8.random(in: 0...255, using: &generator)
      var unpacker = Unpacker(bytes)
      do {
        let numbers = try unpacker.sorted()
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 })
      } catch {
        faults += 1
      }
    }
    #expect(faults > 100)
  }

  @Test func expectedOutcomesComeBackBitForBit() throws {
    var generator = SplitMix64(seed: 11)
    for weights in [[1.0], [1, 0.3, 2.5]] {
      var outcomes = ExpectedOutcomes()
      for number in 0..<5_000 {
        outcomes.add(
          probability: generator.uniform(), isPredictedPositive: number % 3 == 0,
          weight: weights[number % weights.count])
      }
      let packed = outcomes.packed
      #expect(try ExpectedOutcomes(packed: packed) == outcomes)
      // The bins of whole weights say the negatives in two bytes or three.
      if weights.count == 1 { #expect(packed.count < 13 * ExpectedOutcomes.binCount) }
    }
  }

  @Test func decimalFractionsTakeTwoBytesOrThree() {
    var packer = Packer()
    packer.doubles((0..<1_000).map { Double($0) / 1_000 })
    #expect(packer.bytes.count < 2_010)
    packer.doubles((0..<1_000).map { Double($0 * 50) / 1_000 })
    #expect(packer.bytes.count < 5_020)
  }

  @Test func textsAndWholeNumbersComeBack() throws {
    var packer = Packer()
    for text in ["", "ü", "e\u{301}\u{0}"] { packer.text(text) }
    packer.integers([.min, .max, 0, -1])
    packer.integers([Int32.min, .max])
    packer.flag(true)
    var unpacker = Unpacker(packer.bytes)
    for text in ["", "ü", "e\u{301}\u{0}"] { #expect(try unpacker.text().utf8.elementsEqual(text.utf8)) }
    #expect(try unpacker.integers() == [.min, .max, 0, -1])
    #expect(try unpacker.shortIntegers() == [.min, .max])
    #expect(try unpacker.flag())
    try unpacker.finish()
  }

  /// Below and beyond the exact limit, over many octaves of both signs.
  @Test(arguments: [0, 1, 40, 5_000]) func aggregatesComeBackAndGoOnAlike(count: Int) throws {
    var straight = Aggregates(count: count, seed: 1)
    var restored = try Aggregates(packed: straight.packed)
    #expect(restored.packed == straight.packed)
    let more = Aggregates(count: 300, seed: 2)
    straight.merge(more)
    restored.merge(more)
    #expect(restored.packed == straight.packed)
    let probabilities = [0, 0.01, 0.5, 0.99, 1]
    #expect(restored.sketch.quantiles(probabilities) == straight.sketch.quantiles(probabilities))
    #expect(restored.moments == straight.moments)
    #expect(restored.losses == straight.losses)
    #expect(restored.expected == straight.expected)
    #expect(restored.errors.r2 == straight.errors.r2)
    #expect(restored.histogram.rocAUC == straight.histogram.rocAUC)
  }

  @Test func bytesThatEndTooEarlyOrGoOnThrow() throws {
    let bytes = Aggregates(count: 40, seed: 1).packed
    #expect(throws: PackingFault.self) { try Aggregates(packed: bytes + [0]) }
    for length in 0..<bytes.count {
      #expect(throws: PackingFault.self) { try Aggregates(packed: Array(bytes.prefix(length))) }
    }
  }

  @Test(arguments: [40, 1_000]) func damagedBytesThrowOrStandForValuesThatCanBeUsed(count: Int) throws {
    var generator = SplitMix64(seed: 8)
    let bytes = Aggregates(count: count, seed: 1).packed
    var faults = 0
    for _ in 0..<500 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: damaged.indices, using: &generator)] ^= 1 << UInt8.random(in: 0...7, using: &generator)
      }
      guard var aggregates = try? Aggregates(packed: damaged) else {
        faults += 1
        continue
      }
      _ = aggregates.sketch.quantiles([0, 0.5, 1])
      if aggregates.sketch.hasBuckets(like: QuantileSketch(fractionBits: 5)) { aggregates.merge(aggregates) }
    }
    #expect(faults > 50)
  }

  @Test func aCountLargerThanTheRestThrows() {
    let huge: [UInt8] = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]
    #expect(throws: PackingFault.self) { try QuantileSketch(packed: huge + huge + huge) }
    var unpacker = Unpacker(huge)
    #expect(throws: PackingFault.self) { try unpacker.doubles() }
    unpacker = Unpacker(huge)
    #expect(throws: PackingFault.self) { try unpacker.text() }
  }

  @Test func theFaultSaysWhatIsWrong() {
    let expected = "Packed bytes hold the beginning of a value only; they are damaged or of another version."
    #expect(#expect(throws: PackingFault.self) { try QuantileSketch(packed: []) }?.sentence == expected)
  }
}

/// One of each of what panes are made of.
private struct Aggregates: Packable {
  var sketch = QuantileSketch(exactLimit: 100, fractionBits: 5)
  var moments = Moments()
  var losses = BinaryProbabilityLosses()
  var expected = ExpectedOutcomes()
  var errors = RegressionErrors(exactLimit: 100)
  var histogram = ScoreHistogram()

  init(count: Int, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for index in 0..<count {
      let value = (generator.uniform() - 0.5) * Double(1 << (index % 40))
      let score = generator.uniform()
      let isPositive = generator.uniform() < score
      sketch.add(index % 3 == 0 ? value.rounded() : value)
      moments.add(index % 97 == 5 ? .infinity : value)
      losses.add(score: score, isPositive: isPositive)
      expected.add(probability: score, isPredictedPositive: score > 0.5)
      errors.add(actual: value, predicted: value + score)
      histogram.add(score: score, isPositive: isPositive)
    }
  }

  mutating func merge(_ other: Self) {
    sketch.merge(other.sketch)
    moments.merge(other.moments)
    if losses.hasBins(like: other.losses) { losses.merge(other.losses) }
    expected.merge(other.expected)
    if errors.hasBuckets(like: other.errors) { errors.merge(other.errors) }
    histogram.merge(other.histogram)
  }

  func pack(into packer: inout Packer) {
    sketch.pack(into: &packer)
    moments.pack(into: &packer)
    losses.pack(into: &packer)
    expected.pack(into: &packer)
    errors.pack(into: &packer)
    histogram.pack(into: &packer)
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    sketch = try QuantileSketch(unpacking: &unpacker)
    moments = try Moments(unpacking: &unpacker)
    losses = try BinaryProbabilityLosses(unpacking: &unpacker)
    expected = try ExpectedOutcomes(unpacking: &unpacker)
    errors = try RegressionErrors(unpacking: &unpacker)
    histogram = try ScoreHistogram(unpacking: &unpacker)
  }
}
