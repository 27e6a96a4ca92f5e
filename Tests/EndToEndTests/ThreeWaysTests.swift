import Foundation
import Glibc
import Ingest
import Monitor
import Predictions
import Telemetry
import Testing

/// The same log read at once, through a pipe, and followed while it is written and rotated gives the same report.
@Suite struct ThreeWaysTests {
  @Test func pipeGivesTheReportOfTheFile() throws {
    let log = try Data(contentsOf: Surroundings.goldenLog)
    let piped = try CommandRun.driftop(["report", "--format", "json", "-"], input: log)
    #expect(piped.status == 0)
    #expect(try Self.models(piped.output) == (try Self.modelsReadAtOnce()))
  }

  @Test func logInPiecesGivesTheReportOfTheWhole() throws {
    let lines = try Self.lines()
    let folder = try TemporaryFolder()
    for (index, part) in [lines[..<200], lines[200..<201], lines[201...]].enumerated() {
      try folder.write("part-\(index).jsonl", Data(part.joined()))
    }
    let run = try CommandRun.driftop(["report", "--format", "json", "."], in: folder.url)
    #expect(try Self.models(run.output) == (try Self.modelsReadAtOnce()))
  }

  @Test(.timeLimit(.minutes(6))) func followedThroughTwoRotationsGivesTheReportOfTheFile() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("live.jsonl", "")
    let monitor = MonitorActor(settings: MonitorSettings(windowing: .whole))
    var options = LogSource.Options()
    options.follows = true
    options.gathering = .milliseconds(1)
    let source = LogSource([path], options: options)
    let following = Task { await source.run(into: monitor) }
    defer { following.cancel() }

    let lines = try Self.lines()
    var writer = try LineWriter(path: path)
    try writer.write(lines[0])
    try await expect(lineCount: 1, in: monitor)
    for line in lines[1..<300] { try writer.write(line) }
    // Renamed away while the reader may lag behind, as logrotate does.
    try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
    writer = try LineWriter(path: path)
    for line in lines[300..<600] { try writer.write(line) }
    // copytruncate loses what was not read before the cut, whoever reads; so the reader is waited for.
    try await expect(lineCount: 600, in: monitor)
    try FileManager.default.copyItem(atPath: path, toPath: path + ".2")
    try writer.truncate()
    for line in lines[600...] { try writer.write(line) }
    try await expect(lineCount: lines.count, in: monitor)

    let followed = await monitor.report(options: ReportOptions()).json.text
    #expect(try Self.models(followed) == (try Self.modelsReadAtOnce()))
    let input = try #require(try JSON(text: followed)["inputs.0"])
    #expect(input["records"] == .number(892))
    #expect(input["malformed.count"] == .number(5))
  }

  /// Waits for a state of the monitor, which comes without a signal.
  private func expect(lineCount: Int, in monitor: MonitorActor) async throws {
    let deadline = ContinuousClock.now + .seconds(240)
    var found = -1
    while ContinuousClock.now < deadline {
      found = await monitor.report(options: ReportOptions()).sources.first?.lineCount ?? -1
      if found >= lineCount { break }
      try await Task.sleep(for: .milliseconds(2))
    }
    try #require(found == lineCount)
  }

  private static func modelsReadAtOnce() throws -> String {
    try models(try CommandRun.driftop(["report", "--format", "json", Surroundings.goldenLog.path()]).output)
  }

  /// What a report says behind its inputs, byte for byte.
  private static func models(_ report: String) throws -> String {
    let start = try #require(report.range(of: #""models":["#))
    return report[start.lowerBound...].trimmingCharacters(in: .newlines)
  }

  private static func lines() throws -> [Data] {
    let log = try Data(contentsOf: Surroundings.goldenLog)
    return log.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast().map { $0 + [0x0A] }
  }
}

/// Appends to a log as a server does: opened once, each line written in two pieces.
private final class LineWriter {
  private let descriptor: Int32

  init(path: String) throws {
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    try #require(descriptor >= 0)
  }

  deinit {
    close(descriptor)
  }

  func write(_ line: Data) throws {
    for part in [line.prefix(line.count / 2), line.suffix(line.count - line.count / 2)] {
      let count = part.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      try #require(count == part.count)
    }
  }

  func truncate() throws {
    try #require(ftruncate(descriptor, 0) == 0)
  }
}
