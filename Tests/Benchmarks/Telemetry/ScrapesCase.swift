internal import Foundation
internal import Telemetry

extension BenchmarkCase {
  static let scrapes = Self(id: "scrapes", summary: "Bytes a sample over servers' scrapes, open chunks among them") {
    folder in
    var servers = [SimulatedServer(count: 1_000)]
    if let folder {
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
      servers = try files.filter { $0.hasSuffix(".t1.prom") }.compactMap {
        try SimulatedServer(name: String($0.dropLast(8)), folder: folder)
      }
    }
    let columns = ["series", "changing", "15 s", "15 s jitter", "2 s", "2 s jitter", "M appends/s"]
    print(row("exposition", columns))
    var total = Row()
    for server in servers {
      let result = measure(server)
      print(result.line(server.name))
      total.add(result)
    }
    print(total.line("all"))
  }

  // Neither a whole number of chunks, nor so many that the open ones do not count.
  private static let scrapeCount = 1_000

  private static func measure(_ server: SimulatedServer) -> Row {
    var row = Row()
    row.series = server.series.count
    row.changing = server.series.count { $0.change != 0 }
    row.samples = row.series * scrapeCount
    for (interval, jitter) in [(15_000, 0), (15_000, 8), (2_000, 0), (2_000, 8)] {
      row.bytes.append(replay(server, interval: interval, jitter: jitter, seconds: &row.seconds))
    }
    return row
  }

  private static func replay(_ first: SimulatedServer, interval: Int, jitter: Int, seconds: inout Double) -> Int {
    var server = first
    var generator = Seeded(seed: 3)
    var store = SeriesStore(limits: SeriesStore.Limits(retention: .seconds(864_000), memoryBytes: 1 << 40))
    let series = server.series.map { store.series(Labels(name: $0.name)) }
    let empty = store.sizeBytes
    for scrape in 0..<scrapeCount {
      server.scrape()
      let late = jitter == 0 ? 0 : Int(generator.next() % UInt64(jitter))
      let time = Int64(1_772_323_200_000 + scrape * interval + late)
      let values = server.series.map(\.value)
      seconds += Measure.seconds {
        for (id, value) in zip(series, values) { store.append(Sample(milliseconds: time, value: value), to: id) }
      }
    }
    precondition(store.sampleCount == series.count * scrapeCount, "samples were refused")
    return store.sizeBytes - empty
  }

  private struct Row {
    var series = 0
    var changing = 0
    var samples = 0
    var bytes: [Int] = []
    var seconds = 0.0

    mutating func add(_ other: Row) {
      series += other.series
      changing += other.changing
      samples += other.samples
      bytes = bytes.isEmpty ? other.bytes : zip(bytes, other.bytes).map { $0 + $1 }
      seconds += other.seconds
    }

    func line(_ name: String) -> String {
      let perSample = bytes.map { Measure.text(Double($0) / Double(samples), digits: 2) }
      let speed = Measure.text(Double(samples * bytes.count) / seconds / 1e6, digits: 1)
      return row(name, ["\(series)", "\(changing)"] + perSample + [speed])
    }
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    name.padding(toLength: 32, withPad: " ", startingAt: 0) + cells.map { Measure.padded($0, to: 12) }.joined()
  }
}
