/// A fast hash of bytes that is the same everywhere.
///
/// - Reference: Collet, xxHash fast digest algorithm (2023), XXH64 with seed 0,
///   https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md.
enum XXHash64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  static func hash(_ bytes: [UInt8]) -> UInt64 {
    var (hash, place) = stripes(bytes)
    hash &+= UInt64(bytes.count)
    while place + 8 <= bytes.count {
      hash = rotate(hash ^ round(0, word(bytes, place, 8)), 27) &* prime1 &+ prime4
      place += 8
    }
    if place + 4 <= bytes.count {
      hash = rotate(hash ^ word(bytes, place, 4) &* prime1, 23) &* prime2 &+ prime3
      place += 4
    }
    for byte in bytes[place...] { hash = rotate(hash ^ UInt64(byte) &* prime5, 11) &* prime1 }
    hash = (hash ^ hash >> 33) &* prime2
    hash = (hash ^ hash >> 29) &* prime3
    return hash ^ hash >> 32
  }

  /// What four lanes make of all whole stripes of 32 bytes, and where these end.
  private static func stripes(_ bytes: [UInt8]) -> (UInt64, Int) {
    guard bytes.count >= 32 else { return (prime5, 0) }
    var lanes = [prime1 &+ prime2, prime2, 0, 0 &- prime1]
    var place = 0
    while place + 32 <= bytes.count {
      for lane in 0..<4 { lanes[lane] = round(lanes[lane], word(bytes, place + lane * 8, 8)) }
      place += 32
    }
    var hash = rotate(lanes[0], 1) &+ rotate(lanes[1], 7) &+ rotate(lanes[2], 12) &+ rotate(lanes[3], 18)
    for lane in lanes { hash = (hash ^ round(0, lane)) &* prime1 &+ prime4 }
    return (hash, place)
  }

  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotate(lane &+ word &* prime2, 31) &* prime1
  }

  private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 {
    value << count | value >> (64 - count)
  }

  private static func word(_ bytes: [UInt8], _ place: Int, _ count: Int) -> UInt64 {
    (0..<count).reduce(0) { $0 | UInt64(bytes[place + $1]) << UInt64($1 * 8) }
  }
}
