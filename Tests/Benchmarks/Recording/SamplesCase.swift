import Glibc
import Monitor
import Recording
import Telemetry

/// Records an hour of a page that is scraped every 15 seconds: `samples FIRST SECOND RECORDING`.
///
/// Of two real scrapes of one exporter, 15 s apart, the later goes on: each series that moved moves on by what it moved
/// then, up to a half more or less, with as many decimals as it was written with.
enum SamplesCase {
  private static let count = 240

  private struct Line {
    var series: String
    var value: Double
    var step: Double
    var decimals: Int
  }

  static func run(_ arguments: [String]) async throws {
    var lines = try page(arguments[0], arguments[1])
    let recorder = try Recorder(path: arguments[2], header: BenchmarkSession.header(), options: .init()) { print($0) }
    var random = SplitMix(state: 11)
    for number in 0..<count {
      let time = BenchmarkSession.start + .seconds(15 * number)
      let health = TargetHealth(
        url: "http://host:9100/metrics", job: "node", instance: "host:9100", interval: .seconds(15),
        timeout: .seconds(10))
      var batch = ScrapeBatch(target: 0, health: health, time: time)
      for index in lines.indices {
        if number == 0 {
          batch.definitions.append(
            .init(reference: UInt32(index), labels: Labels(name: "m", [Label("text", lines[index].series)])))
        }
        batch.samples.append(
          .init(reference: UInt32(index), milliseconds: time.milliseconds, value: lines[index].value))
        let scale = pow(10, Double(lines[index].decimals))
        let next = lines[index].value + lines[index].step * (0.5 + random.uniform())
        if lines[index].step != 0 { lines[index].value = (next * scale).rounded() / scale }
      }
      recorder.take(.scrape(batch))
      for second in 0..<15 { recorder.take(.clock(time + .seconds(second))) }
    }
    await recorder.close()
    let samples = lines.count * count
    let bytes = BenchmarkSession.fileBytes(arguments[2])
    print(
      "\(samples) samples of \(lines.count) series: \(bytes) bytes, \(Double(bytes * 100 / samples) / 100) a sample")
  }

  private static func page(_ first: String, _ second: String) throws -> [Line] {
    let old = Dictionary(try values(first).map { ($0.series, $0.value) }, uniquingKeysWith: { $1 })
    return try values(second).map { line in
      var line = line
      line.step = old[line.series].map { line.value - $0 } ?? 0
      if !line.step.isFinite { line.step = 0 }
      return line
    }
  }

  private static func values(_ path: String) throws -> [Line] {
    let text = try BenchmarkSession.blocks(path, lines: 1).map { String(decoding: $0.dropLast(), as: UTF8.self) }
    return text.compactMap { line in
      guard !line.hasPrefix("#"), let blank = line.lastIndex(of: " ") else { return nil }
      let number = line[line.index(after: blank)...]
      guard let value = Double(number) else { return nil }
      let fraction = number.contains("e") ? 0 : number.split(separator: ".").dropFirst().first?.count ?? 0
      return Line(series: String(line[..<blank]), value: value, step: 0, decimals: min(9, fraction))
    }
  }
}

/// Repeatable random numbers.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0..<1.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }
}
