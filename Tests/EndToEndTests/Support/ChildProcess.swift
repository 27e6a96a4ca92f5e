import Foundation
import Glibc
import Synchronization

/// How programs are started: with their own streams, and with variables that do not depend on who runs the tests.
enum ChildProcess {
  /// Held while a pipe is made and marked and while a child is started, so that no child inherits an end unasked.
  fileprivate static let spawning = Mutex(())

  /// - Parameters:
  ///   - folder: where it runs; `nil` for where the tests run.
  ///   - streams: what become the child's standard input, output and errors, and stay open here.
  static func spawn(_ words: [String], in folder: URL?, streams: [Int32]) throws -> pid_t {
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
    let failure = spawning.withLock { _ in
      posix_spawnp(&child, words[0], &actions, &attributes, arguments.pointers, variables.pointers)
    }
    guard failure == 0 else {
      throw CommandRun.Failure(description: "\(words[0]): \(String(cString: strerror(failure)))")
    }
    return child
  }

  /// Waits until the child has ended.
  ///
  /// - Returns: the exit status; 128 and the signal's number where a signal ended it.
  @discardableResult
  static func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
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
}

/// A pipe whose ends no child inherits unasked.
struct ClosedOnExecPipe {
  let reading: Int32
  let writing: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    let isMade = ChildProcess.spawning.withLock { _ in
      pipe(&ends) == 0 && ends.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
    }
    guard isMade else { throw CommandRun.Failure(description: "no pipe: errno \(errno)") }
    (reading, writing) = (ends[0], ends[1])
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
