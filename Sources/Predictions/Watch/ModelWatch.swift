internal import Analysis

/// What holds one model's records against its reference: drift, maturity of labels, slices, outliers, streams.
struct ModelWatch: Sendable, Codable {
  let settings: WatchSettings
  let identity: ModelIdentity
  /// `nil` where nothing is taken from the log.
  private(set) var builder: ReferenceBuilder?
  /// `nil` while it is still being taken.
  private(set) var reference: Reference?
  var drift: DriftState?
  var maturity: MaturityState
  var slices: SliceState?
  var outliers: OutlierState?
  var streams: StreamState?
  /// Of the last run of rows: features are bin numbers of the reference.
  private var coded: CodedRows?
  /// Of the last batch.
  private var places = ColumnPlaces()
  private var samples: [WatchedSample] = []
  /// How often values repeat, while records are watched as they come.
  private(set) var runs = ValueRuns()
  /// Features that are held against the reference.
  var checkCount: Int { reference?.features.count ?? 0 }
  /// Features of all other models, among which the budget is shared.
  var checkCountElsewhere = 0 {
    didSet { drift?.spending.checkCountElsewhere = checkCountElsewhere }
  }

  /// Without what is known of the last run of rows, which is done with.
  private enum CodingKeys: CodingKey {
    case settings
    case identity
    case builder
    case reference
    case drift
    case maturity
    case slices
    case outliers
    case streams
    case samples
    case runs
    case checkCountElsewhere
  }

  init(_ settings: WatchSettings, identity: ModelIdentity) {
    self.settings = settings
    self.identity = identity
    // What was saved before is given by `use`, or there is none for this model: then nothing is compared.
    if settings.reference != .profiles { builder = ReferenceBuilder(settings.reference, identity: identity) }
    maturity = MaturityState(settings)
  }

  /// Takes a run of records in their order: those of the reference into it, the others to what watches.
  ///
  /// - Parameter model: the state after it took the same rows.
  mutating func take(_ batch: PredictionBatch, _ rows: Range<Int>, _ facts: [RecordFacts], of model: ModelState) {
    coded = nil
    var start = 0
    while start < facts.count {
      let isReference = reference == nil && builder?.includes(facts[start]) ?? false
      var end = start + 1
      while end < facts.count, (reference == nil && builder?.includes(facts[end]) ?? false) == isReference { end += 1 }
      let part = rows.lowerBound + start..<rows.lowerBound + end
      if !isReference, reference == nil, let builder, builder.isComplete(at: facts[start]) {
        freeze(builder.profile, model)
      }
      maturity.take(facts[start..<end], isReference: isReference, of: model, &samples)
      if model.settings.windowing == .live { runs.take(batch, part, isReference: isReference) }
      if isReference {
        builder?.take(batch, part, facts[start..<end], of: model)
      } else {
        // Nearly always the whole run, which then is not copied.
        let isWhole = end - start == facts.count
        watch(batch, part, isWhole ? facts : Array(facts[start..<end]), of: model)
      }
      start = end
    }
  }

  /// Takes a label that came after its record.
  mutating func label(_ late: LateRecord, of model: ModelState) {
    maturity.label(late, of: model)
    if builder?.includes(late.facts) ?? false { labelReference(late, model) }
    slices?.label(late)
    streams?.label(late, of: model, &samples)
  }

  private mutating func labelReference(_ late: LateRecord, _ model: ModelState) {
    guard reference != nil else {
      builder?.label(late, threshold: model.settings.threshold)
      return
    }
    reference?.profile.label(late, threshold: model.settings.threshold)
    if let reference { maturity.relearn(reference, model) }
  }

  /// The codes of a row of the run that was taken last; empty without a reference.
  func codes(ofRow row: Int) -> [UInt8] {
    guard let coded, coded.rows.contains(row) else { return [] }
    return coded.codes(ofRow: row)
  }

  /// Takes a reference that was read or saved before.
  mutating func use(_ profile: ReferenceProfile, of model: ModelState) {
    builder = nil
    freeze(profile, model)
  }

  /// Whether the reference may be taken of the records before an ordinal, the latest of which is of a time.
  func mayFreeze(before ordinal: Int, until latest: Int64) -> Bool {
    reference == nil && builder?.mayComplete(before: ordinal, until: latest) ?? false
  }

  private mutating func freeze(_ profile: ReferenceProfile, _ model: ModelState) {
    let frozen = Reference(freezing: profile)
    reference = frozen
    builder?.forget()
    places = ColumnPlaces()
    drift = DriftState(frozen, settings, model)
    drift?.spending.checkCountElsewhere = checkCountElsewhere
    slices = SliceState(frozen, settings, isLive: model.settings.windowing == .live)
    outliers = OutlierState(frozen, identity, isLive: model.settings.windowing == .live)
    streams = StreamState(frozen, ownShare(of: frozen), identity, isLive: model.settings.windowing == .live)
    maturity.use(frozen, model)
  }

  /// The settings with this model's share of the budget, by the features of all models that are watched by now.
  private func ownShare(of reference: Reference) -> WatchSettings {
    var own = settings
    let count = Double(max(1, reference.features.count))
    own.budget.alerts *= count / (count + Double(checkCountElsewhere))
    return own
  }

  private mutating func watch(
    _ batch: PredictionBatch, _ rows: Range<Int>, _ facts: [RecordFacts], of model: ModelState
  ) {
    guard let reference else { return }
    places.find(reference.features, in: batch)
    let coded = CodedRows(batch, rows, facts, at: places.places, reference.features, model.classes)
    drift?.noteUnseen(batch, coded, facts, model.classes)
    drift?.take(coded, facts, &samples)
    slices?.take(coded, facts)
    outliers?.take(batch, coded, facts, &samples)
    streams?.take(batch, rows, facts, of: model, &samples)
    self.coded = coded
  }

  /// Counts the records whose scores were begun first.
  mutating func countOldestScores() { outliers?.countOldest(&samples) }

  /// What has been measured since the last call, as samples of series.
  mutating func takeSamples() -> [WatchedSample] {
    defer { samples = [] }
    return samples
  }
}
