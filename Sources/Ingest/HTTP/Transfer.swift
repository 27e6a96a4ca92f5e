internal import CCurl
internal import Telemetry

/// One request under way, over as many redirects as it takes. It lives on the loop's thread.
final class Transfer {
  static let mostRedirects = 10

  let handle: UnsafeMutableRawPointer
  let request: HTTPRequest
  let continuation: CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>

  private(set) var url: String
  private(set) var origin: WebOrigin
  private(set) var header = AnswerHeader()
  private(set) var body: BodyReceiver?
  /// libcurl's own words about a failure.
  let message: UnsafeMutablePointer<CChar>
  /// Why this program ended the transfer.
  private var stop: HTTPFailure?

  private let cancellation: Cancellation
  private let firstOrigin: WebOrigin
  private let deadline: ContinuousClock.Instant
  private var redirectCount = 0
  private var options = TransferOptions()

  var isCancelled: Bool { cancellation.isCancelled }

  init(_ submission: TransferLoop.Submission) throws(HTTPFailure) {
    (request, cancellation) = (submission.request, submission.cancellation)
    continuation = submission.continuation
    url = request.url
    guard let origin = WebOrigin(of: url) else { throw .notAnAddress }
    (self.origin, firstOrigin) = (origin, origin)
    deadline = .now + request.timeout
    guard let handle = driftop_curl_transfer_new() else { throw .outOfMemory }
    self.handle = handle
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    // Unretained: the handle goes with this object.
    driftop_curl_receive(
      handle,
      { bytes, _, count, context in Transfer.pass(bytes, count, to: context, Transfer.takeHeader) },
      { bytes, _, count, context in Transfer.pass(bytes, count, to: context, Transfer.takeBody) },
      message, Unmanaged.passUnretained(self).toOpaque())
    try prepare()
  }

  deinit {
    driftop_curl_transfer_free(handle)
    message.deallocate()
  }

  /// To be asked when libcurl says that the transfer is over.
  ///
  /// - Returns: the answer; `nil` when the transfer is to be run once more, to where the answer redirects.
  func finish(_ code: CURLcode) throws(HTTPFailure) -> HTTPResponse? {
    if let stop { throw stop }
    guard code == CURLE_OK else { throw failure(code) }
    if let location = redirection {
      try follow(location)
      return nil
    }
    try body?.checkEnd()
    return HTTPResponse(
      status: driftop_curl_number(handle, CURLINFO_RESPONSE_CODE),
      contentType: driftop_curl_text(handle, CURLINFO_CONTENT_TYPE).map { String(cString: $0) },
      body: body?.bytes ?? [])
  }

  /// Where the answer redirects to, if it is to be followed.
  private var redirection: String? {
    guard request.followsRedirects, !request.method.isOrder, let location = header.location, !location.isEmpty else {
      return nil
    }
    return [301, 302, 303, 307, 308].contains(driftop_curl_number(handle, CURLINFO_RESPONSE_CODE)) ? location : nil
  }

  private func follow(_ location: String) throws(HTTPFailure) {
    redirectCount += 1
    guard redirectCount <= Self.mostRedirects else { throw .tooManyRedirects }
    guard let next = WebOrigin.resolve(location, against: url), let origin = WebOrigin(of: next) else {
      throw HTTPFailure("redirected to “\(ShownURL(ForeignText(location).description))”, which is no http(s) address")
    }
    (url, self.origin) = (next, origin)
    (header, body) = (AnswerHeader(), nil)
    try prepare()
  }

  private func prepare() throws(HTTPFailure) {
    let left = deadline - .now
    guard left > .zero else { throw .timedOut(after: request.timeout, while: "following redirects") }
    message.pointee = 0
    try options.apply(to: self, timeout: left, isTrusted: origin.mayKnow(credentialsOf: firstOrigin))
  }

  private func takeHeader(_ line: UnsafeMutableRawBufferPointer) throws(HTTPFailure) {
    try header.take(UnsafeRawBufferPointer(line))
  }

  private func takeBody(_ chunk: UnsafeMutableRawBufferPointer) throws(HTTPFailure) {
    if body == nil {
      body = BodyReceiver(
        // The body of a redirect is not read.
        encoding: redirection == nil ? try header.bodyEncoding() : .identity, limit: request.bodyLimitBytes,
        expectedCount: Int(driftop_curl_size(handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T)))
    }
    try body?.take(chunk)
  }

  /// - Returns: what libcurl expects of a receiver: the count, or another number to end the transfer.
  private static func pass(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, to context: UnsafeMutableRawPointer?,
    _ take: (Transfer) -> (UnsafeMutableRawBufferPointer) throws(HTTPFailure) -> Void
  ) -> Int {
    guard let context else { return 0 }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    do throws(HTTPFailure) {
      try take(transfer)(UnsafeMutableRawBufferPointer(start: bytes, count: count))
      return count
    } catch {
      transfer.stop = error
      return 0
    }
  }
}
