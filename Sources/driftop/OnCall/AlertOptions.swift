import ArgumentParser

/// What is evaluated and where its state lies: shared by the commands that watch.
struct AlertOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Rule files as Prometheus's, beside driftop's own rules; repeat for more. none: no rules but those named beside it.",
      valueName: "file"))
  var rules: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where acknowledgements and the memory of alerts lie; driftops that share the folder share them.",
      valueName: "folder"))
  var state: String?
}
