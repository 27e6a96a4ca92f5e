internal import Glibc

/// A listening socket on loopback whose queue is full: who connects gets no answer at all.
public final class FullListener: Sendable {
  public let port: UInt16
  private let descriptors: [Int32]

  public var url: String { "http://127.0.0.1:\(port)/" }

  public init() throws {
    let (listener, port) = try LoopbackSocket.listen(backlog: 0)
    self.port = port
    descriptors = [listener] + (0..<4).map { _ in LoopbackSocket.startConnecting(to: port) }
  }

  deinit { for descriptor in descriptors where descriptor >= 0 { close(descriptor) } }
}
