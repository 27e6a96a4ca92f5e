public import Analysis
public import Telemetry

/// A model's reference, frozen: what later windows are held against.
public struct Reference: Sendable {
  /// A field whose distribution is watched, or the predicted class.
  public struct Feature: Sendable, Codable {
    /// The field's path; ``predictionPath`` for the predicted class.
    public let path: String
    public let name: String
    public let role: FieldRole
    public let bins: BinnedFeature
  }

  public static let predictionPath = "(prediction)"

  public internal(set) var profile: ReferenceProfile
  /// Fields in the order of the report, then the predicted class. Their places are those of every row of codes.
  public let features: [Feature]
  /// Of each feature for the model's answers, as far as the reference shows it, 0…1; `nil` where it does not.
  public let importances: [Double?]
  /// Fields that are not watched, with the reason.
  public let unwatched: [(name: String, reason: String)]

  /// - Complexity: O(fields · values of the reference).
  init(freezing profile: ReferenceProfile) {
    self.profile = profile
    var features: [Feature] = []
    var unwatched: [(name: String, reason: String)] = []
    let hasFeatures = profile.fields.contains { $0.role == .feature }
    for (number, field) in profile.fields.enumerated() where field.role.isWatched(hasFeatures: hasFeatures) {
      guard number < profile.aggregate.fields.count else { continue }
      let aggregate = profile.aggregate.fields[number]
      let (numbers, texts) = (aggregate.moments.count, aggregate.categories.total)
      let missing = profile.recordCount - numbers - texts
      if numbers > 0, numbers >= texts {
        let bins = BinnedFeature(sketch: aggregate.quantiles, missingCount: missing)
        features.append(Feature(path: field.path, name: field.name, role: field.role, bins: bins))
      } else if aggregate.categories.otherCount * 2 > texts {
        unwatched.append((field.name, "too many different values to compare their shares"))
      } else if texts > 0 {
        let bins = BinnedFeature(
          categories: aggregate.categories.top(.max).map { (label: $0.value, count: $0.count) },
          restCount: aggregate.categories.otherCount, missingCount: missing)
        features.append(Feature(path: field.path, name: field.name, role: field.role, bins: bins))
      }
    }
    let counts = profile.aggregate.predictedCounts
    if !profile.isRegression, counts.contains(where: { $0 > 0 }) {
      let labels = counts.indices.filter { counts[$0] > 0 }
        .map { (label: profile.classes.commonLabel(of: $0), count: counts[$0]) }
      let bins = BinnedFeature(
        categories: labels.sorted { $0.count > $1.count }, missingCount: profile.recordCount - counts.reduce(0, +))
      features.append(Feature(path: Self.predictionPath, name: "prediction", role: .predicted, bins: bins))
    }
    self.features = features
    importances = Self.importances(of: features, profile)
    self.unwatched = unwatched
  }

  public var identity: ModelIdentity { profile.identity }
  public var source: String { profile.source }
  public var recordCount: Int { profile.recordCount }
  public var timeRange: ClosedRange<Timestamp>? { profile.timeRange }
}

extension FieldRole {
  /// Whether a field's distribution is compared with the reference's: inputs and scores, and in a log that marks no
  /// inputs all that may be one.
  fileprivate func isWatched(hasFeatures: Bool) -> Bool {
    switch self {
    case .feature, .score, .segment: true
    case .other, .variant, .rating, .promptTokens, .completionTokens, .finishReason: !hasFeatures
    default: false
    }
  }
}

/// As it was frozen: late labels change the profile, but not what was learnt of it.
extension Reference: Codable {
  private enum CodingKeys: CodingKey {
    case profile
    case features
    case importances
    case unwatchedNames
    case reasons
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(profile, forKey: .profile)
    try container.encode(features, forKey: .features)
    try container.encode(importances, forKey: .importances)
    try container.encode(unwatched.map(\.name), forKey: .unwatchedNames)
    try container.encode(unwatched.map(\.reason), forKey: .reasons)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    profile = try container.decode(ReferenceProfile.self, forKey: .profile)
    features = try container.decode([Feature].self, forKey: .features)
    importances = try container.decode([Double?].self, forKey: .importances)
    let names = try container.decode([String].self, forKey: .unwatchedNames)
    let reasons = try container.decode([String].self, forKey: .reasons)
    unwatched = zip(names, reasons).map { (name: $0, reason: $1) }
    guard importances.count == features.count, names.count == reasons.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .features, in: container, debugDescription: "features that do not match their importances")
    }
  }
}
