import Foundation
import TestSupport

/// Random JSON objects as log lines, the same for the same generator.
struct RandomJSON {
  var generator: SeededGenerator

  /// Whether texts hold pairs of escaped surrogates, of which damage makes lone ones.
  private let hasSurrogates: Bool

  init(seed: UInt64, hasSurrogates: Bool = true) {
    generator = SeededGenerator(seed: seed)
    self.hasSurrogates = hasSurrogates
  }

  private mutating func chance(_ probability: Double) -> Bool { generator.uniform() < probability }

  private mutating func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &generator) }

  /// An object whose first member makes it a prediction. Keys are none that a log gives a meaning.
  mutating func line() -> String {
    let rest = (0..<Int.random(in: 0...8, using: &generator)).map { _ in member(depth: 0) }
    return "{" + space() + ([#""latency_ms":17.25"#] + rest).joined(separator: "\(space()),\(space())") + space() + "}"
  }

  private mutating func space() -> String {
    chance(0.7) ? "" : pick([" ", "  ", "\t", " \t "]) ?? ""
  }

  private mutating func member(depth: Int) -> String {
    let keys = [
      "k0", "k1", "k2", "größe", "a b", "", "k.1", "very_long_key_name_of_more_than_eight_bytes", #"q\"q"#, #"\u00fc"#,
    ]
    return #""\#(pick(keys) ?? "k0")"\#(space()):\#(space())\#(value(depth: depth))"#
  }

  private mutating func value(depth: Int) -> String {
    switch Int.random(in: 0..<(depth < 4 ? 9 : 6), using: &generator) {
    case 0, 1: number()
    case 2, 3, 4: #""\#(text())""#
    case 5: pick(["true", "false", "null"]) ?? "null"
    case 6, 7:
      "{" + (0..<Int.random(in: 0...4, using: &generator)).map { _ in member(depth: depth + 1) }.joined(separator: ",")
        + "}"
    default:
      "[" + (0..<Int.random(in: 0...4, using: &generator)).map { _ in value(depth: depth + 1) }.joined(separator: ",")
        + "]"
    }
  }

  /// Numbers that one deleted byte does not turn into what only a lenient reader takes: no leading zero, no bare point.
  private mutating func number() -> String {
    let whole = Int.random(in: 11...99_999, using: &generator)
    let tail = Int.random(in: 11...9_999, using: &generator)
    let sign = chance(0.3) ? "-" : ""
    return pick([
      "\(sign)\(whole)", "\(sign)\(whole).\(tail)", "\(sign)\(whole)e\(tail % 89 + 11)",
      "\(whole).\(tail)E-\(tail % 89 + 11)",
    ])
      ?? "\(whole)"
  }

  private mutating func text() -> String {
    let pieces = [
      "a", "plain text", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", hasSurrogates ? "\\ud83d\\ude00" : "€", "é", "日本",
      "😀", "{", "}", "[", ",", ":",
      "0123456789abcdef",
    ]
    return (0..<Int.random(in: 0...6, using: &generator)).map { _ in pick(pieces) ?? "" }.joined()
  }

  /// A line with one byte deleted, inserted or replaced, or cut off.
  mutating func mutated(_ line: String) -> [UInt8] {
    var bytes = Array(line.utf8)
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let inserted = pick(Array(#"{}[]",:\x"#.utf8)) ?? 0x78
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(inserted, at: place)
    case 2: bytes[place] = inserted
    default: bytes.removeSubrange(place...)
    }
    return bytes
  }

  /// A line with a few bytes replaced by anything at all.
  mutating func garbled(_ line: String) -> [UInt8] {
    var bytes = Array(line.utf8)
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let byte = UInt8.random(in: 0...255, using: &generator)
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] = byte == 0x0A ? 0x20 : byte
    }
    return bytes
  }
}
