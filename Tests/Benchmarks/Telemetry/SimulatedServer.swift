internal import Foundation

/// A server whose first and last exposition are real, and that goes on from there: what did not change stays, counters
/// rise by seeded amounts of the size they rose by, gauges wander between their two values.
struct SimulatedServer {
  struct Series {
    var name: String
    var value: Double
    var change: Double
    var isCounter: Bool
    /// Digits behind the point that the server writes; `nil` for as many as it takes.
    var decimals: Int?
    fileprivate let start: Double
  }

  var name: String
  var series: [Series]
  private var generator = Seeded(seed: 7)

  /// - Returns: `nil` without a later exposition.
  init?(name: String, folder: URL) throws {
    let first = try String(contentsOf: folder.appending(path: "\(name).t1.prom"), encoding: .utf8)
    let later = ["t3", "t2"].lazy.compactMap {
      try? String(contentsOf: folder.appending(path: "\(name).\($0).prom"), encoding: .utf8)
    }.first
    guard let later else { return nil }
    let before = Dictionary(Self.samples(first).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    self.name = name
    series = Self.samples(later).map { sample in
      let old = before[sample.name].flatMap { Double($0) } ?? 0
      let new = Double(sample.value) ?? .nan
      let family = sample.name.prefix { $0 != "{" }
      return Series(
        name: sample.name, value: new, change: (new - old).isFinite ? new - old : 0,
        isCounter: ["_total", "_count", "_sum", "_bucket"].contains { family.hasSuffix($0) },
        decimals: Self.decimals(sample.value), start: new)
    }
  }

  /// Made up: three in ten series change, most of them counters of whole things.
  init(count: Int) {
    name = "made up"
    series = (0..<count).map { index -> Series in
      let start = Double(index)
      let change = index % 10 < 3 ? Double(index % 17 + 1) : 0
      let decimals = index % 30 == 0 ? nil : 0
      return Series(
        name: "series_\(index)", value: start, change: change, isCounter: index % 10 < 2, decimals: decimals,
        start: start)
    }
  }

  mutating func scrape() {
    for index in series.indices where series[index].change != 0 {
      let place = series[index]
      let share = generator.uniform()
      var value = place.isCounter ? place.value + abs(place.change) * 2 * share : place.start - place.change * share
      if let decimals = place.decimals {
        let scale = pow(10, Double(decimals))
        value = (value * scale).rounded() / scale
      }
      series[index].value = value
    }
  }

  private static func samples(_ text: String) -> [(name: String, value: String)] {
    text.split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("#") else { return nil }
      let nameEnd = line.lastIndex(of: "}").map { line.index(after: $0) } ?? line.firstIndex(of: " ")
      guard let nameEnd, let value = line[nameEnd...].split(separator: " ").first else { return nil }
      return (String(line[..<nameEnd]), String(value))
    }
  }

  private static func decimals(_ text: String) -> Int? {
    guard let value = Double(text), value.isFinite else { return nil }
    if value == value.rounded() { return 0 }
    guard !text.contains("e"), let point = text.firstIndex(of: ".") else { return nil }
    let digits = text.distance(from: point, to: text.endIndex) - 1
    return digits <= 4 ? digits : nil
  }
}
