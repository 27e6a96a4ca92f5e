internal import Telemetry

/// Scrapes all targets of a configuration, each at its own rhythm, and follows the files that name targets.
public struct ScrapeSource: Source {
  private let addresses: [ScrapeTarget]
  private let jobs: [ScrapeJob]
  private let surroundings: ScrapeSurroundings
  private let options: Options

  public struct Options: Sendable {
    /// Under which number and name the configuration reports its own health; `nil` without a file.
    public var configuration: (number: Int, name: String)?
    /// What the configuration wants and driftop does not do: one sentence each.
    public var notes: [String] = []

    public init() {}
  }

  /// - Parameter addresses: targets beside those of the jobs.
  public init(
    addresses: [ScrapeTarget] = [], jobs: [ScrapeJob] = [], options: Options = Options(),
    _ surroundings: ScrapeSurroundings
  ) {
    self.addresses = addresses
    self.jobs = jobs
    self.options = options
    self.surroundings = surroundings
  }

  public func run(into sink: any SourceSink) async {
    var discovery = TargetDiscovery(jobs: jobs)
    var running = RunningTargets(sink: sink, surroundings: surroundings)
    let followsFiles = jobs.contains { !$0.fileDiscoveries.isEmpty }
    repeat {
      let found = discovery.poll()
      if found.changed {
        await running.follow(addresses + found.targets)
        await report(found, to: sink)
      }
      // Without files nothing changes any more; the loop then only waits for the end.
      let pause = followsFiles ? Duration.seconds(1) : .seconds(3_600)
      do { try await Task.sleep(for: pause) } catch { break }
    } while !Task.isCancelled
    await running.end()
  }

  /// Scrapes every target twice, so that rates are known, or once where there is no `pause` between, and ends.
  public func runOnce(into sink: any SourceSink, pause: Duration?) async {
    var discovery = TargetDiscovery(jobs: jobs)
    let found = discovery.poll()
    await report(found, to: sink)
    await withDiscardingTaskGroup { group in
      for (number, target) in (addresses + found.targets).enumerated() {
        group.addTask {
          var loop = ScrapeLoop(target, number: number, delay: .zero, hashKey: 0, surroundings)
          let first = await loop.scrape(at: surroundings.clock(), next: nil)
          await sink.take(first)
          // A second failure would say nothing new.
          if case .down = first.health.state { return }
          guard let pause else { return }
          do { try await Task.sleep(for: pause) } catch { return }
          await sink.take(await loop.scrape(at: surroundings.clock(), next: nil))
        }
      }
    }
  }

  private func report(_ found: DiscoveryResult, to sink: any SourceSink) async {
    guard let (number, name) = options.configuration else { return }
    var health = SourceHealth(name: name, format: "scrape configuration", state: .following)
    health.holdsRecords = false
    health.notes = options.notes + found.notes + droppedNotes(found)
    await sink.report(health, source: number)
  }

  /// What relabelling has left out, job by job, so that nobody looks for it in vain.
  private func droppedNotes(_ found: DiscoveryResult) -> [String] {
    jobs.compactMap { job in
      let count = found.dropped.count { $0.job.utf8.elementsEqual(job.name.utf8) }
      guard count > 0 else { return nil }
      return "job “\(job.name)”: relabel_configs drop \(count) \(count == 1 ? "address" : "addresses")"
    }
  }
}

/// The tasks of the targets, one each, and their numbers.
private struct RunningTargets {
  let sink: any SourceSink
  let surroundings: ScrapeSurroundings
  private var tasks: [ScrapeTarget.Identity: Task<Void, Never>] = [:]
  private var nextNumber = 0
  private let hashKey = UInt64.random(in: 0 ... .max)

  /// Targets of one start come one after the other, so far apart, as long as that is within their interval.
  private static let startSpacing = Duration.milliseconds(10)

  init(sink: any SourceSink, surroundings: ScrapeSurroundings) {
    self.sink = sink
    self.surroundings = surroundings
  }

  /// Starts what is new and ends what is gone.
  mutating func follow(_ targets: [ScrapeTarget]) async {
    let wanted = Set(targets.map(\.identity))
    for (identity, task) in tasks where !wanted.contains(identity) {
      task.cancel()
      await task.value
      tasks[identity] = nil
    }
    let fresh = targets.filter { tasks[$0.identity] == nil }
    for (index, target) in fresh.enumerated() { start(target, place: index) }
  }

  private mutating func start(_ target: ScrapeTarget, place: Int) {
    let delay = min(target.interval, Self.startSpacing * place)
    let (sink, number, surroundings, hashKey) = (sink, nextNumber, surroundings, hashKey)
    nextNumber += 1
    tasks[target.identity] = Task {
      var loop = ScrapeLoop(target, number: number, delay: delay, hashKey: hashKey, surroundings)
      await loop.run(into: sink)
    }
  }

  mutating func end() async {
    for task in tasks.values { task.cancel() }
    for task in tasks.values { await task.value }
    tasks = [:]
  }
}
