internal import Glibc

/// What goes to a command and comes from it, until it closes its output or its time is over.
struct HookExchange {
  enum Reason {
    case ended
    case timedOut
    case stopped
  }

  private var input: ArraySlice<UInt8>
  private var to: Int32
  private let from: Int32
  private let limit: Int
  private var bytes: [UInt8] = []
  private var isCut = false

  /// How often it is looked whether to stop.
  private static let glance = Duration.milliseconds(100)

  init(input: [UInt8], to: Int32, from: Int32, limit: Int) {
    self.input = input[...]
    self.to = to
    self.from = from
    self.limit = limit
    for descriptor in [to, from] { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) }
  }

  mutating func run(for timeout: Duration, stops: () -> Bool) -> Reason {
    let end = ContinuousClock.now + timeout
    while true {
      if stops() { return .stopped }
      let left = min(Self.glance, end - .now)
      guard left > .zero else { return .timedOut }
      var polled = [
        pollfd(fd: from, events: Int16(POLLIN), revents: 0), pollfd(fd: to, events: Int16(POLLOUT), revents: 0),
      ]
      guard poll(&polled, to < 0 ? 1 : 2, Int32(left / .milliseconds(1)) + 1) > 0 else { continue }
      if polled[1].revents != 0 { send() }
      if polled[0].revents != 0, !receive() { return .ended }
    }
  }

  private mutating func send() {
    let count = input.withUnsafeBytes { Glibc.write(to, $0.baseAddress, $0.count) }
    if count > 0 { input = input.dropFirst(count) }
    let isBusy = count < 0 && (errno == EAGAIN || errno == EINTR)
    guard input.isEmpty || (count < 0 && !isBusy) else { return }
    Glibc.close(to)
    to = -1
  }

  /// - Returns: whether there may be more.
  private mutating func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = Glibc.read(from, &buffer, buffer.count)
    if count < 0 { return errno == EAGAIN || errno == EINTR }
    guard count > 0 else { return false }
    bytes += buffer[..<count]
    if bytes.count > limit {
      bytes.removeFirst(bytes.count - limit)
      isCut = true
    }
    return true
  }

  func close() {
    if to >= 0 { Glibc.close(to) }
    Glibc.close(from)
  }

  var text: String { (isCut ? "…" : "") + String(decoding: bytes, as: UTF8.self) }
}
