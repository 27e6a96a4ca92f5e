/// Which series a query reads.
public struct SeriesSelector: Sendable, Hashable, Codable {
  public enum Test: Sendable, Hashable, Codable {
    case equal(String)
    case notEqual(String)
    /// RE2, the whole value.
    case matches(String)
    case doesNotMatch(String)
  }

  /// Written with colons.
  public var name: String
  public var tests: [String: Test]

  public init(_ name: String, _ tests: [String: Test] = [:]) {
    self.name = name
    self.tests = tests
  }
}

extension SeriesSelector: ExpressibleByStringLiteral {
  public init(stringLiteral name: String) {
    self.init(name)
  }
}
