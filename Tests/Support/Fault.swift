internal import Synchronization

/// What a server does to a request: an answer, or one of the ways in which answers go wrong.
public struct Fault: Sendable {
  /// - Returns: whether the connection stays open for the next request.
  let answer: @Sendable (LoopbackSocket) -> Bool

  init(_ answer: @escaping @Sendable (LoopbackSocket) -> Bool) { self.answer = answer }

  public static func body(
    _ bytes: [UInt8], type: String = "text/plain; version=0.0.4", headers: [String] = []
  ) -> Fault {
    Fault { socket in
      let lines = ["HTTP/1.1 200 OK", "Content-Type: \(type)", "Content-Length: \(bytes.count)"] + headers
      return socket.send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + bytes)
    }
  }

  public static func text(_ text: String, headers: [String] = []) -> Fault { body(Array(text.utf8), headers: headers) }

  public static func status(_ status: Int, _ reason: String, headers: [String] = [], body: String = "") -> Fault {
    Fault { socket in
      let lines = ["HTTP/1.1 \(status) \(reason)", "Content-Length: \(body.utf8.count)"] + headers
      return socket.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }
  }

  public static func redirect(to location: String, status: Int = 302) -> Fault {
    .status(status, "Elsewhere", headers: ["Location: \(location)"], body: "elsewhere")
  }

  /// One after the other, a request each, then the last one over and over.
  public static func inTurn(_ faults: [Fault]) -> Fault {
    let next = Mutex(0)
    return Fault { socket in
      let turn = next.withLock { turn in
        defer { turn += 1 }
        return turn
      }
      return faults[min(turn, faults.count - 1)].answer(socket)
    }
  }

  /// Another fault, after a while.
  public static func delayed(milliseconds: Int32, _ fault: Fault) -> Fault {
    Fault { socket in !socket.waitForClose(milliseconds: milliseconds) && fault.answer(socket) }
  }

  /// Bytes as they are, then the end of the connection.
  public static func raw(_ bytes: [UInt8]) -> Fault {
    Fault { socket in
      _ = socket.send(bytes)
      return false
    }
  }

  public static func raw(_ text: String) -> Fault { raw(Array(text.utf8)) }

  /// Takes the request and says nothing until the client goes.
  public static let silent = Fault { socket in
    _ = socket.waitForClose()
    return false
  }

  /// One byte of a body of a thousand every so often.
  public static func drip(everyMilliseconds: Int32) -> Fault {
    Fault { socket in
      guard socket.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n") else { return false }
      for _ in 0..<1_000 {
        guard socket.send("x"), !socket.waitForClose(milliseconds: everyMilliseconds) else { return false }
      }
      return true
    }
  }

  /// A body without a length that never ends: `part` over and over.
  public static func endless(_ part: [UInt8], start: [UInt8] = [], headers: [String] = []) -> Fault {
    Fault { socket in
      let lines = ["HTTP/1.1 200 OK", "Connection: close"] + headers
      guard socket.send(lines.joined(separator: "\r\n") + "\r\n\r\n"), socket.send(start) else { return false }
      while socket.send(part) {}
      return false
    }
  }

  /// A header that announces more than comes.
  public static func short(by missing: Int, body: String) -> Fault {
    .raw("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count + missing)\r\n\r\n\(body)")
  }

  /// Resets the connection, after the start of an answer if there is one.
  public static func reset(after start: String = "") -> Fault {
    Fault { socket in
      _ = socket.send(start)
      socket.resetAtClose()
      return false
    }
  }
}
