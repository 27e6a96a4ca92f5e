import Analysis
internal import Foundation
import TestSupport
import Testing

/// Ten series of the Numenta Anomaly Benchmark that lie beside the repository.
@Suite(.enabled(if: SharedData.has("data/nab/windows.json"))) struct NumentaBenchmarkTests {
  /// Measured 79.63 with 19 of 20 windows and 27 false positives, also by ../shared/data/tools/nab_score.py
  /// `--threshold 0.5`; the floor leaves room for what rounding may do to one alarm.
  @Test func reachesItsScoreAtTheRecommendedThreshold() throws {
    var score = NumentaScore()
    for (file, pairs) in try windows() {
      let (stamps, values) = try series("data/nab/data/\(file).gz")
      // As the printed column has it: a missing score is 0.
      let scores = try SeriesDetectorKind.series.scores(of: values, at: stamps.map(seconds)).map { $0 ?? 0 }
      var rows: [Substring: Int] = [:]
      for (row, stamp) in stamps.enumerated() where rows[stamp] == nil { rows[stamp] = row }
      let ranges = try pairs.map { pair in
        try #require(rows[pair[0].prefix(19)])...#require(rows[pair[1].prefix(19)])
      }
      score.add(scores: scores, windows: ranges, threshold: SeriesDetectorKind.series.alarmScore)
    }
    #expect(score.windowCount == 20)
    #expect(score.foundCount >= 18)
    #expect(score.value >= 78.5, "\(score)")
  }

  private func series(_ path: String) throws -> (stamps: [Substring], values: [Double]) {
    // Some of the files end their lines as Windows does, which Swift takes for one character.
    let rows = try SharedData.text(path).split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
    return (try rows.map { try #require($0.first) }, try rows.map { try #require($0.last.flatMap { Double($0) }) })
  }

  private func windows() throws -> [(String, [[String]])] {
    let json = try #require(try SharedData.json("data/nab/windows.json") as? [String: [[String]]])
    return json.sorted { $0.key < $1.key }
  }

  /// Of a stamp like `2014-04-01 00:05:00`, taken as UTC.
  private func seconds(_ stamp: Substring) -> Double {
    let parts = stamp.split { "-: ".contains($0) }.compactMap { Int($0) }
    guard parts.count == 6 else { return .nan }
    // Days since 1970 with the year beginning in March, so that the leap day is its last.
    let year = parts[1] > 2 ? parts[0] : parts[0] - 1
    let month = (parts[1] + 9) % 12
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2] - 719_469
    return Double(days) * 86_400 + Double(parts[3] * 3600 + parts[4] * 60 + parts[5])
  }
}
