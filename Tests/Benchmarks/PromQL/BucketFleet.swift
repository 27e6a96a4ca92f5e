internal import Foundation
internal import Telemetry

/// Cumulative histogram buckets of a fleet of servers, scraped every 15 s: the same samples in every run.
///
/// Ten buckets a server, ten servers a job. Scrapes are up to 4 ms late and never on a whole second, so that no query of
/// whole seconds has a sample on a window's edge.
struct BucketFleet {
  static let start: Int64 = 1_772_323_200_000
  private static let interval: Int64 = 15_000
  private static let bounds = ["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "+Inf"]

  private let seriesCount: Int
  private let scrapeCount: Int

  /// - Parameter arguments: the number of series, and of hours.
  init(_ arguments: ArraySlice<String>) {
    let numbers = arguments.compactMap { Int($0) }
    seriesCount = numbers.first ?? 1_000
    scrapeCount = (numbers.dropFirst().first ?? 24) * 240
  }

  func store() -> SeriesStore {
    var store = SeriesStore()
    for number in 0..<seriesCount {
      let series = store.series(labels(number))
      forEachSample(of: number) { store.append($0, to: series) }
    }
    return store
  }

  func writeOpenMetrics(to file: FileHandle) throws {
    for number in 0..<seriesCount {
      let name = labels(number).description.replacingOccurrences(of: ", ", with: ",")
      var text: [UInt8] = []
      forEachSample(of: number) { sample in
        let rest = String(sample.milliseconds % 1_000)
        let padding = String(repeating: "0", count: 3 - rest.count)
        text += "\(name) \(Int(sample.value)) \(sample.milliseconds / 1_000).\(padding)\(rest)\n".utf8
      }
      try file.write(contentsOf: Data(text))
    }
    try file.write(contentsOf: Data("# EOF\n".utf8))
  }

  private func labels(_ number: Int) -> Labels {
    let (server, bucket) = number.quotientAndRemainder(dividingBy: Self.bounds.count)
    return Labels(
      name: "request_duration_seconds_bucket",
      [
        Label("instance", "gpu\(server):8000"), Label("job", "job\(server / 10)"), Label("le", Self.bounds[bucket]),
        Label("model", "llama-\(server % 3)"),
      ])
  }

  private func forEachSample(of number: Int, _ body: (Sample) -> Void) {
    let (server, bucket) = number.quotientAndRemainder(dividingBy: Self.bounds.count)
    // All buckets of a server follow the same numbers, so that a greater one never holds less.
    var chance = SplitMix(state: UInt64(server))
    // A counter that begins near zero is where versions of Prometheus differ.
    var value = Double(1_000 * (bucket + 1))
    for scrape in 0..<scrapeCount {
      let random = chance.next()
      let late = Int64(random >> 60) % 4 + 1
      value += Double((random & 0xFF) * UInt64(bucket + 1) / 16)
      // A restart, twice in the time.
      if scrape % (scrapeCount / 2) == server + 1 { value = 0 }
      body(Sample(milliseconds: Self.start + Int64(scrape) * Self.interval + late, value: value))
    }
  }
}
