import Testing

@testable import ConfigurationFiles

@Suite struct ConfigurationSourceTests {
  /// Places of a byte of the text that stands under the key `a`, as counted by hand.
  @Test(arguments: [
    ("a: one two", 4, "1:8"), ("a: one two", 3, "1:7"), ("a: one two", 7, "1:11"), ("a: 'it''s so'", 5, "1:11"),
    (#"a: "é\tb\u00e9c""#, 3, "1:8"), (#"a: "é\tb\u00e9c""#, 6, "1:15"), ("a: |\n  x\n\n    y\n  z", 5, "4:5"),
    ("a: >\n  x\n  y\n", 2, "3:3"), ("a: one\n  two", 4, "2:3"), ("a: &n one", 1, "1:8"), ("a: !!str 'one'", 0, "1:11"),
    ("b: 1\na: |-\n   x", 0, "3:4"), ("a: |\n  x y\n", 4, "2:6"), ("a: ''", 0, "1:5"), ("a: one", 99, "1:7"),
  ])
  func aByteOfATextIsFoundInTheFile(yaml: String, offset: Int, place: String) throws {
    let root = try #require(try ConfigurationNode.root(yaml: yaml, path: "a.yml"))
    let node = try #require(try root.entries().first { $0.key == "a" }?.value)
    let found = ConfigurationSource(yaml).place(ofByte: offset, of: node)
    #expect("\(found.line):\(found.column)" == place)
  }

  @Test func whatIsNoTextHasThePlaceOfItsBeginning() throws {
    let root = try #require(try ConfigurationNode.root(yaml: "a: 1\nb: [x]\n", path: "a.yml"))
    let node = try #require(try root.entries().last?.value)
    let found = ConfigurationSource("a: 1\nb: [x]\n").place(ofByte: 3, of: node)
    #expect(found == ConfigurationSource.Place(line: 2, column: 4))
  }
}
