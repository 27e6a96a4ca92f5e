/// When enough labels of a reference have come to learn from them again: told by counts alone.
///
/// At the freeze, at 100 labels, whenever they have doubled, when 95 % are there, and when all are.
struct LabelMilestones: Sendable, Codable {
  private var next = 100
  private var passed = 0

  /// Whether a milestone has been passed since this was last asked.
  mutating func hasPassed(labelled: Int, of records: Int) -> Bool {
    var hasPassed = false
    while labelled >= next {
      next *= 2
      hasPassed = true
    }
    let stage = labelled >= records ? 2 : Double(labelled) >= 0.95 * Double(records) ? 1 : 0
    if stage > passed {
      passed = stage
      hasPassed = true
    }
    return hasPassed
  }
}
