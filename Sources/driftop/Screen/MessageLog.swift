import Glibc
import Telemetry

/// driftop's own messages, one a line, into a file; the screen has no place for them.
struct MessageLog {
  private let descriptor: Int32?

  /// - Parameter path: `nil` keeps quiet.
  init(path: String?) throws(Failure) {
    guard let path else {
      descriptor = nil
      return
    }
    let opened = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard opened >= 0 else {
      throw Failure(sentence: "--log-file \(path): cannot open: \(String(cString: strerror(errno)))")
    }
    descriptor = opened
  }

  func write(_ message: String, at time: Timestamp) {
    guard let descriptor else { return }
    let line = Array("\(time) \(message)\n".utf8)
    _ = line.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }
}

/// Says in words when the sources have changed.
struct SourceJournal {
  private var known: [String: SourceHealth] = [:]

  /// The changes since the last call, a sentence each.
  mutating func changes(in sources: [SourceHealth]) -> [String] {
    sources.flatMap { source -> [String] in
      let before = known.updateValue(source, forKey: source.name)
      var sentences: [String] = []
      if before?.state != source.state { sentences.append("\(source.name): \(describe(source.state))") }
      let malformed = source.malformedCount - (before?.malformedCount ?? 0)
      if malformed > 0, let last = source.malformedExamples.last {
        sentences.append("\(source.name): \(malformed) malformed lines, the last at line \(last.line): \(last.reason)")
      }
      return sentences
    }
  }

  private func describe(_ state: SourceHealth.State) -> String {
    switch state {
    case .waiting: "waiting for it to exist"
    case .reading: "reading"
    case .following: "read; following"
    case .finished: "finished"
    case .failed(let reason): reason
    }
  }
}
