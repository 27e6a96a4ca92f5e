import Glibc
import Ingest
import TUI

/// The expressions that were run, one a line and the newest last, in a file that outlives the program.
struct ExpressionFile: Sendable {
  private let path: String

  /// `history` in the ``StateHome``; `nil` without a home.
  static var usual: ExpressionFile? { StateHome.folder.map { ExpressionFile(path: $0 + "/history") } }

  init(path: String) {
    self.path = path
  }

  /// What was run before; empty when there is no file, or none that can be read.
  var entries: [String] {
    (try? read()) ?? []
  }

  private func read() throws(Failure) -> [String] {
    guard access(path, F_OK) == 0 else { return [] }
    do {
      return try TextFile.read(path).split(separator: "\n").map(String.init)
    } catch {
      throw Failure(sentence: "The expression is not kept: \(path): \(error.reason)")
    }
  }

  /// Adds an expression, and drops those that are too many. What another driftop has added meanwhile stays.
  func add(_ expression: String) throws(Failure) {
    // A file that is there but cannot be read is not written over.
    var history = ExpressionHistory(try read())
    // A line each: what a query has between its parts is a blank as well as a newline.
    guard history.add(String(expression.map { $0.isNewline ? " " : $0 })) else { return }
    makeFolders()
    let new = "\(path).\(getpid())"
    let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure() }
    let isWritten = Self.write(history.entries.map { $0 + "\n" }.joined(), to: descriptor)
    guard close(descriptor) == 0, isWritten, rename(new, path) == 0 else {
      let failure = failure()
      unlink(new)
      throw failure
    }
  }

  private func failure() -> Failure {
    Failure(sentence: "The expression is not kept: \(path): \(String(cString: strerror(errno)))")
  }

  private func makeFolders() {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for count in 2..<max(2, parts.count) { mkdir(parts[..<count].joined(separator: "/"), 0o700) }
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      start += written
    }
    return true
  }
}
