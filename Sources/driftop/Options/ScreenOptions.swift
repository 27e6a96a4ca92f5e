import ArgumentParser

/// How the screen looks: shared by the commands that draw one.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "Draw one screen as text and end.")
  var once = false

  @Option(help: ArgumentHelp("Size of that one screen.", valueName: "columns x rows"))
  var size = "80x24"

  @Flag(help: "Draw in ASCII even where the terminal can do more.")
  var ascii = false

  @Option(
    help: ArgumentHelp(
      "overview, model, confusion, curves, alerts, drift, slices, records, server, series, sources or help.",
      valueName: "name")
  )
  var view: String?

  @Option(help: ArgumentHelp("The model that the view is about.", valueName: "name"))
  var model: String?

  @Option(help: ArgumentHelp("A theme's name, or the file of a base16 or base24 scheme.", valueName: "name or file"))
  var theme: String?

  @Option(
    help: ArgumentHelp("never, 16 or 256; otherwise the terminal is asked, and NO_COLOR heeded.", valueName: "colours"))
  var colors: String?

  @Option(help: ArgumentHelp("driftop's own messages go to this file while the screen is up.", valueName: "file"))
  var logFile: String?
}
