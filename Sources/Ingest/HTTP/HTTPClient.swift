internal import CCurl
internal import Synchronization

/// Fetches addresses: one thread, connections kept alive, each request with its own limits.
///
///     let answer = try await HTTPClient().send(HTTPRequest(url: "http://localhost:8000/metrics"))
///     // answer.status == 200, answer.body holds the text
///
/// libcurl is loaded and the thread started by the first request; the thread ends with the client. Neither cookies, nor a
/// `.netrc`, nor the proxies of the environment are used, as in Prometheus. Credentials and headers of the request go
/// to the request's own origin only, whatever the answer redirects to.
public final class HTTPClient: Sendable {
  private let loop = Mutex<TransferLoop?>(nil)

  public init() {}

  deinit { loop.withLock { $0?.stop() } }

  /// - Returns: the whole answer, whatever its status, after redirects; none are followed by an order.
  /// - Throws: ``HTTPFailure`` when there is no whole answer within the time-out and the limit, or the task is cancelled.
  public func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let loop = try startedLoop()
    let cancellation = Cancellation()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        loop.submit(.init(request: request, cancellation: cancellation, continuation: continuation))
      }
    } onCancel: {
      cancellation.cancel()
      loop.wake()
    }
    return try result.get()
  }

  private func startedLoop() throws(HTTPFailure) -> TransferLoop {
    let result = loop.withLock { loop in
      Result { () throws(HTTPFailure) in
        if let loop { return loop }
        let started = try TransferLoop.start()
        loop = started
        return started
      }
    }
    return try result.get()
  }
}
