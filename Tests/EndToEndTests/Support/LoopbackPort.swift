import Glibc

/// Ports for servers that must be told one.
enum LoopbackPort {
  /// A port that nobody uses now.
  ///
  /// From below the range that the system takes for outgoing connections, so that none of these, of which the tests
  /// make many, occupies it before the server does or while the server is restarted.
  static func free() throws -> Int {
    for _ in 0..<100 {
      let port = Int.random(in: 20_000..<32_000)
      if isFree(port) { return port }
    }
    throw CommandRun.Failure(description: "no free port on the loopback interface")
  }

  /// Whether a server takes connections there.
  static func answers(_ port: Int) -> Bool {
    withSocket(port) { connect($0, $1, $2) == 0 }
  }

  private static func isFree(_ port: Int) -> Bool {
    withSocket(port) { bind($0, $1, $2) == 0 }
  }

  private static func withSocket(
    _ port: Int, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard number >= 0 else { return false }
    defer { close(number) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body(number, $0, length) }
    }
  }
}
