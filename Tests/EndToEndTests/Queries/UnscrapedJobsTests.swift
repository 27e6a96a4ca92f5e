import Testing

@Suite struct UnscrapedJobsTests {
  @Test func aConfigurationWithAServerSaysThatItsJobsAreNotScraped() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "driftop.yml",
      """
      prometheus: {url: 'http://127.0.0.1:1/prom'}
      scrape_configs: [{job_name: llm, static_configs: [{targets: ['127.0.0.1:1']}]}]
      """)
    let sentence = "no scrape job of it is scraped, since http://127.0.0.1:1/prom is asked in their place"
    let check = try CommandRun.driftop(["check", "config", file])
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.output.contains(sentence), "\(check.output)")
    let screen = try CommandRun.driftop(["--once", "--view", "sources", "--size", "200x50", "--config", file])
    // Broken into lines at its blanks.
    #expect(screen.output.contains("scraped,"), "\(screen.output)")
  }
}
