/// Finds what a log's fields mean from their names, unless configuration says it.
///
///     SchemaMapping().match("response.y_pred")?.role  // .predicted
///
/// Paths are the names of nested objects joined by dots. Names are compared without regard to case. Where several
/// fields of one record claim a role, the lower rank has it and the others stay ordinary fields.
public struct SchemaMapping: Hashable, Sendable, Codable {
  /// A role and how strong the claim to it is; lower is stronger.
  public struct Match: Hashable, Sendable {
    public var role: FieldRole
    public var rank: Int
  }

  /// Paths that configuration or flags have bound to a role.
  public private(set) var overrides: [String: FieldRole]
  /// Field patterns, `*` for any run of characters, whose values are never kept.
  public var masks: [String]
  /// Whether names mean nothing, as in a table: every field is an ordinary number or text, and every row counts.
  public private(set) var isPlain = false

  /// The mapping for tables that are not prediction logs.
  public static let plain: SchemaMapping = {
    var mapping = SchemaMapping()
    mapping.isPlain = true
    return mapping
  }()

  public init(overrides: [String: FieldRole] = [:], masks: [String] = []) {
    self.overrides = overrides
    self.masks = masks
  }

  /// Binds a path to a role; the well-known names of that role then count for nothing.
  public mutating func map(_ path: String, to role: FieldRole) {
    overrides[path] = role
  }

  public func match(_ path: String) -> Match {
    if let role = overrides[path] { return Match(role: role, rank: -1) }
    let match = WellKnownNames.match(path)
    if isPlain, match.role != .feature { return Match(role: .other, rank: 0) }
    let isTaken = overrides.values.contains { $0.isSameKind(as: match.role) }
    return isTaken && match.role != .feature ? Match(role: .other, rank: 0) : match
  }

  /// Whether the values of a path are hidden by a mask. A pattern matches the whole path or one of its names, and hides
  /// all that lies below.
  public func isMasked(_ path: String) -> Bool {
    guard !masks.isEmpty else { return false }
    let names = path.split(separator: ".", omittingEmptySubsequences: false)
    return masks.lazy.map(GlobPattern.init).contains { pattern in
      names.contains { pattern.matches(String($0)) || pattern.matches(String(path[..<$0.endIndex])) }
    }
  }
}

extension FieldRole {
  /// Whether two roles are the same but for their unit or class.
  func isSameKind(as other: FieldRole) -> Bool {
    switch (self, other) {
    case (.latency, .latency), (.timeToFirstToken, .timeToFirstToken): true
    case (.probability(let left), .probability(let right)): left == right
    case (.other, _), (.feature, _): false
    default: self == other
    }
  }
}
