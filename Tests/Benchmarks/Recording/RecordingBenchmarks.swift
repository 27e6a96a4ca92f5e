/// Measures recordings; the case is named on the command line, its arguments follow.
@main
struct RecordingBenchmarks {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let (name, rest) = (arguments.first ?? "", Array(arguments.dropFirst()))
    switch (name, rest.first) {
    case ("replay", let path?): try await ReplayBenchmark.replay(path)
    case ("jump", let path?): try await ReplayBenchmark.jump(path)
    case ("size", _?): try await SizeCase.run(rest)
    case ("samples", _?): try await SamplesCase.run(rest)
    case ("live", _?): try await LiveCase.run(rest)
    case ("write", _?): try await WriteCase.run(rest)
    case ("count", _?): try await WriteCase.count(rest)
    case ("day", _?): try await DayCase.run(rest)
    case ("determinism", _?): try await DeterminismCase.run(rest)
    case ("checkpoint", _?): try await CheckpointCase.run(rest)
    case ("full", _?): try await FullCase.run(rest)
    default: print("name a case: replay, jump, size, samples, live, write, count, day, checkpoint, determinism, full")
    }
  }
}
