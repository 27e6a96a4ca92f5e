import Analysis
import Testing

@Suite struct DriftEpisodeTests {
  @Test func anAlertLastsUntilAWholeWindowHasPassedWithoutDrift() {
    var episode = DriftEpisode(looksPerWindow: 3)
    let verdicts: [Verdict] = [.stable, .drift, .stable, .warning, .drift, .stable, .stable, .stable, .stable]
    let changes = verdicts.map { episode.look($0) }
    #expect(
      changes == [.quiet, .started, .continues, .continues, .continues, .continues, .continues, .ended, .quiet])
  }

  @Test func tooLittleDataEndsNothing() {
    var episode = DriftEpisode(looksPerWindow: 1)
    episode.look(.drift)
    #expect(episode.look(.insufficientData(need: 10)) == .continues)
    #expect(episode.isOpen)
    #expect(episode.look(.stable) == .ended)
  }
}
