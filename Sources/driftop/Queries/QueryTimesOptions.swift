import ArgumentParser

/// `--time`, or `--start`, `--end` and `--step`.
struct QueryTimesOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The moment asked about: seconds since 1970, RFC 3339, now, or now-5m. Default: the newest time in the files, else "
        + "now.", valueName: "time"))
  var time: String?

  @Option(help: ArgumentHelp("Where a range begins.", valueName: "time"))
  var start: String?

  @Option(help: ArgumentHelp("Where it ends. Default: as for --time.", valueName: "time"))
  var end: String?

  @Option(
    help: ArgumentHelp("Between two of its moments: 15s, or seconds as 0.5. Default: a 250th of it.", valueName: "step")
  )
  var step: String?
}
