internal import TestSupport
internal import Testing

@testable internal import Monitor

@Suite struct BinaryCodingTests {
  private enum Verdict: String, Codable, CaseIterable { case stable, drift }

  private enum Finding: Codable, Hashable {
    case none
    case drifted(Double, since: Int?)
    indirect case both(Finding, Finding)
  }

  private final class Tree: Codable {
    var name = "root"
    var children: [Int] = [1, 2]
  }

  private struct Inner: Codable, Hashable {
    var count: Int?
    var text: String?
    var weight: Double?
    var flag: Bool?
    var small: UInt8?
    var list: [Int]?
    var verdict: Verdict?
  }

  private struct Everything: Codable, Hashable {
    var inner = Inner()
    var full = Inner(count: -3, text: "ü", weight: 0.1, flag: true, small: 255, list: [1], verdict: .drift)
    var doubles: [Double] = [0, -0.0, .infinity, .leastNonzeroMagnitude]
    var floats: [Float] = [1.5]
    var integers: [Int] = [.min, .max, 0]
    var words: [UInt64] = [.max]
    var bytes: [UInt8] = [0, 255]
    var flags = [true, false]
    var texts = ["", "\u{0}", "e\u{301}"]
    var nested: [[Double]] = [[], [1]]
    var gaps: [Double?] = [nil, 2]
    var names: [String: Int] = ["a": 1, "b": -1]
    var cells: [Inner: [Double]] = [Inner(count: 1): [1], Inner(): []]
    var set: Set<Int> = [5, -7, 1 << 40]
    var optionalOfOptional: Int?? = .some(nil)
    var findings: [Finding] = [.none, .drifted(0.5, since: nil), .both(.none, .drifted(1, since: 7))]
    var range: ClosedRange<Int64> = -5...9
    var span: Duration = .milliseconds(1500)
    var smallest: Int8 = -128
    var largest: UInt64 = .max
  }

  private func again<Value: Codable>(_ value: Value) throws -> Value {
    try BinaryCoding.value(of: Value.self, from: try BinaryCoding.bytes(of: value))
  }

  @Test func everyKindOfValueComesBack() throws {
    #expect(try again(Everything()) == Everything())
    var altered = Everything()
    altered.optionalOfOptional = nil
    #expect(try again(altered) == altered)
    #expect(try again(Tree()).children == [1, 2])
  }

  @Test func everyNaNComesBackBitForBit() throws {
    let odd = [Double(bitPattern: 0x7ff8_dead_beef_0001), -.nan, .signalingNaN]
    #expect(try again(odd).map(\.bitPattern) == odd.map(\.bitPattern))
    #expect(try again([odd[0], nil])[0]?.bitPattern == odd[0].bitPattern)
    #expect(try again(Float(bitPattern: 0x7fc0_0123)).bitPattern == 0x7fc0_0123)
  }

  @Test func equalDictionariesGiveEqualBytesWhateverTheirHistory() throws {
    let rising = Dictionary(uniqueKeysWithValues: (0..<500).map { ("key \($0)", $0) })
    var falling: [String: Int] = [:]
    for key in (0..<900).reversed() { falling["key \(key)"] = key }
    for key in 500..<900 { falling["key \(key)"] = nil }
    #expect(try BinaryCoding.bytes(of: rising) == BinaryCoding.bytes(of: falling))
    let sets = try [Set(0..<500), Set((0..<500).reversed())].map { try BinaryCoding.bytes(of: $0) }
    #expect(sets[0] == sets[1])
  }

  @Test func smallNumbersTakeOneByteAndNamesNone() throws {
    #expect(try BinaryCoding.bytes(of: Inner(count: 63)).count == 8)
    #expect(try BinaryCoding.bytes(of: Inner()).count == 7)
  }

