import Testing

/// What is wrong with an address or a configuration is said without the passwords in it.
@Suite struct ConfigurationSecretsTests {
  @Test(
    arguments: [
      ("HTTP://ann:hunter2@127.0.0.1:1/metrics?token=hunter2", "connection refused"),
      ("hTTps://ann:hunter2@127.0.0.1:1/metrics", "connection refused"),
      ("htp://ann:hunter2@host/metrics", "htp address: only http, https and unix can be scraped"),
      ("ftp://ann:hunter2@host", "ftp address: only http, https and unix can be scraped"),
    ])
  func anAddressInWhateverSpellingKeepsItsPassword(address: String, sentence: String) throws {
    for arguments in [["--once", "--view", "sources", address], ["check", "metrics", address]] {
      let run = try CommandRun.driftop(arguments)
      #expect(run.status == 2)
      #expect(run.errors.contains(sentence), "\(run.errors)")
      #expect(!(run.output + run.errors).contains("hunter2"))
    }
  }

  @Test func aKeyThatStandsTwiceIsSaidWithoutItsValues() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "prometheus.yml",
      """
      scrape_configs:
      - job_name: model
        basic_auth:
          username: ann
          password: hunter2
          password: hunter3
      """)
    for arguments in [["check", "config", "prometheus.yml"], ["--once", "--config", "prometheus.yml"]] {
      let run = try CommandRun.driftop(arguments, in: folder.url)
      #expect(run.status != 0)
      #expect(run.errors.contains("prometheus.yml:5: a key stands twice here; remove one"), "\(run.errors)")
      #expect(!(run.output + run.errors).contains("hunter"))
    }
  }
}
