import Foundation
import Testing

extension LiveServerTests {
  /// MLServer 1.7.1 with a scikit-learn model under a constant load.
  @Suite struct MLServerTests {
    /// The figure in the overview's column of requests, the first one after the state.
    private static let rate = #"MLServer[^\n]*● ok +([-−.,\dkM]+) "#

    @Test func isRecognisedAndItsRateSurvivesACrash() throws {
      let loaded = try LoadedMLServer()
      defer { loaded.kill() }
      let session = try LiveServerTests.watch("http://127.0.0.1:\(loaded.server.port ?? 0)/metrics")
      try session.play(.match(Self.nearTheLoad), .keys("6"), .wait("MLServer iris"), .wait("mean latency"), .keys("1"))

      try session.play(.wait("MLServer"), .gather("rates", pattern: Self.rate))
      try session.seeOutage(of: loaded.server)
      try session.play(.keys("1"), .match(Self.nearTheLoad))
      let outcome = try session.quit()
      LiveServerTests.expect(outcome.gathered["rates"], isNear: LoadedMLServer.requestsPerSecond)
    }

    /// 18 of 20 requests a second succeed; within a fifth.
    private static let nearTheLoad = #"MLServer[^\n]*● ok +(1[4-9]|2[01])\.\d "#
  }
}
