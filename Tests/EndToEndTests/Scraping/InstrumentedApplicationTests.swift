import Foundation
import Testing

extension LiveServerTests {
  /// A program that counts its own predictions, behind HTTPS and a password.
  @Suite struct InstrumentedApplicationTests {
    @Test func confusionMatrixAndAreaUnderTheCurveAreItsOwn() throws {
      let application = try InstrumentedApplication()
      defer { application.program.kill() }
      try application.observe([
        (1, 0.83, 212), (1, 0.62, 57), (1, 0.31, 41), (0, 0.12, 604), (0, 0.44, 95), (0, 0.62, 33),
      ])
      let state = try JSON(text: application.program.tell("state"))
      let file = try application.configurationFile()

      let confusion = try LiveServerTests.once("confusion", "--model", "fraud", "--config", file)
      #expect(confusion.status == 0, "\(confusion.errors)")
      for actual in ["0", "1"] {
        let counts = ["0", "1"].compactMap { state["matrix.\(actual).\($0)"]?.number.map { String(Int($0)) } }
        let row = confusion.output.split(separator: "\n").contains { line in
          // Cells are shaded by blocks beside their numbers.
          let words = line.split { " ░▒▓█".contains($0) }.map(String.init)
          return words.first == actual && counts.allSatisfy(words.contains)
        }
        #expect(row, "no row \(actual) with \(counts) in\n\(confusion.output)")
      }

      let curves = try LiveServerTests.once("curves", "--model", "fraud", "--config", file).output
      let figure = try #require(curves.firstMatch(of: /AUC +(\.\d+).*binned, ±(\.\d+)/), "\(curves)")
      let (area, error) = (try #require(Double("0\(figure.1)")), try #require(Double("0\(figure.2)")))
      let truth = try #require(state["auc"]?.number)
      // Half a unit of the last place that the screen shows.
      #expect(abs(area - truth) <= error + 0.000_5, "\(area) ± \(error), in truth \(truth)")
      #expect(error < 0.05)
    }

    @Test func rateSurvivesACrash() throws {
      let application = try InstrumentedApplication()
      defer { application.program.kill() }
      let session = try LiveServerTests.watch("--config", try application.configurationFile())
      try session.play(.keys("7"), .keys("/app_ticks\r"), .match(Self.nearTheTruth))
      try session.play(.gather("rates", pattern: #"(\S+) /s +app_ticks_total"#))
      application.program.kill()
      // In the outage there is no rate, and not a rate of zero.
      try session.play(.match(#"┄ +app_ticks_total"#))
      try application.program.start()
      try session.play(.match(Self.nearTheTruth))
      // A counter may fall without an outage that anyone noticed.
      try application.program.tell("restart-ticks")
      try application.program.tell("await-scrapes 3")
      try session.play(.match(Self.nearTheTruth))
      try session.seeOutage(of: application.program)
      try session.play(.keys("7"), .match(Self.nearTheTruth))
      let outcome = try session.quit()
      LiveServerTests.expect(outcome.gathered["rates"], isNear: InstrumentedApplication.ticksPerSecond)
    }

    @Test func hangingServerHoldsNothingUp() throws {
      let application = try InstrumentedApplication()
      defer { application.program.kill() }
      let session = try LiveServerTests.watch("--config", try application.configurationFile())
      application.program.freeze()
      try session.play(.keys("8"), .wait("▽ down"), .wait("timed out after 1 s"), .keys("7"), .wait("app_ticks_total"))
      application.program.thaw()
      try session.play(.keys("8"), .wait("● up"), .absent("└"))
      application.program.freeze()
      try session.play(.wait("▽ down"))
      _ = try session.quit()
    }

    @Test func wrongPasswordIsSaidAndNotShown() throws {
      let application = try InstrumentedApplication()
      defer { application.program.kill() }
      let run = try LiveServerTests.once(
        "sources", "--config", try application.configurationFile(password: "not-\(InstrumentedApplication.password)"))
      #expect(run.status == 2)
      #expect(run.errors.contains("401"), "\(run.errors)")
      #expect(Self.reasons(run.output).count == 1 && Self.reasons(run.output)[0].contains("401"), "\(run.output)")
      for text in [run.output, run.errors] { #expect(!text.contains(InstrumentedApplication.password)) }
    }

    @Test func certificateOfAnUnknownAuthorityIsRefused() throws {
      let application = try InstrumentedApplication()
      defer { application.program.kill() }
      let run = try LiveServerTests.once(
        "sources", "--config", try application.configurationFile(authority: application.certificates.stranger))
      #expect(run.status == 2)
      #expect(run.errors.contains("TLS"), "\(run.errors)")
      #expect(Self.reasons(run.output).count == 1 && Self.reasons(run.output)[0].contains("TLS"), "\(run.output)")
    }

    /// The lines under the rows of sources.
    private static func reasons(_ screen: String) -> [Substring] {
      screen.split(separator: "\n").filter { $0.contains("└") }
    }

    /// 50 ticks a second, within a fifth.
    private static let nearTheTruth = #"(4\d|5\d)\.\d /s +app_ticks_total"#
  }
}
