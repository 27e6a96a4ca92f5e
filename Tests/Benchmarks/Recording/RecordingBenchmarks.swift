import Recording

/// Measures recordings; the cases are named on the command line.
@main
struct RecordingBenchmarks {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.first, arguments.dropFirst().first) {
    case ("replay", let path?): try await ReplayBenchmark.replay(path)
    case ("jump", let path?): try await ReplayBenchmark.jump(path)
    default: print("no case is named")
    }
  }
}
