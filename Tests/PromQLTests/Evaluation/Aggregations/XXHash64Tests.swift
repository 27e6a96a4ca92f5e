import Testing

@testable import PromQL

@Suite struct XXHash64Tests {
  // Expected by python-xxhash 3: hex(xxhash.xxh64_intdigest(bytes)).
  private static let references: [(bytes: [UInt8], hash: UInt64)] = [
    ([], 0xEF46_DB37_51D8_E999),
    (Array("a".utf8), 0xD24E_C4F1_A98C_6E5B),
    (Array("abc".utf8), 0x44BC_2CF5_AD77_0999),
    ([UInt8](repeating: 0x78, count: 31), 0x60DD_0D01_083B_99F0),
    (Array("0123456789abcdef0123456789abcdeftail".utf8), 0xE181_A97F_B21F_137F),
    (Array(0...100), 0xE990_3849_5F85_381E),
  ]

  @Test(arguments: references)
  func hashesAreThoseOfTheReference(bytes: [UInt8], hash: UInt64) {
    #expect(XXHash64.hash(bytes) == hash)
  }
}
