public import Telemetry

/// The targets of all jobs as they are at one moment.
public struct DiscoveryResult: Sendable {
  public struct Dropped: Sendable {
    public var job: String
    /// Before relabelling.
    public var labels: Labels
  }

  /// In the order of jobs, groups and addresses; those of one job differ in address or labels.
  public var targets: [ScrapeTarget] = []
  /// Addresses that a rule dropped.
  public var dropped: [Dropped] = []
  /// Sentences about files and addresses that cannot be used.
  public var notes: [String] = []
  /// Whether it differs from the last result.
  public var changed = false
}

/// Turns jobs into targets, again and again: files of targets are read when they change.
///
///     var discovery = TargetDiscovery(jobs: configuration.jobs)
///     discovery.poll().targets.map(\.shownURL)  // ["http://localhost:8000/metrics"]
///
/// A file that cannot be understood keeps its last good targets; one that is gone has none. Poll once a second or
/// less often: a poll costs one `stat` for a file and one look into each directory.
public struct TargetDiscovery: Sendable {
  private let jobs: [ScrapeJob]
  /// By the place of the job, then in the order of paths.
  private var files: [[TargetFile]]
  private var result: DiscoveryResult?

  public init(jobs: [ScrapeJob]) {
    self.jobs = jobs
    files = Array(repeating: [], count: jobs.count)
  }

  /// Looks at the files; the first result always counts as changed.
  public mutating func poll() -> DiscoveryResult {
    var changed = result == nil
    for index in jobs.indices where refresh(index) { changed = true }
    var result = changed ? resolve() : result ?? resolve()
    result.changed = changed
    self.result = result
    return result
  }

  /// Whether the files of a job or their groups are others.
  private mutating func refresh(_ index: Int) -> Bool {
    var paths: [String] = []
    for pattern in jobs[index].fileDiscoveries.flatMap(\.patterns) {
      for path in PathPattern.matches(pattern) where !paths.contains(path) { paths.append(path) }
    }
    let known = files[index]
    var changed = known.map(\.path) != paths
    files[index] = paths.map { path in known.first { $0.path == path } ?? TargetFile(path: path) }
    for file in files[index].indices where files[index][file].poll() { changed = true }
    return changed
  }

  private func resolve() -> DiscoveryResult {
    var result = DiscoveryResult()
    for (job, files) in zip(jobs, files) {
      var seen: Set<ScrapeTarget.Identity> = []
      for group in job.groups + files.flatMap(\.groups) {
        for address in group.targets {
          switch TargetResolution(address: address, groupLabels: group.labels, job: job) {
          case .target(let target):
            if seen.insert(target.identity).inserted { result.targets.append(target) }
          case .dropped(let labels): result.dropped.append(.init(job: job.name, labels: labels))
          case .invalid(let sentence): result.notes.append(sentence)
          }
        }
      }
      result.notes += files.compactMap(\.note)
      if files.isEmpty, let pattern = job.fileDiscoveries.first?.patterns.first {
        result.notes.append("job “\(job.name)”: no file of targets at \(pattern)")
      }
    }
    return result
  }
}
