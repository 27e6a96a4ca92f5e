import NcursesTerminal
import Testing

@Suite("Alarms of a terminal")
struct TerminalAlarmTests {
  @Test func nothingIsSentUnlessWanted() {
    #expect(TerminalAlarm().bytes("x").isEmpty)
    #expect(TerminalAlarm(ringsBell: true).bytes("x") == [7])
  }

  @Test func aTextCannotEndItsSequence() {
    for notification in TerminalAlarm.Notification.allCases {
      let bytes = TerminalAlarm(notification: notification).bytes("a\u{7};\u{1B}]52;c;x\u{1B}\\\u{9C}b")
      #expect(bytes.filter { $0 == 0x1B }.count == 2 && bytes.last == UInt8(ascii: "\\"))
      #expect(!bytes.contains(7))
    }
    #expect(TerminalAlarm(notification: .osc9).bytes("2 fire") == Array("\u{1B}]9;2 fire\u{1B}\\".utf8))
  }

  @Test func aLongTextIsCut() {
    #expect(TerminalAlarm(notification: .osc777).bytes(String(repeating: "x", count: 100_000)).count < 300)
  }
}
