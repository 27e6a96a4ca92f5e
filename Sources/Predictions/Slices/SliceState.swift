internal import Analysis

/// The labelled records of late, as coarse cells: in which segments quality fell is searched among them.
struct SliceState: Sendable, Codable {
  static let recordLimit = 20_000
  /// Bytes that cells may take: with many features fewer records are kept.
  static let cellLimit = 4_000_000

  /// Fields of the reference, without the score and the prediction: a segment is described by what a record is.
  let features: [CoarseFeature]
  /// Of ``features``; `nil` where the attribute was not chosen or is not watched.
  let groupFeature: CoarseFeature?
  let groupField: String?
  private(set) var labelled: AnswerRing
  /// The last records with or without label, in their group only.
  private(set) var grouped: AnswerRing
  /// By feature, of the reference's sample.
  let referenceColumns: [[UInt8]]
  /// What was found; a new one whenever a search is due.
  private(set) var memo = SliceMemo()
  /// `nil` in a report, which searches once and everything.
  private var pace: SearchPace?
  private let searchLimit: Int

  /// Without what was found, which is found again.
  private enum CodingKeys: CodingKey {
    case features
    case groupFeature
    case groupField
    case labelled
    case grouped
    case referenceColumns
    case pace
    case searchLimit
  }

  init(_ reference: Reference, _ settings: WatchSettings, isLive: Bool) {
    let all = reference.features.enumerated().map { CoarseFeature($1, index: $0) }
    let features = all.filter { feature in
      let role = reference.features[feature.index].role
      return role != .score && role != .predicted
    }
    self.features = features
    groupField = settings.groupField
    groupFeature = settings.groupField.flatMap { field in
      features.first { feature in
        feature.name.utf8.elementsEqual(field.utf8)
          || reference.features[feature.index].path.utf8.elementsEqual(field.utf8)
      }
    }
    let capacity = min(Self.recordLimit, Self.cellLimit / max(1, features.count))
    searchLimit = capacity
    pace = isLive ? SearchPace() : nil
    labelled = AnswerRing(capacity: Self.withSlack(capacity), columnCount: features.count)
    grouped = AnswerRing(capacity: Self.withSlack(Self.recordLimit), columnCount: groupFeature == nil ? 0 : 1)
    let profile = reference.profile
    referenceColumns = features.map { feature in
      let path = reference.features[feature.index].path
      let field = profile.fields.firstIndex { $0.path == path }
      return profile.rows.rows.map { row in
        guard let field, field < row.numbers.count else { return feature.shape.missingCell }
        return feature.cell(number: row.numbers[field], text: row.texts[field])
      }
    }
  }

  /// Room for what comes until the next search beside what is searched.
  private static func withSlack(_ limit: Int) -> Int { limit + limit / SearchPace.share + 1 }

  /// What is searched: everything in a report, else what had come when a search was last due.
  var searched: (labelled: AnswerRing, grouped: AnswerRing) {
    (
      labelled.kept(withoutNewest: pace?.newLabelled ?? 0, atMost: searchLimit),
      grouped.kept(withoutNewest: groupFeature == nil ? 0 : pace?.newCount ?? 0, atMost: Self.recordLimit)
    )
  }

  /// Notes that a record or a label has come.
  private mutating func note(_ facts: RecordFacts, at time: Int64, isNew: Bool) {
    if pace?.take(facts, at: time, isNew: isNew, limit: searchLimit) ?? true { memo = SliceMemo() }
  }

  mutating func take(_ coded: CodedRows, _ facts: [RecordFacts]) {
    for record in facts { note(record, at: record.time, isNew: true) }
    if let groupFeature {
      grouped.add(facts.map(Answer.init)) { _ in Self.cells(groupFeature, coded, facts.indices) }
    }
    let places = facts.indices.filter { Answer.isJudged(facts[$0]) }
    let features = features
    labelled.add(places.map { Answer(facts[$0]) }) { Self.cells(features[$0], coded, places) }
  }

  mutating func label(_ late: LateRecord) {
    // A record of the reference itself has no codes, and counts there.
    guard !late.codes.isEmpty else {
      memo = SliceMemo()
      return
    }
    guard Answer.isJudged(late.facts) else { return }
    note(late.facts, at: late.labelTime, isNew: false)
    let features = features
    labelled.add([Answer(late.facts)]) { [features[$0].cell(late.codes[features[$0].index])] }
  }

  private static func cells(_ feature: CoarseFeature, _ coded: CodedRows, _ places: some Sequence<Int>) -> [UInt8] {
    let codes = coded.columns[feature.index]
    return places.map { codes.isEmpty ? feature.shape.missingCell : feature.cell(codes[$0]) }
  }
}
