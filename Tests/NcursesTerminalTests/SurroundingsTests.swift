import TUI
import Testing

@testable import NcursesTerminal

struct SurroundingsTests {
  @Test func aMissingDescriptionFallsBackToXterm() {
    #expect(Surroundings(type: "foot").terminalTypes(colors: nil) == ["foot", "xterm-256color"])
  }

  @Test func noTypeIsNotGuessed() {
    #expect(Surroundings(type: "").terminalTypes(colors: nil).isEmpty)
  }

  @Test(arguments: ["truecolor", "24bit"])
  func trueColorNeedsADescriptionOfItsOwn(colorTerm: String) {
    let types = Surroundings(type: "tmux-256color", colorTerm: colorTerm).terminalTypes(colors: nil)
    #expect(types == ["tmux-direct", "tmux-256color", "xterm-direct", "xterm-256color"])
  }

  @Test func fewerColorsThanADirectDescriptionNeedAnotherOne() {
    let types = Surroundings(type: "xterm-direct").terminalTypes(colors: .sixteen)
    #expect(types == ["xterm-256color", "xterm-direct", "xterm-256color"])
  }

  @Test func refusedColorsNeedNoDirectDescription() {
    let surroundings = Surroundings(type: "xterm", colorTerm: "truecolor", refusesColor: true)
    #expect(surroundings.terminalTypes(colors: nil) == ["xterm", "xterm-256color"])
  }

  @Test(arguments: ["", "C", "POSIX", "C.UTF-8", "en_GB.utf8", "de_DE.UTF-8@euro"])
  func theseLocalesLeaveTheEncodingOpen(locale: String) {
    #expect(Surroundings(locale: locale).localeLeavesEncodingOpen)
  }

  @Test(arguments: ["de_DE.ISO-8859-1", "ja_JP.eucJP", "de_DE"])
  func theseLocalesNameAnotherEncoding(locale: String) {
    #expect(!Surroundings(locale: locale).localeLeavesEncodingOpen)
  }

  @Test(arguments: ["linux", "linux-16color", "vt100", "vt220"])
  func consolesAndRealTerminalsGetASCII(type: String) {
    #expect(!Surroundings(type: type).typeShowsUnicode)
  }

  @Test(arguments: ["xterm-256color", "screen", "vte-256color", "foot"])
  func terminalWindowsShowUnicode(type: String) {
    #expect(Surroundings(type: type).typeShowsUnicode)
  }
}
