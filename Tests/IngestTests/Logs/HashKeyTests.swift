import Ingest
import Testing

@Suite struct HashKeyTests {
  private let secret = Array("a secret of enough bytes".utf8)

  @Test func theSameSecretMakesTheSameKeyWhateverEndsItsLine() throws {
    let words = try #require(HashKey(secret: secret)).words
    #expect(try #require(HashKey(secret: secret + [13, 10])).words == words)
    #expect(try #require(HashKey(secret: secret + [0])).words != words)
    #expect(words.0 != words.1)
  }

  @Test func aShortSecretMakesNoKeyAndAKeyPrintsNothing() throws {
    #expect(HashKey(secret: Array("fifteen bytes ..".utf8.prefix(15))) == nil)
    #expect(HashKey(secret: Array("fifteen bytes ..".utf8.prefix(15)) + [10, 10]) == nil)
    let key = try #require(HashKey(secret: secret))
    #expect("\(key)" == "a key")
    var text = ""
    dump(key, to: &text)
    #expect(!text.contains("\(key.words.0)") && !text.contains("\(key.words.1)"))
  }
}
