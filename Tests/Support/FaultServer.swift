internal import Foundation
internal import Glibc
internal import Synchronization

/// An HTTP server on loopback, or on a unix-domain socket, that does to each request what its path is told to do.
///
///     let server = try FaultServer(["/metrics": .text("up 1\n"), "/slow": .silent])
///     // server.url("/metrics") == "http://127.0.0.1:40321/metrics"
///
/// It keeps connections alive, counts them, and remembers the requests. It ends with the object, whatever is under way.
public final class FaultServer: Sendable {
  public struct Record: Sendable {
    public var connectionCount = 0
    /// The heads of the requests, as they came.
    public var requests: [String] = []
    /// When they came, by their paths.
    public var times: [String: [ContinuousClock.Instant]] = [:]
    /// Connections that were answered wholly, or that the client gave up.
    public var endedCount = 0
  }

  private struct State {
    var record = Record()
    var open: Set<Int32> = []
    var isStopped = false
  }

  public let port: UInt16
  private let listener: Int32
  private let faults: [String: Fault]
  private let state = Mutex(State())

  public var record: Record { state.withLock { $0.record } }

  /// - Parameter socketPath: where to listen instead of a free port of loopback.
  public init(_ faults: [String: Fault], socketPath: String? = nil) throws {
    self.faults = faults
    (listener, port) = try socketPath.map { (try LoopbackSocket.listen(at: $0), 0) } ?? LoopbackSocket.listen()
    let (listener, weakSelf) = (listener, Weak(self))
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, let server = weakSelf.server, server.begin(connection) else {
          if connection >= 0 { close(connection) }
          break
        }
        Thread.detachNewThread { Self.serve(connection, weakSelf) }
      }
      close(listener)
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    state.withLock { state in
      state.isStopped = true
      for connection in state.open { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  public func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  private func begin(_ connection: Int32) -> Bool {
    state.withLock { state in
      guard !state.isStopped else { return false }
      state.record.connectionCount += 1
      state.open.insert(connection)
      return true
    }
  }

  /// What the request is answered with; the server itself may end meanwhile.
  private func note(_ head: String) -> Fault {
    let now = ContinuousClock.now
    let target = head.split(separator: " ").dropFirst().first ?? "/"
    let path = String(target.prefix { $0 != "?" })
    state.withLock { state in
      state.record.requests.append(head)
      state.record.times[path, default: []].append(now)
    }
    return faults[path] ?? .status(404, "no such path")
  }

  private func end(_ connection: Int32) {
    state.withLock { state in
      state.open.remove(connection)
      state.record.endedCount += 1
    }
  }

  private static func serve(_ connection: Int32, _ server: Weak) {
    let socket = LoopbackSocket(connection)
    while let head = socket.readHead(), let fault = server.server?.note(head) {
      guard fault.answer(socket) else { break }
    }
    server.server?.end(connection)
    close(connection)
  }

  /// `@unchecked Sendable` is safe: a weak reference is read atomically and never written after its making.
  private final class Weak: @unchecked Sendable {
    weak var server: FaultServer?

    init(_ server: FaultServer) { self.server = server }
  }
}
