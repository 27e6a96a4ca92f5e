internal import Glibc
internal import Predictions
internal import Telemetry

/// Follows one path while its file grows, is renamed away, truncated, or does not exist yet.
final class LogTail {
  /// For how many looks a file that was renamed away is still read, since its writer may not have noticed.
  private static let graceLooks = 20
  private static let fingerprintLength = 64

  let path: String
  let index: Int
  private let makeFile: () -> LogFile
  private var file: LogFile
  private var identity: FileIdentity?
  private var fingerprint: [UInt8] = []
  private var retired: [(file: LogFile, looksLeft: Int)] = []

  init(path: String, index: Int, makeFile: @escaping () -> LogFile) {
    self.path = path
    self.index = index
    self.makeFile = makeFile
    file = makeFile()
  }

  var health: SourceHealth {
    var health = file.health
    for old in retired.reversed() { health.absorb(old.file.health) }
    health.absorb(finished)
    return health
  }

  /// The counts of files that were rotated away and closed.
  private var finished = SourceHealth(name: "")

  /// Reads what is new.
  ///
  /// - Parameter isEnd: whether this is the last look, so that a last line needs no line break.
  func look(isEnd: Bool, receivedAt: Timestamp?, into sink: any SourceSink) async {
    await drainRetired(isEnd: isEnd, receivedAt: receivedAt, into: sink)
    guard file.stream != nil else {
      await open(isEnd: isEnd, receivedAt: receivedAt, into: sink)
      return
    }
    guard file.canGrow else { return }
    if wasRewritten() { await startOver(receivedAt: receivedAt, into: sink) }
    await file.readAvailable(isEnd: isEnd, receivedAt: receivedAt, into: sink)
    // Now rather than at the next look, when another start may stand there.
    if fingerprint.count < Self.fingerprintLength { rememberStart() }
    guard let now = FileIdentity(path: path) else { return }
    if let identity, !now.isSameFile(as: identity) {
      retired.append((file, Self.graceLooks))
      file = makeFile()
      await open(isEnd: isEnd, receivedAt: receivedAt, into: sink)
    }
  }

  private func open(isEnd: Bool, receivedAt: Timestamp?, into sink: any SourceSink) async {
    do throws(LogError) {
      try file.open()
    } catch {
      if case .system(_, _, ENOENT) = error, !isEnd {
        file.setState(.waiting)
      } else {
        file.setState(.failed(error.description))
      }
      return
    }
    identity = file.stream?.identity
    fingerprint = []
    // A compressed file does not grow: whatever it ends with is its end.
    await file.readAvailable(isEnd: isEnd || !file.canGrow, receivedAt: receivedAt, into: sink)
    rememberStart()
    file.setState(isEnd || !file.canGrow ? .finished : .following)
    if isEnd || !file.canGrow { file.noteUselessness() }
  }

  private func drainRetired(isEnd: Bool, receivedAt: Timestamp?, into sink: any SourceSink) async {
    for index in retired.indices {
      retired[index].looksLeft -= 1
      let isLast = isEnd || retired[index].looksLeft <= 0
      await retired[index].file.readAvailable(isEnd: isLast, receivedAt: receivedAt, into: sink)
    }
    for old in retired where old.looksLeft <= 0 { finish(old.file) }
    retired.removeAll { $0.looksLeft <= 0 }
  }

  /// Whether the file was cut to nothing or replaced in place since the last look, as copytruncate does.
  private func wasRewritten() -> Bool {
    guard let stream = file.stream, let now = stream.identity else { return false }
    if now.sizeBytes < stream.position { return true }
    return start(of: stream, length: fingerprint.count) != fingerprint
  }

  private func startOver(receivedAt: Timestamp?, into sink: any SourceSink) async {
    file.close()
    finish(file)
    file = makeFile()
    await open(isEnd: false, receivedAt: receivedAt, into: sink)
  }

  /// Adds a file's counts to those of the files before it.
  private func finish(_ file: LogFile) {
    var counts = file.health
    counts.absorb(finished)
    finished = counts
  }

  private func rememberStart() {
    guard let stream = file.stream else { return }
    // A pipe has no position and no start to come back to.
    fingerprint = start(of: stream, length: Int(max(0, min(Int64(Self.fingerprintLength), stream.position))))
  }

  private func start(of stream: FileStream, length: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: length)
    let count = bytes.withUnsafeMutableBytes { pread(stream.descriptor, $0.baseAddress, length, 0) }
    return count == length ? bytes : []
  }
}

extension SourceHealth {
  /// Adds the counts of an earlier file of the same path.
  fileprivate mutating func absorb(_ earlier: SourceHealth) {
    lineCount += earlier.lineCount
    recordCount += earlier.recordCount
    otherCount += earlier.otherCount
    malformedCount += earlier.malformedCount
    sizeBytes += earlier.sizeBytes
    let examples = earlier.malformedExamples + malformedExamples
    malformedExamples =
      examples.count <= Self.exampleLimit
      ? examples : Array(examples.prefix(Self.exampleLimit / 2) + examples.suffix(Self.exampleLimit / 2))
  }
}
