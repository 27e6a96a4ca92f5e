internal import Analysis

/// One search among the records that a model's slices keep.
struct SliceEvaluation {
  /// Judged rows of one side: cells by feature, and how wrong each answer was.
  struct Side {
    var columns: [[UInt8]]
    /// 0 or 1, or the absolute error.
    var errors: [Double]
  }

  let state: SliceState
  let judge: Judge
  let isBinary: Bool
  let searched: (labelled: AnswerRing, grouped: AnswerRing)
  let current: Side
  let reference: Side

  init(_ state: SliceState, _ reference: Reference, _ model: ModelState) {
    self.state = state
    isBinary = model.classes.count <= 2
    var judge = Judge(
      isRegression: model.isRegression, threshold: model.settings.threshold,
      positive: model.classes.positive(wanted: model.settings.positive))
    self.judge = judge
    searched = state.searched
    current = Self.side(searched.labelled.columns, searched.labelled.answers.map(judge.error))
    // A profile that was saved has numbers of its own for the classes.
    judge.positive = reference.profile.classes.positive(wanted: model.settings.positive)
    self.reference = Self.side(
      state.referenceColumns,
      reference.profile.rows.rows.map { Answer.isJudged($0.facts) ? judge.error(Answer($0.facts)) : nil })
  }

  func findings() -> SliceFindings {
    var findings = SliceFindings()
    findings.measure = judge.isRegression ? .absoluteError : .accuracy
    findings.recordCount = current.errors.count
    findings.referenceCount = reference.errors.count
    findings.featureCount = state.features.count
    findings.comparison =
      reference.errors.count >= SliceFindings.neededReferenceLabels ? .reference : .rest
    findings.groupField = state.groupField
    findings.hasGroupField = state.groupFeature != nil
    findings.groups = groups()
    if state.features.isEmpty {
      findings.obstacle = .noFeatures
    } else if current.errors.count < SliceFindings.neededLabels {
      findings.obstacle = .tooFewLabels(have: current.errors.count, need: SliceFindings.neededLabels)
    } else {
      search(&findings)
    }
    return findings
  }

  private func search(_ findings: inout SliceFindings) {
    let hasReference = findings.comparison == .reference
    let limit = judge.isRegression ? largeError(of: hasReference ? reference.errors : current.errors) : 0.5
    let rows = SliceRows(columns: current.columns, isWrong: current.errors.map { $0 > limit })
    let referenceRows = SliceRows(columns: reference.columns, isWrong: reference.errors.map { $0 > limit })
    let found = SliceSearch().findings(
      state.features.map(\.shape), current: rows, reference: hasReference ? referenceRows : nil)
    findings.searchedCount = found.searchedCount
    findings.minimumSize = found.minimumSize
    findings.slices = found.slices.map { slice in
      judge.isRegression ? erring(slice, rows, hasReference ? referenceRows : nil) : missing(slice)
    }
    guard judge.isRegression else { return }
    let order = findings.slices.indices.sorted {
      (findings.slices[$1].lost, $0) < (findings.slices[$0].lost, $1)
    }
    findings.slices = order.map { findings.slices[$0] }
  }

  private static func side(_ columns: [[UInt8]], _ errors: [Double?]) -> Side {
    guard errors.contains(where: { $0 == nil }) else { return Side(columns: columns, errors: errors.compactMap { $0 }) }
    let judged = errors.indices.filter { errors[$0] != nil }
    return Side(columns: columns.map { column in judged.map { column[$0] } }, errors: errors.compactMap { $0 })
  }

  /// What one of five errors exceeds.
  private func largeError(of errors: [Double]) -> Double {
    let sorted = errors.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 4 / 5)]
  }
}
