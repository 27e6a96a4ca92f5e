internal import Glibc

/// A connection to a client, and how to listen for one.
public struct LoopbackSocket: Sendable {
  public struct Failure: Error {
    var call: String
    var number: Int32
  }

  let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// - Returns: a listening socket on 127.0.0.1 and its port.
  static func listen(backlog: Int32 = 128) throws -> (Int32, UInt16) {
    let descriptor = try check("socket", socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0))
    var address = loopback(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    try withUnsafeMutableBytes(of: &address) { bytes in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return }
      try check("bind", bind(descriptor, start, length))
      try check("listen", Glibc.listen(descriptor, backlog))
      try check("getsockname", getsockname(descriptor, start, &length))
    }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }

  /// Begins a connection without waiting for it.
  static func startConnecting(to port: UInt16) -> Int32 {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let descriptor = socket(AF_INET, kind, 0)
    var address = loopback(port: port)
    withUnsafeBytes(of: &address) { bytes in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return }
      _ = connect(descriptor, start, socklen_t(bytes.count))
    }
    return descriptor
  }

  private static func loopback(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  static func listen(at path: String) throws -> Int32 {
    let descriptor = try check("socket", socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0))
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    try withUnsafeBytes(of: &address) { bytes in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return }
      try check("bind", bind(descriptor, start, socklen_t(bytes.count)))
      try check("listen", Glibc.listen(descriptor, 128))
    }
    return descriptor
  }

  /// The next request with its body if it announces one, or `nil` when the client has closed. The first words of TLS count as one without
  /// a text, as they do for servers that answer them with status 400.
  func readHead() -> String? {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    var hello = [UInt8](repeating: 0, count: 16_384)
    if recv(descriptor, &byte, 1, Int32(MSG_PEEK)) == 1, byte == 0x16 {
      return recv(descriptor, &hello, hello.count, 0) > 0 ? "" : nil
    }
    while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      guard recv(descriptor, &byte, 1, 0) == 1 else { return nil }
      head.append(byte)
    }
    for _ in 0..<Self.bodyLength(String(decoding: head, as: UTF8.self)) {
      guard recv(descriptor, &byte, 1, 0) == 1 else { return nil }
      head.append(byte)
    }
    return String(decoding: head, as: UTF8.self)
  }

  private static func bodyLength(_ head: String) -> Int {
    let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
    return line.flatMap { Int($0.drop { $0 != ":" }.dropFirst().drop { $0 == " " }) } ?? 0
  }

  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// - Returns: whether the client took it all.
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Waits until the client has closed, but no longer than `milliseconds` if that is not negative.
  ///
  /// - Returns: whether it has.
  func waitForClose(milliseconds: Int32 = -1) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, milliseconds) != 0
  }

  /// Closing then resets the connection in place of ending it.
  func resetAtClose() {
    var hard = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
  }

  @discardableResult
  private static func check(_ call: String, _ result: Int32) throws -> Int32 {
    guard result >= 0 else { throw Failure(call: call, number: errno) }
    return result
  }
}