  @Test func whatIsLargeLiesApartAndIsSharedWhereItDidNotChange() throws {
    var panes = (0..<20).map { pane in [[Double(pane)] + Array(repeating: 0.5, count: 3000)] }
    let before = try BinaryCoding.parts(of: panes, blobSize: 4096)
    panes[19][0][0] = -1
    panes.append([[7]])
    let after = try BinaryCoding.parts(of: panes, blobSize: 4096)
    #expect(before.blobs.count >= 20)
    #expect(before.head.count < 300)
    #expect(Set(after.blobs).subtracting(before.blobs).count == 1)
    #expect(try BinaryCoding.value(of: [[[Double]]].self, from: after) == panes)
  }

  @Test func numbersThatWereAppendedToShareTheirBeginning() throws {
    var numbers: [Int] = (0..<100_000).map { $0 &* 7919 }
    let before = try BinaryCoding.parts(of: numbers, blobSize: 4096)
    numbers.append(1)
    let after = try BinaryCoding.parts(of: numbers, blobSize: 4096)
    #expect(Set(after.blobs).subtracting(before.blobs).count == 1)
    #expect(try BinaryCoding.value(of: [Int].self, from: after) == numbers)
  }

  @Test func blobsWithinBlobsAreReadInTheirOrder() throws {
    let rest = String(repeating: "x", count: 40)
    let tree = (0..<6).map { outer in (0..<8).map { inner in ["\(outer) \(inner) " + rest] } }
    for blobSize in [20, 60, 200, 500, 5000] {
      let state = try BinaryCoding.parts(of: tree, blobSize: blobSize)
      #expect(try BinaryCoding.value(of: [[[String]]].self, from: state) == tree)
    }
  }

  @Test func aCountLargerThanTheRestThrows() {
    let huge: [UInt8] = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 0]
    #expect(throws: BinaryFault.self) { try BinaryCoding.value(of: [Double].self, from: huge) }
    #expect(throws: BinaryFault.self) { try BinaryCoding.value(of: [Inner].self, from: [0] + huge) }
    #expect(throws: BinaryFault.self) { try BinaryCoding.value(of: String.self, from: huge) }
    #expect(throws: BinaryFault.self) { try BinaryCoding.value(of: [String: Int].self, from: [0] + huge) }
  }

  @Test func aKeyThatStandsThereTwiceThrows() {
    #expect(throws: BinaryFault("A key stands there twice; the bytes are damaged.")) {
      try BinaryCoding.value(of: Set<Int>.self, from: [0, 2, 2, 2])
    }
    #expect(throws: BinaryFault.self) { try BinaryCoding.value(of: [Int: Int].self, from: [0, 2, 2, 0, 2, 0]) }
  }

  @Test func bytesThatAreLeftOverThrow() throws {
    let bytes = try BinaryCoding.bytes(of: Everything())
    #expect(throws: BinaryFault.self) { try BinaryCoding.value(of: Everything.self, from: bytes + [0]) }
    for length in 0..<bytes.count {
      #expect(throws: (any Error).self) {
        try BinaryCoding.value(of: Everything.self, from: Array(bytes.prefix(length)))
      }
    }
  }

  @Test func damagedBytesNeverTrap() throws {
    var generator = SeededGenerator(seed: 20_260_808)
    let state = try BinaryCoding.parts(of: [Everything()], blobSize: 64)
    var faults = 0
    for _ in 0..<10_000 {
      var damaged = state
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        if Bool.random(using: &generator), let blob = damaged.blobs.indices.randomElement(using: &generator) {
          damaged.blobs[blob].flip(using: &generator)
        } else {
          damaged.head.flip(using: &generator)
        }
      }
      do {
        _ = try BinaryCoding.value(of: [Everything].self, from: damaged)
      } catch {
        faults += 1
      }
    }
    #expect(faults > 2000)
  }
}

extension [UInt8] {
  fileprivate mutating func flip(using generator: inout some RandomNumberGenerator) {
    guard let place = indices.randomElement(using: &generator) else { return }
    self[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
  }
}
