import ConfigurationFiles
import Testing

@Suite struct ConfigurationSectionTests {
  private func section(_ yaml: String, keys: [String]) throws -> ConfigurationSection {
    let root = try #require(try ConfigurationNode.root(yaml: yaml, path: "a.yml"))
    return try ConfigurationSection(root, keys: keys)
  }

  @Test func aKeyThatIsNotKnownIsNamedWithItsLineAndTheNearestOne() {
    #expect {
      _ = try section("interval: 30s\nintervall: 5s\n", keys: ["interval", "limit"])
    } throws: { error in
      "\(error)" == "a.yml:2: configuration: unknown key “intervall”; did you mean “interval”?"
    }
  }

  @Test func aDurationThatIsNoneIsAFaultOfItsLine() throws {
    let section = try section("a: 1\nfor: soon\n", keys: ["a", "for"])
    #expect {
      _ = try section.duration("for")
    } throws: { error in
      "\(error)" == "a.yml:2: for: expected a duration such as 30s or 1m30s"
    }
  }

  @Test(arguments: ["90s", "1m30s"])
  func durationsAreReadAndWrittenAsPrometheusDoes(text: String) throws {
    let duration = try #require(PrometheusDuration.parse(text))
    #expect(duration == .seconds(90))
    #expect(PrometheusDuration.text(duration) == "1m30s")
  }

  @Test func sizesArePowersOf1024() {
    #expect(ByteSize.parse("1.5KB") == 1_536)
    #expect(ByteSize.parse("KB") == nil)
  }
}
