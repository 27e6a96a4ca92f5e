import Foundation
import Glibc
import Synchronization

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
  /// Held from a pipe's making until it is marked and handed on, so that no child of another thread inherits an end.
  private static let spawning = Mutex(())

  /// Runs the built program.
  ///
  /// - Parameters:
  ///   - folder: where it runs, so that messages name files shortly.
  ///   - input: what it reads through a pipe on standard input.
  static func driftop(_ arguments: [String], in folder: URL? = nil, input: Data = Data()) throws -> CommandRun {
    try command([Surroundings.program] + arguments, in: folder, input: input)
  }

  static func command(_ words: [String], in folder: URL? = nil, input: Data = Data()) throws -> CommandRun {
    let (child, pipes) = try spawning.withLock { _ in
      let pipes = try (0..<3).map { _ in try Pipe() }
      return (try spawn(words, in: folder, [pipes[0].reading, pipes[1].writing, pipes[2].writing]), pipes)
    }
    for end in [pipes[0].reading, pipes[1].writing, pipes[2].writing] { close(end) }
    var exchange = Exchange(input: input, to: pipes[0].writing, from: [pipes[1].reading, pipes[2].reading])
    let isInTime = exchange.run(deadline: Date.now + deadlineSeconds)
    if !isInTime { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard isInTime else { throw Failure(description: "\(words) did not end in \(deadlineSeconds) s") }
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return CommandRun(
      status: code, output: String(decoding: exchange.received[0], as: UTF8.self),
      errors: String(decoding: exchange.received[1], as: UTF8.self))
  }

  /// Variables that change what the program prints are set or absent, whoever runs the tests.
  private static var environment: [String] {
    var variables = ProcessInfo.processInfo.environment
    for name in ["NO_COLOR", "COLORTERM", "XDG_CONFIG_HOME", "LC_ALL", "LC_CTYPE", "COLUMNS", "LINES"] {
      variables[name] = nil
    }
    variables["LANG"] = "C.UTF-8"
    variables["TERM"] = "xterm-256color"
    variables["HOME"] = "/nonexistent"
    return variables.map { "\($0.key)=\($0.value)" }
  }

  private static func spawn(_ words: [String], in folder: URL?, _ streams: [Int32]) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, end) in streams.enumerated() { posix_spawn_file_actions_adddup2(&actions, end, Int32(number)) }
    // The threads of the tests block and ignore signals that a child must get.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, pipeSignal) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&pipeSignal)
    sigaddset(&pipeSignal, SIGPIPE)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &pipeSignal)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var child: pid_t = 0
    let entering = folder.map { ["sh", "-c", "cd \"$0\" && exec \"$@\"", $0.path()] } ?? []
    let words = entering + words
    let arguments = CStrings(words)
    let variables = CStrings(environment)
    let failure = posix_spawnp(&child, words[0], &actions, &attributes, arguments.pointers, variables.pointers)
    guard failure == 0 else { throw Failure(description: "\(words[0]): \(String(cString: strerror(failure)))") }
    return child
  }
}

/// A pipe whose ends no other child inherits.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw CommandRun.Failure(description: "no pipe: errno \(errno)") }
    (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }
}

/// Texts as C wants an argument list.
private final class CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ texts: [String]) {
    pointers = texts.map { strdup($0) } + [nil]
  }

  deinit {
    for pointer in pointers { free(pointer) }
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
