/// How far a model's log and the reference that it is held against speak of the same things.
public struct ReferenceAgreement: Sendable, Equatable {
  /// A class that the reference has not.
  public struct Class: Sendable, Equatable {
    public var label: String
    public var predictedCount: Int
    /// Weight of the records of which it was true.
    public var actualCount: Double
  }

  /// Fields of the reference that the log has too.
  public var sharedCount = 0
  /// Fields of the reference of which the log has shown no value.
  public var absent: [String] = []
  /// Inputs of the log of which the reference has no value.
  public var unknown: [String] = []
  public var unseenClasses: [Class] = []
}

extension WatchView {
  /// `nil` without a reference, and before the first record.
  ///
  /// - Complexity: O(fields), and O(panes · pairs of classes) where there is a class that the reference has not.
  public var agreement: ReferenceAgreement? {
    guard let reference, model.recordCount > 0 else { return nil }
    var agreement = ReferenceAgreement()
    let logged = Set(model.fieldPaths.map(\.path))
    for feature in reference.features where feature.path != Reference.predictionPath {
      if logged.contains(feature.path) { agreement.sharedCount += 1 } else { agreement.absent.append(feature.name) }
    }
    let known = Set(reference.profile.fields.map(\.path))
    agreement.unknown = model.fieldPaths.filter { $0.isFeature && !known.contains($0.path) }.map(\.name)
    if !model.isRegression, !reference.profile.isRegression { agreement.unseenClasses = unseenClasses(reference) }
    return agreement
  }

  private func unseenClasses(_ reference: Reference) -> [ReferenceAgreement.Class] {
    let unseen = model.classes.labels.indices.filter {
      reference.profile.classes.known(model.classes.labels[$0]) == nil
    }
    guard !unseen.isEmpty else { return [] }
    var (predicted, actual) = ([Int: Int](), [Int: Double]())
    for pane in model.panes.panes {
      for (index, count) in pane.aggregate.predictedCounts.enumerated() { predicted[index, default: 0] += count }
      for pair in pane.aggregate.pairs.entries { actual[pair.actual, default: 0] += pair.weight }
    }
    return unseen.map { index in
      ReferenceAgreement.Class(
        label: model.classes.labels[index], predictedCount: predicted[index] ?? 0, actualCount: actual[index] ?? 0)
    }
  }
}
