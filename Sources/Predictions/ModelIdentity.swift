/// The name and version under which a model's predictions are kept apart.
public struct ModelIdentity: Hashable, Sendable, Codable {
  /// Empty when the log names no model.
  public var model: String
  public var version: String?

  public init(model: String, version: String? = nil) {
    self.model = model
    self.version = version
  }
}

extension ModelIdentity: Comparable {
  /// Ordered by the bytes of name and version; no version comes first.
  public static func < (left: ModelIdentity, right: ModelIdentity) -> Bool {
    if !left.model.utf8.elementsEqual(right.model.utf8) {
      return left.model.utf8.lexicographicallyPrecedes(right.model.utf8)
    }
    return (left.version ?? "").utf8.lexicographicallyPrecedes((right.version ?? "").utf8)
  }
}
