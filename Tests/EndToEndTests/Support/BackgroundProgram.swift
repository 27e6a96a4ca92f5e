import Foundation
import Glibc

/// A real program that runs beside a test: a server that is scraped, or what asks that server for work.
///
/// It ends with this object, and with the tests however these end, since it then loses its standard input.
final class BackgroundProgram {
  enum Input {
    /// It ends by itself with its standard input, and answers each line there with one line.
    case commands
    /// It cares for no input: a shell beside it waits for the end of the input, then kills it.
    case none
  }

  private static let deadlineSeconds = 60.0
  private static let guardian = """
    "$@" </dev/null & child=$!
    cat >/dev/null
    kill -KILL $child
    wait $child 2>/dev/null
    """

  private let words: [String]
  private let input: Input
  let port: Int?
  /// Held so that it outlives the program.
  private let folder: TemporaryFolder
  private var child: pid_t?
  private var lines: LinePipe?

  /// Starts it and waits until it answers.
  ///
  /// - Parameters:
  ///   - port: the loopback port on which it serves, if it does.
  ///   - folder: where it runs and where what it prints is kept.
  ///
  /// Say `defer { program.kill() }`: an object lives no longer than it is used.
  init(_ words: [String], input: Input = .none, port: Int? = nil, in folder: TemporaryFolder) throws {
    self.words = words
    self.input = input
    self.port = port
    self.folder = folder
    try start()
  }

  deinit {
    kill()
  }

  /// Starts it again, on the same port.
  func start() throws {
    let log = open(logFile.path(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard log >= 0 else { throw CommandRun.Failure(description: "\(logFile.path()): errno \(errno)") }
    let (down, up) = (try ClosedOnExecPipe(), try ClosedOnExecPipe())
    let isCommanded = input == .commands
    let guarded = isCommanded ? words : ["sh", "-c", Self.guardian, "sh"] + words
    let streams = [down.reading, isCommanded ? up.writing : log, log]
    child = try ChildProcess.spawn(guarded, in: folder.url, streams: streams)
    for end in [down.reading, up.writing, log] { close(end) }
    lines = LinePipe(writing: down.writing, reading: up.reading)
    try awaitAnswer()
  }

  /// Ends it as a crash does, by SIGKILL, and returns when it is gone.
  func kill() {
    guard let child else { return }
    if input == .commands { _ = Glibc.kill(child, SIGKILL) }
    lines = nil
    ChildProcess.wait(for: child)
    self.child = nil
  }

  /// Makes it hang, as a process that waits for a dead disk does, until it is thawed; for one that takes commands.
  func freeze() {
    if let child, input == .commands { _ = Glibc.kill(child, SIGSTOP) }
  }

  func thaw() {
    if let child, input == .commands { _ = Glibc.kill(child, SIGCONT) }
  }

  /// Sends a line and returns the answer.
  @discardableResult
  func tell(_ line: String) throws -> String {
    guard let lines else { throw CommandRun.Failure(description: "\(words[0]) does not run") }
    try lines.send(line)
    return try lines.receive(withinSeconds: Self.deadlineSeconds)
  }

  private var logFile: URL {
    folder.url.appending(path: "\(URL(filePath: words[0]).lastPathComponent)-\(port ?? 0).log")
  }

  private func awaitAnswer() throws {
    guard let port else { return }
    let deadline = Date.now + Self.deadlineSeconds
    while !LoopbackPort.answers(port) {
      guard Date.now < deadline else {
        let log = (try? String(contentsOf: logFile, encoding: .utf8)) ?? ""
        throw CommandRun.Failure(description: "\(words[0]) does not answer on port \(port): \(log.suffix(2_000))")
      }
      usleep(20_000)
    }
  }
}
