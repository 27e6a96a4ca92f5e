import CNcurses
import TUI
import Testing

@testable import NcursesTerminal

struct KeyDecoderTests {
  /// The keys of bursts, each of which is read to its end.
  private func keys(_ bursts: [UInt8]...) -> [Key] {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for burst in bursts {
      for byte in burst { decoder.feed(Int(byte)) { keys.append($0) } }
      decoder.endOfBurst { keys.append($0) }
    }
    return keys
  }

  @Test func everyKeyOfOnePacketCounts() {
    #expect(keys(Array("jj/q".utf8)) == [.character("j"), .character("j"), .character("/"), .character("q")])
  }

  @Test func controlCharactersHaveTheirNames() {
    #expect(
      keys([0x03, 0x0C, 0x1A, 0x1C, 0x00]) == [
        .control("c"), .control("l"), .control("z"), .control("\\"), .control(" "),
      ])
  }

  @Test func bothBytesOfEnterAndOfBackspaceAreTheKey() {
    #expect(keys([0x0D, 0x0A, 0x7F, 0x08, 0x09]) == [.enter, .enter, .backspace, .backspace, .tab])
  }

  @Test func anEscapeAloneIsTheKey() {
    #expect(keys([0x1B], [0x1B, 0x1B]) == [.escape, .escape, .escape])
  }

  @Test func aKeyRightAfterAnEscapeIsNotLost() {
    #expect(keys(Array("\u{1B}q".utf8)) == [.escape, .character("q")])
  }

  @Test(arguments: [
    ("[A", Key.up), ("OA", .up), ("[B", .down), ("[C", .right), ("OD", .left), ("[H", .home), ("OF", .end),
    ("[1~", .home), ("[4~", .end), ("[5~", .pageUp), ("[6~", .pageDown), ("[3~", .delete), ("[Z", .backTab),
    ("OP", .function(1)), ("[11~", .function(1)), ("[15~", .function(5)), ("[24~", .function(12)), ("OM", .enter),
    ("Oq", .character("1")), ("Ok", .character("+")),
  ])
  func sequencesOfBothModesAreKeys(sequence: String, key: Key) {
    #expect(keys(Array("\u{1B}\(sequence)j".utf8)) == [key, .character("j")])
  }

  @Test(arguments: ["[1;5C", "[<0;10;5M", "[202~", "[I", "[97;5u", "[?62;22c", "[2~", "Ox"])
  func unknownSequencesAreNotReadAsLetters(sequence: String) {
    let expected: [Key] = sequence == "Ox" ? [.character("8"), .character("j")] : [.character("j")]
    #expect(keys(Array("\u{1B}\(sequence)j".utf8)) == expected)
  }

  @Test func aPastedTextIsNoCommand() {
    let pasted = keys(Array("\u{1B}[200~a\nq\u{3}\u{1B}[Aé\u{1B}[2".utf8), Array("01~q".utf8))
    #expect(pasted == [.pasted("a"), .pasted(" "), .pasted("q"), .pasted("é"), .character("q")])
  }

  @Test func anUnfinishedSequenceWasTyped() {
    #expect(keys(Array("\u{1B}[".utf8)) == [.escape, .character("[")])
    #expect(keys(Array("\u{1B}O".utf8)) == [.escape, .character("O")])
  }

  @Test func aSequenceThatBreaksOffLeavesTheNextKey() {
    #expect(keys([0x1B, 0x5B, 0x31, 0x0D]) == [.enter])
  }

  @Test func charactersOfEveryLengthArrive() {
    #expect(keys(Array("é€👍z".utf8)) == [.character("é"), .character("€"), .character("👍"), .character("z")])
  }

  @Test func aCharacterMayBeSplitAcrossPackets() {
    #expect(keys([0xE2], [0x82], [0xAC, 0x61]) == [.character("€"), .character("a")])
  }

  @Test(
    arguments: [
      [0xFF], [0xFE, 0xFF], [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5], [0xE2], [0xE2, 0x82],
      [0xF4, 0x90, 0x80, 0x80], [0xC2, 0x9B],
    ] as [[UInt8]])
  func invalidBytesAndControlsAreDroppedAloneAndNothingElse(bytes: [UInt8]) {
    #expect(keys([0x6A] + bytes + [0x6B]) == [.character("j"), .character("k")])
  }

  @Test(arguments: [
    (CN_KEY_UP, Key.up), (CN_KEY_DOWN, .down), (CN_KEY_LEFT, .left), (CN_KEY_RIGHT, .right), (CN_KEY_HOME, .home),
    (CN_KEY_END, .end), (CN_KEY_PAGE_UP, .pageUp), (CN_KEY_PAGE_DOWN, .pageDown), (CN_KEY_BACK_TAB, .backTab),
    (CN_KEY_BACKSPACE, .backspace), (CN_KEY_DELETE, .delete), (CN_KEY_ENTER, .enter),
    (CN_KEY_FUNCTION + 1, .function(1)), (CN_KEY_FUNCTION + 12, .function(12)),
  ])
  func keyCodesAreKeys(code: Int, key: Key) {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    decoder.feed(code) { keys.append($0) }
    #expect(keys == [key])
  }

  @Test func unknownKeyCodesAreNoKeys() {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for code in [CN_KEY_UNKNOWN, CN_KEY_FUNCTION, CN_KEY_FUNCTION + 13, Int.max] {
      decoder.feed(code) { keys.append($0) }
    }
    #expect(keys.isEmpty)
  }

  @Test func aKeyCodeEndsAnEscapeBeforeIt() {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for code in [0x1B, CN_KEY_UP] { decoder.feed(code) { keys.append($0) } }
    #expect(keys == [.escape, .up])
  }

  @Test func everyByteAfterEveryPrefixEndsInTheGroundState() {
    let prefixes: [[UInt8]] = [[], [0x1B], [0x1B, 0x5B], [0x1B, 0x5B, 0x31], [0x1B, 0x4F]]
    for prefix in prefixes {
      for byte in UInt8.min...0xC1 {
        let last = keys(prefix + [byte], Array("q".utf8)).last
        #expect(last == .character("q"), "\(prefix) \(byte)")
      }
    }
  }
}
