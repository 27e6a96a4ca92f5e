internal import Foundation

/// `drift-benchmarks null|weeks|power|delays [--short]`: what the calibrated checks promise, measured.
///
/// Exits with 1 where a promise is broken beyond chance.
@main
enum DriftBenchmarks {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    let isShort = arguments.contains("--short")
    var violations: [String] = []
    if arguments.contains("null") { violations += nullTable(isShort).run() }
    if arguments.contains("weeks") { violations += SimulatedWeeks(weeks: isShort ? 2 : 200).run() }
    if arguments.contains("power") {
      for place in power(isShort).run() { show("BEHIND  \(place)") }
    }
    if arguments.contains("delays") {
      let delays = isShort ? Delays(streams: 2, weeks: 1) : Delays(streams: 100, weeks: 40)
      let (broken, behind) = delays.run()
      violations += broken
      for place in behind { show("BEHIND  \(place)") }
    }
    for violation in violations { print("VIOLATION  \(violation)") }
    exit(violations.isEmpty ? 0 : 1)
  }

  private static func nullTable(_ isShort: Bool) -> NullTable {
    isShort
      ? NullTable(windows: 1_000, references: [1_000], sizes: [50, 500, 5_000])
      : NullTable(windows: 20_000, references: [1_000, 5_000], sizes: [50, 100, 200, 500, 1_000, 5_000, 100_000])
  }

  private static func power(_ isShort: Bool) -> PowerTable {
    isShort ? PowerTable(nullWindows: 500, windows: 50) : PowerTable(nullWindows: 10_000, windows: 1_000)
  }
}

/// Prints a line at once: tables take minutes.
func show(_ line: String) {
  print(line)
  fflush(nil)
}
