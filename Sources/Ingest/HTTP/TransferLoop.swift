internal import CCurl
internal import Glibc
internal import Synchronization

/// The thread that all transfers of a client run on, and the way to it.
final class TransferLoop: Sendable {
  struct Submission: Sendable {
    var request: HTTPRequest
    var cancellation: Cancellation
    var continuation: CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>
  }

  private struct Inbox {
    var submissions: [Submission] = []
    var isStopping = false
  }

  /// `@unchecked Sendable` is safe: other threads use the pointer for `driftop_curl_wake` alone, which libcurl allows,
  /// and it is freed when nobody holds the loop any more.
  private struct Group: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
  }

  /// Idle connections that are kept: one for each of a few thousand targets.
  private static let mostConnections = 4_096

  private let inbox = Mutex(Inbox())
  private let group: Group

  private init(group: UnsafeMutableRawPointer) {
    self.group = Group(pointer: group)
  }

  deinit { driftop_curl_group_free(group.pointer) }

  static func start() throws(HTTPFailure) -> TransferLoop {
    if let problem = driftop_curl_load() { throw HTTPFailure(String(cString: problem)) }
    guard let group = driftop_curl_group_new(mostConnections) else { throw .outOfMemory }
    DescriptorLimit.raise(to: 2 * mostConnections)
    let loop = TransferLoop(group: group)
    let retained = Unmanaged.passRetained(loop)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        TransferLoop.leaveSignalsToOthers()
        Unmanaged<TransferLoop>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, retained.toOpaque())
    guard status == 0 else {
      retained.release()
      throw HTTPFailure("cannot start a thread for HTTP: \(String(cString: strerror(status)))")
    }
    pthread_detach(thread)
    return loop
  }

  func submit(_ submission: Submission) {
    inbox.withLock { $0.submissions.append(submission) }
    wake()
  }

  func wake() { driftop_curl_wake(group.pointer) }

  func stop() {
    inbox.withLock { $0.isStopping = true }
    wake()
  }

  private func run() {
    var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
    while true {
      let news = inbox.withLock { inbox in
        defer { inbox.submissions = [] }
        return inbox
      }
      for submission in news.submissions { begin(submission, &transfers) }
      for transfer in transfers.values where news.isStopping || transfer.isCancelled {
        end(transfer, with: .failure(.cancelled), &transfers)
      }
      if news.isStopping { return }
      driftop_curl_perform(group.pointer)
      takeFinished(&transfers)
      // An hour: whatever can happen wakes it.
      if driftop_curl_wait(group.pointer, 3_600_000) != CURLM_OK { usleep(10_000) }
    }
  }

  private func begin(_ submission: Submission, _ transfers: inout [UnsafeMutableRawPointer: Transfer]) {
    do throws(HTTPFailure) {
      let transfer = try Transfer(submission)
      guard driftop_curl_add(group.pointer, transfer.handle) == CURLM_OK else { throw .outOfMemory }
      transfers[transfer.handle] = transfer
    } catch {
      submission.continuation.resume(returning: .failure(error))
    }
  }

  private func takeFinished(_ transfers: inout [UnsafeMutableRawPointer: Transfer]) {
    var code = CURLE_OK
    while let handle = driftop_curl_next_finished(group.pointer, &code) {
      guard let transfer = transfers[handle] else { continue }
      do throws(HTTPFailure) {
        if let response = try transfer.finish(code) {
          end(transfer, with: .success(response), &transfers)
        } else {
          // Once more, to where the answer redirected.
          driftop_curl_remove(group.pointer, handle)
          guard driftop_curl_add(group.pointer, handle) == CURLM_OK else { throw .outOfMemory }
        }
      } catch {
        end(transfer, with: .failure(error), &transfers)
      }
    }
  }

  private func end(
    _ transfer: Transfer, with result: Result<HTTPResponse, HTTPFailure>,
    _ transfers: inout [UnsafeMutableRawPointer: Transfer]
  ) {
    driftop_curl_remove(group.pointer, transfer.handle)
    transfers[transfer.handle] = nil
    transfer.continuation.resume(returning: result)
  }

  /// Signals that ask for something are read elsewhere. Those of a crash stay, since their handler restores the screen.
  /// A closed connection must not end the program by SIGPIPE, which libcurl leaves to its user under TLS.
  private static func leaveSignalsToOthers() {
    var signals = sigset_t()
    sigfillset(&signals)
    for crash in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT] { sigdelset(&signals, crash) }
    pthread_sigmask(SIG_SETMASK, &signals, nil)
  }
}
