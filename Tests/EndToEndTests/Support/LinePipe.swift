import Foundation
import Glibc

/// A conversation with a child by lines: what is written to its standard input, and what it answers.
final class LinePipe {
  private let writing: Int32
  private let reading: Int32
  private var unread = Data()

  /// Takes over both ends.
  init(writing: Int32, reading: Int32) {
    signal(SIGPIPE, SIG_IGN)
    self.writing = writing
    self.reading = reading
  }

  deinit {
    close(writing)
    close(reading)
  }

  func send(_ line: String) throws {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { throw CommandRun.Failure(description: "nobody reads \(line)") }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// The next line; fails when the child ends or says nothing for so long.
  func receive(withinSeconds limit: Double) throws -> String {
    let deadline = Date.now + limit
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: unread[..<end], as: UTF8.self)
        unread = Data(unread[(end + 1)...])
        return line
      }
      var waiting = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
      let milliseconds = max(0, deadline.timeIntervalSinceNow * 1_000)
      guard poll(&waiting, 1, Int32(milliseconds)) > 0 || milliseconds > 0 else {
        throw CommandRun.Failure(description: "no answer in \(limit) s")
      }
      var buffer = [UInt8](repeating: 0, count: 65_536)
      guard waiting.revents != 0 else { continue }
      let count = read(reading, &buffer, buffer.count)
      guard count > 0 || errno == EINTR else { throw CommandRun.Failure(description: "ended without an answer") }
      unread.append(contentsOf: buffer.prefix(max(0, count)))
    }
  }
}
