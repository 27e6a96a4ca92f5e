import Foundation
import Testing

/// Real programs are scraped while they are killed and brought back.
///
/// One at a time, as rates are held against a clock.
@Suite(
  .serialized, .enabled(if: LivePrograms.areInstalled, "prometheus, prometheus-node-exporter or the peers are missing"))
struct LiveServerTests {
  /// One screen as text, from two scrapes a second apart.
  static func once(_ view: String, _ arguments: String...) throws -> CommandRun {
    try CommandRun.driftop(["--once", "--view", view, "--size", "120x50"] + arguments)
  }

  /// The live screen, scraping each second, once the server is up.
  static func watch(_ arguments: String...) throws -> TerminalSession {
    var script = TerminalScript(["--interval", "1s"] + arguments)
    script.size = (120, 40)
    let session = try TerminalSession(script)
    try session.play(.wait("● ok"))
    return session
  }

  /// Rates as the screen writes them lie between zero and half more than the true one.
  static func expect(_ rates: [String]?, isNear truth: Double) {
    let values = (rates ?? []).map { Double($0.replacing(",", with: "").replacing("−", with: "-")) ?? .nan }
    #expect(!values.isEmpty)
    #expect(values.allSatisfy { (0...1.5 * truth).contains($0) }, "\(rates ?? []), in truth \(truth)")
  }
}

extension TerminalSession {
  /// Kills the server under the sources view, which must say why it does not answer in one line, and brings it back.
  func seeOutage(of server: BackgroundProgram) throws {
    try play(.keys("8"), .wait("● up"))
    server.kill()
    try play(.wait("▽ down"), .wait("connection refused"))
    let reasons = screen.filter { $0.contains("└") }
    #expect(reasons.count == 1, "\(screen.joined(separator: "\n"))")
    try server.start()
    try play(.absent("▽ down"), .wait("● up"), .absent("└"))
  }

  /// Leaves by the key, which must not wait for a scrape.
  func quit() throws -> TerminalScript.Outcome {
    let start = ContinuousClock.now
    try play(.keys("q"), .end)
    #expect(ContinuousClock.now - start < .seconds(2))
    let outcome = try outcome()
    #expect(outcome.exit == "status 0")
    #expect(outcome.isRestored, "\(outcome.modes)")
    return outcome
  }
}
