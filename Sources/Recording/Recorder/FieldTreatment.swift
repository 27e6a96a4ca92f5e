/// What a recording does to the values of some fields before it keeps them.
public struct FieldTreatment: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// `"***"` in place of the value.
    case mask
    /// A keyed hash, the same for the same value; the key is not kept.
    case hash
    /// The field is left out.
    case drop
  }

  public var kind: Kind
  /// As masks are written: `features.*`, `user`; hides all that lies below.
  public var pattern: String
  /// Whether hashes were made with a key that somebody has, and so are the same in other recordings under that key.
  public var hasGivenKey: Bool

  public init(kind: Kind, pattern: String, hasGivenKey: Bool = false) {
    self.kind = kind
    self.pattern = pattern
    self.hasGivenKey = hasGivenKey
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(Kind.self, forKey: .kind)
    pattern = try container.decode(String.self, forKey: .pattern)
    // Earlier recorders knew no keys but their own.
    hasGivenKey = try container.decodeIfPresent(Bool.self, forKey: .hasGivenKey) ?? false
  }

  /// "user: values were masked".
  public var sentence: String {
    switch kind {
    case .mask: "\(pattern): values were masked"
    case .hash: "\(pattern): values were hashed" + (hasGivenKey ? " with a key of yours" : "")
    case .drop: "\(pattern): the field was left out"
    }
  }
}
