import Foundation
import Glibc

/// One run of a command to its end: what it was given and what came of it.
struct CommandRun {
  /// The exit status; 128 and the signal's number where a signal ended it.
  var status: Int32
  var output: String
  var errors: String

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Nothing that is tested takes longer, on the slowest machine.
  private static let deadlineSeconds = 120.0

  /// Runs the built program.
  ///
  /// - Parameters:
  ///   - folder: where it runs, so that messages name files shortly.
  ///   - input: what it reads through a pipe on standard input.
  static func driftop(_ arguments: [String], in folder: URL? = nil, input: Data = Data()) throws -> CommandRun {
    try command([Surroundings.program] + arguments, in: folder, input: input)
  }

  static func command(
    _ words: [String], in folder: URL? = nil, input: Data = Data(), within deadlineSeconds: Double = deadlineSeconds
  ) throws -> CommandRun {
    let pipes = try (0..<3).map { _ in try ClosedOnExecPipe() }
    let ends = [pipes[0].reading, pipes[1].writing, pipes[2].writing]
    let child = try ChildProcess.spawn(words, in: folder, streams: ends)
    for end in ends { close(end) }
    var exchange = Exchange(input: input, to: pipes[0].writing, from: [pipes[1].reading, pipes[2].reading])
    let isInTime = exchange.run(deadline: Date.now + deadlineSeconds)
    if !isInTime { kill(child, SIGKILL) }
    let status = ChildProcess.wait(for: child)
    guard isInTime else { throw Failure(description: "\(words) did not end in \(deadlineSeconds) s") }
    return CommandRun(
      status: status, output: String(decoding: exchange.received[0], as: UTF8.self),
      errors: String(decoding: exchange.received[1], as: UTF8.self))
  }
}

/// Writes to one pipe and reads from others at the same time, so that none of them fills up and blocks.
private struct Exchange {
  private var input: Data
  private var writing: Int32
  private var reading: [Int32]
  private(set) var received: [Data]

  init(input: Data, to writing: Int32, from reading: [Int32]) {
    signal(SIGPIPE, SIG_IGN)
    self.input = input
    self.writing = writing
    self.reading = reading
    received = reading.map { _ in Data() }
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
  }

  /// - Returns: whether the other side closed all its ends in time.
  mutating func run(deadline: Date) -> Bool {
    defer { for end in reading + [writing] where end >= 0 { close(end) } }
    feed()
    while reading.contains(where: { $0 >= 0 }) {
      let milliseconds = deadline.timeIntervalSinceNow * 1_000
      guard milliseconds > 0 else { return false }
      // poll steps over negative descriptors.
      var waiting = reading.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      waiting.append(pollfd(fd: writing, events: Int16(POLLOUT), revents: 0))
      guard poll(&waiting, nfds_t(waiting.count), Int32(milliseconds.rounded(.up))) > 0 else { continue }
      for index in reading.indices where waiting[index].revents != 0 { take(index) }
      if waiting[reading.count].revents != 0 { feed() }
    }
    return true
  }

  private mutating func take(_ index: Int) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(reading[index], &buffer, buffer.count)
    if count > 0 {
      received[index].append(contentsOf: buffer[..<count])
    } else if count == 0 || errno != EINTR {
      close(reading[index])
      reading[index] = -1
    }
  }

  private mutating func feed() {
    guard writing >= 0 else { return }
    while !input.isEmpty {
      let count = input.withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
      if count < 0, errno == EAGAIN || errno == EINTR { return }
      // A reader that has closed its end wants no more.
      guard count > 0 else { break }
      input.removeFirst(count)
    }
    close(writing)
    writing = -1
  }
}
