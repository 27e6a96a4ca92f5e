internal import Analysis

/// What holds one model's records against its reference: drift, maturity of labels, slices, outliers, streams.
struct ModelWatch: Sendable {
  let settings: WatchSettings
  let identity: ModelIdentity
  private(set) var builder: ReferenceBuilder?
  /// `nil` while it is still being taken.
  private(set) var reference: Reference?
  var drift: DriftState?
  var maturity: MaturityState
  var slices: SliceState?
  var outliers: OutlierState?
  var streams: StreamState
  /// Of the last run of rows: features are bin numbers of the reference.
  private var coded: CodedRows?
  private var samples: [WatchedSample] = []

  init(_ settings: WatchSettings, identity: ModelIdentity) {
    self.settings = settings
    self.identity = identity
    builder = ReferenceBuilder(settings.reference, identity: identity)
    maturity = MaturityState(settings)
    streams = StreamState(settings)
  }

  /// Takes a run of records in their order: those of the reference into it, the others to what watches.
  ///
  /// - Parameter model: the state after it took the same rows.
  mutating func take(_ batch: PredictionBatch, _ rows: Range<Int>, _ facts: [RecordFacts], of model: ModelState) {
    coded = nil
    maturity.take(facts)
    streams.take(batch, rows, facts, of: model)
    var start = 0
    while start < facts.count {
      let isReference = reference == nil && builder?.includes(facts[start]) ?? false
      var end = start + 1
      while end < facts.count, (reference == nil && builder?.includes(facts[end]) ?? false) == isReference { end += 1 }
      let part = rows.lowerBound + start..<rows.lowerBound + end
      if isReference {
        builder?.take(batch, part, facts[start..<end], of: model)
      } else {
        if reference == nil, let builder, builder.isComplete(at: facts[start]) { freeze(builder.profile, model) }
        watch(batch, part, Array(facts[start..<end]), of: model)
      }
      start = end
    }
  }

  /// Takes a label that came after its record.
  mutating func label(_ late: LateRecord, of model: ModelState) {
    maturity.label(late)
    if reference == nil || builder?.includes(late.facts) ?? false {
      builder?.label(late, threshold: model.settings.threshold)
      if let profile = builder?.profile { reference?.profile = profile }
    }
    slices?.label(late)
    streams.label(late)
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

  private mutating func freeze(_ profile: ReferenceProfile, _ model: ModelState) {
    let frozen = Reference(freezing: profile)
    reference = frozen
    drift = DriftState(frozen, settings, model)
    slices = SliceState(frozen, settings)
    outliers = OutlierState(frozen, settings)
    maturity.use(frozen, model)
  }

  private mutating func watch(
    _ batch: PredictionBatch, _ rows: Range<Int>, _ facts: [RecordFacts], of model: ModelState
  ) {
    guard let reference else { return }
    let coded = CodedRows(batch, rows, facts, reference, model.classes)
    drift?.take(coded, facts, &samples)
    maturity.watch(facts, &samples)
    slices?.take(coded, facts)
    outliers?.take(batch, coded, facts, &samples)
    self.coded = coded
  }

  /// What has been measured since the last call, as samples of series.
  mutating func takeSamples() -> [WatchedSample] {
    defer { samples = [] }
    return samples
  }
}
