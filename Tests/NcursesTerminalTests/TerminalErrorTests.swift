import Testing

@testable import NcursesTerminal

struct TerminalErrorTests {
  @Test func everyErrorSaysWhatHappenedAndWhatToDo() {
    #expect(
      TerminalError.noTerminal.description
        == "There is no terminal: neither standard input and output nor /dev/tty is one. "
        + "Start it in a terminal, or use a command that prints text.")
    #expect(
      TerminalError.unknownType("").description
        == "TERM is not set, so nobody knows how this terminal draws. Set it, for example TERM=xterm-256color.")
    #expect(
      TerminalError.unknownType("x9").description
        == "The terminal type \"x9\" is not described on this machine, nor is xterm-256color. "
        + "Install the package ncurses-base, or set TERM to a type that \"infocmp\" knows.")
    #expect(
      TerminalError.cannotMoveCursor(type: "dumb").description
        == "A terminal of type \"dumb\" cannot place text on the screen. "
        + "Set TERM to what the terminal really is, or use a command that prints text.")
  }

  @Test func aSystemErrorNamesItsCause() {
    #expect(
      TerminalError.system(during: "signals", code: 24).description == "Setting up signals failed: Too many open files."
    )
  }
}
