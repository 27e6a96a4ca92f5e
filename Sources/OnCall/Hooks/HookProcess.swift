internal import Glibc
internal import Synchronization

/// Runs a hook's command: in a process group of its own, with a time-out, its output bounded.
enum HookProcess {
  struct Outcome: Sendable, Equatable {
    /// `nil` where it was ended by a signal, the time-out or could not be started.
    var exitCode: Int?
    /// The end of what it printed to both outputs, and why it was stopped.
    var output: String
  }

  /// Of the output is kept, in bytes.
  static let outputLimit = 16_384

  /// - Parameter input: written to the standard input, which is then closed.
  static func run(_ hook: Hook, input: String) async -> Outcome {
    let stop = StopFlag()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // A thread of its own: it waits, and the tasks' threads must not.
        let body = ThreadBody { continuation.resume(returning: runBlocking(hook, Array(input.utf8), stop)) }
        var thread = pthread_t()
        let context = Unmanaged.passRetained(body).toOpaque()
        let result = pthread_create(
          &thread, nil,
          { context in
            guard let context else { return nil }
            Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
            return nil
          }, context)
        if result == 0 {
          pthread_detach(thread)
        } else {
          Unmanaged<ThreadBody>.fromOpaque(context).release()
          continuation.resume(returning: Outcome(output: "no thread could be started"))
        }
      }
    } onCancel: {
      stop.set()
    }
  }

  private final class ThreadBody {
    let run: () -> Void

    init(_ run: @escaping () -> Void) { self.run = run }
  }

  private final class StopFlag: Sendable {
    private let isSet = Atomic(false)

    func set() { isSet.store(true, ordering: .relaxed) }

    var value: Bool { isSet.load(ordering: .relaxed) }
  }

  private static func runBlocking(_ hook: Hook, _ input: [UInt8], _ stop: StopFlag) -> Outcome {
    // A command that does not read its input must not end driftop by SIGPIPE.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, nil)
    let child: Child
    switch start(hook.command) {
    case .success(let started): child = started
    case .failure(let failure): return Outcome(output: "\(hook.command.first ?? ""): \(text(failure.number))")
    }
    var exchange = HookExchange(input: input, to: child.input, from: child.output, limit: outputLimit)
    let reason = exchange.run(for: hook.timeout) { stop.value }
    // The whole group: what the command has started may hold its output open.
    if reason != .ended { kill(-child.pid, SIGKILL) }
    exchange.close()
    var status: Int32 = 0
    while waitpid(child.pid, &status, 0) < 0, errno == EINTR {}
    if reason == .ended { kill(-child.pid, SIGKILL) }
    var output = exchange.text
    switch reason {
    case .ended: break
    case .timedOut: output += "\nstopped: it ran longer than \(hook.timeout)"
    case .stopped: output += "\nstopped: driftop ends"
    }
    let isExit = status & 0x7F == 0 && reason == .ended
    return Outcome(exitCode: isExit ? Int((status >> 8) & 0xFF) : nil, output: output)
  }

  /// A command that runs, and the ends of the pipes to it and from it.
  private struct Child {
    var pid: pid_t
    var input: Int32
    var output: Int32
  }

  private struct SystemFailure: Error {
    var number: Int32
  }

  /// Between making pipes and closing them to others no other command may start, which would keep them open.
  private static let starting = Mutex(())

  private static func start(_ command: [String]) -> Result<Child, SystemFailure> {
    starting.withLock { _ in
      var (toChild, fromChild): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
      defer { for descriptor in [toChild[0], fromChild[1]] where descriptor >= 0 { close(descriptor) } }
      guard pipe(&toChild) == 0 else { return .failure(SystemFailure(number: errno)) }
      guard pipe(&fromChild) == 0 else {
        close(toChild[1])
        return .failure(SystemFailure(number: errno))
      }
      for descriptor in toChild + fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
      let (pid, number) = spawn(command, input: toChild[0], output: fromChild[1])
      guard number == 0 else {
        close(toChild[1])
        close(fromChild[0])
        return .failure(SystemFailure(number: number))
      }
      return .success(Child(pid: pid, input: toChild[1], output: fromChild[0]))
    }
  }

  private static func spawn(_ command: [String], input: Int32, output: Int32) -> (pid: pid_t, error: Int32) {
    guard let program = command.first else { return (0, ENOENT) }
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
    var none = sigset_t()
    sigemptyset(&none)
    // The screen blocks signals that a command must be able to get.
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    let error = posix_spawnp(&pid, program, &actions, &attributes, &arguments, environ)
    return (pid, error)
  }

  private static func text(_ number: Int32) -> String { String(cString: strerror(number)) }
}
