import Recording

/// Measures recordings; the cases are named on the command line.
@main
struct RecordingBenchmarks {
  static func main() {
    print("no case is named")
  }
}
