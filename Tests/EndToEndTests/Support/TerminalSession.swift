import Foundation
import Glibc

/// A run of the program in a pseudo-terminal, step by step, so that a test can act on other programs in between.
final class TerminalSession {
  private struct Answer: Decodable {
    var failure: String?
    var screen: [String]
  }

  /// A step waits half a minute at most.
  private static let answerSeconds = 45.0

  private var lines: LinePipe?
  private let player: pid_t
  /// What the screen showed after the last step.
  private(set) var screen: [String] = []

  init(_ script: TerminalScript) throws {
    let (down, up) = (try ClosedOnExecPipe(), try ClosedOnExecPipe())
    let words = ["python3", Surroundings.support.appending(path: "pseudo_terminal.py").path()]
    player = try ChildProcess.spawn(words, in: script.folder, streams: [down.reading, up.writing, STDERR_FILENO])
    for end in [down.reading, up.writing] { close(end) }
    lines = LinePipe(writing: down.writing, reading: up.reading)
    try send(script.object)
  }

  deinit {
    lines = nil
    // It may be in the middle of a step, and ends the program on its way out.
    kill(player, SIGTERM)
    ChildProcess.wait(for: player)
  }

  /// Plays steps; one that does not come true is an error that shows the screen.
  func play(_ steps: TerminalScript.Step...) throws {
    for step in steps {
      try send(step.object)
      let answer = try JSONDecoder().decode(Answer.self, from: Data(receive().utf8))
      screen = answer.screen
      if let failure = answer.failure {
        throw CommandRun.Failure(description: "\(failure)\n\(screen.joined(separator: "\n"))")
      }
    }
  }

  /// What has come of it; no step can follow.
  func outcome() throws -> TerminalScript.Outcome {
    try lines?.send("")
    return try JSONDecoder().decode(TerminalScript.Outcome.self, from: Data(receive().utf8))
  }

  private func send(_ object: [String: Any]) throws {
    try lines?.send(String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self))
  }

  private func receive() throws -> String {
    guard let lines else { return "" }
    return try lines.receive(withinSeconds: Self.answerSeconds)
  }
}
