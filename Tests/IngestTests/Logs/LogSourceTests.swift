import Foundation
import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Ingest

@Suite struct LogSourceTests {
  /// A source that follows and delivers as soon as it can.
  private func following(_ arguments: [String], into sink: CollectingSink) -> Task<Void, Never> {
    var options = LogSource.Options()
    options.follows = true
    options.gathering = .milliseconds(1)
    let source = LogSource(arguments, options: options)
    return Task { await source.run(into: sink) }
  }

  private func stop(_ task: Task<Void, Never>) async {
    task.cancel()
    await task.value
  }

  private func isFollowing(_ source: Int) -> @Sendable (isolated CollectingSink) -> Bool {
    { $0.healths[source]?.state == .following }
  }

  @Test(arguments: [1, 2, 4])
  func readsFilesInTheOrderOfTheArgumentsAndEnds(concurrency: Int) async throws {
    let folder = try TemporaryFolder()
    let labels = (0..<3_000).map { "l\($0)" }
    try folder.write(labels[..<2_000].map { line($0) }.joined(), to: "z.jsonl")
    try folder.write(labels[2_000...].map { line($0) }.joined(), to: "a.jsonl")
    var options = LogSource.Options()
    options.concurrency = concurrency
    options.blockSizeBytes = 1_000
    let sink = CollectingSink()
    await LogSource([folder.path("z.jsonl"), folder.path("a.jsonl")], options: options).run(into: sink)
    #expect(await sink.predicted == labels)
    #expect(await sink.healths.mapValues(\.state) == [0: .finished, 1: .finished])
    #expect(await sink.healths.mapValues(\.recordCount) == [0: 2_000, 1: 1_000])
    #expect(await sink.batches.allSatisfy { $0.receivedAt == nil })
    #expect(await Set(sink.batches.map(\.source)) == [0, 1])
  }

  @Test func malformedLinesAreNumberedByTheFile() async throws {
    let folder = try TemporaryFolder()
    let text = (1...500).map { $0 % 100 == 0 ? "{broken\n" : line("x") }.joined()
    try folder.write(text, to: "log.jsonl")
    var options = LogSource.Options()
    options.blockSizeBytes = 256
    let sink = CollectingSink()
    await LogSource([folder.path("log.jsonl")], options: options).run(into: sink)
    let health = await sink.healths[0]
    #expect(health?.malformedExamples.map(\.line) == [100, 200, 300, 400, 500])
    #expect(health?.malformedExamples.allSatisfy { $0.path == folder.path("log.jsonl") } == true)
    #expect(health?.lineCount == 500)
    #expect(health?.sizeBytes == text.utf8.count)
  }

  @Test func followsGrowthUntilItIsCancelled() async throws {
    let folder = try TemporaryFolder()
    try folder.write(line("a"), to: "log.jsonl")
    let sink = CollectingSink()
    let task = following([folder.path("log.jsonl")], into: sink)
    await sink.waits(forPredicted: ["a"])
    await sink.waits(until: isFollowing(0))
    for label in ["b", "c", "d"] {
      let known = await sink.predicted
      try folder.append(line(label), to: "log.jsonl")
      await sink.waits(forPredicted: known + [label])
    }
    await stop(task)
    try folder.append(line("late"), to: "log.jsonl")
    #expect(await sink.predicted == ["a", "b", "c", "d"])
  }

  @Test func followsRotationByRenaming() async throws {
    let folder = try TemporaryFolder()
    try folder.write(line("a"), to: "log.jsonl")
    let sink = CollectingSink()
    let task = following([folder.path("log.jsonl")], into: sink)
    await sink.waits(forPredicted: ["a"])
    try folder.rename("log.jsonl", to: "log.jsonl.1")
    try folder.write(line("b"), to: "log.jsonl")
    await sink.waits(forPredicted: ["a", "b"])
    try folder.rename("log.jsonl", to: "log.jsonl.1")
    try folder.write(line("c"), to: "log.jsonl")
    await sink.waits(forPredicted: ["a", "b", "c"])
    await stop(task)
  }

  @Test func waitsForAFileThatIsNotThereYet() async throws {
    let folder = try TemporaryFolder()
    let sink = CollectingSink()
    let task = following([folder.path("log.jsonl")], into: sink)
    await sink.waits(until: { $0.healths[0]?.state == .waiting })
    try folder.write(line("a"), to: "log.jsonl")
    await sink.waits(forPredicted: ["a"])
    await stop(task)
  }

  @Test func findsNewFilesInADirectory() async throws {
    let folder = try TemporaryFolder()
    try folder.write(line("a"), to: "a.jsonl")
    let sink = CollectingSink()
    let task = following([folder.path], into: sink)
    await sink.waits(forPredicted: ["a"])
    try folder.write("not a log", to: "notes.txt")
    try folder.write(line("b"), to: "b.jsonl")
    await sink.waits(forPredicted: ["a", "b"])
    #expect(await sink.batches.map(\.source) == [0, 1])
    await stop(task)
  }

  @Test func findsTheFirstFileOfAPattern() async throws {
    let folder = try TemporaryFolder()
    let sink = CollectingSink()
    let task = following([folder.path("*.jsonl")], into: sink)
    await sink.waits(until: { $0.healths[0]?.state == .waiting })
    // The pattern's folder is looked at only while it has a file, or by the slow timer.
    try folder.write(line("a"), to: "a.jsonl")
    await sink.waits(forPredicted: ["a"])
    await stop(task)
  }

  @Test func cancellingAtOnceEndsTheSource() async throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: line("a"), count: 1_000), to: "log.jsonl")
    for _ in 0..<50 {
      let sink = CollectingSink()
      let task = following([folder.path("log.jsonl")], into: sink)
      await stop(task)
      #expect(await sink.predicted.count <= 1_000)
    }
  }

  @Test func aSourceThatCannotBeReadSaysWhy() async throws {
    let folder = try TemporaryFolder()
    let sink = CollectingSink()
    let arguments = [folder.path("missing.jsonl"), folder.path, folder.path("*.csv")]
    await LogSource(arguments, options: LogSource.Options()).run(into: sink)
    let states = await sink.healths.mapValues { "\($0.state)" }
    #expect(states[0]?.contains("No such file or directory") == true)
    #expect(states[1]?.contains("no log in this directory") == true)
    #expect(states[2]?.contains("no file matches") == true)
  }

  @Test func recordsOfALiveLogAreStampedByTheClock() async throws {
    let folder = try TemporaryFolder()
    try folder.write(line("a"), to: "log.jsonl")
    var options = LogSource.Options()
    options.clock = { Timestamp(seconds: 42) }
    let sink = CollectingSink()
    await LogSource([folder.path("log.jsonl")], options: options).run(into: sink)
    #expect(await sink.batches.map(\.receivedAt) == [Timestamp(seconds: 42)])
  }
}
