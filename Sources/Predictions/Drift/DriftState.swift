internal import Analysis
internal import Telemetry

/// The drift of one model: windows of its features, counted in the bins of the reference, and what the checks said at
/// each look.
///
/// For watching, windows slide and are looked at whenever event time, or the number of records, has passed the end of one
/// of their panes. In a report they tumble, and are checked when the report is made.
struct DriftState: Sendable, Codable {
  let features: [Reference.Feature]
  let layout: BinLayout
  /// Quick before patient; none before the first record, and none in a report.
  private(set) var windows: [SlidingWindow] = []
  /// `nil` for watching.
  private(set) var tumbling: TumblingWindows?
  /// By feature.
  private(set) var courses: [FeatureCourse]
  /// The last at each window; `nil` before its first.
  private(set) var looks: [WindowLook?]
  private(set) var history = GravityHistory()
  private(set) var gate = ClockGate()
  private(set) var unseen: UnseenNames
  var spending: DriftSpending
  let policy: DriftCheck.Policy
  let axis: ModelState.Axis
  private let lengths: [Int64]
  /// Where the windows begin; `nil`: with the first record.
  private let origin: Int64?
  private var series: DriftSeries
  /// Positions that the newest panes of all windows hold, and at which no series is due.
  private var usual: Range<Int64> = 0..<0
  private var lastPosition: Int64 = 0

  init(_ reference: Reference, _ settings: WatchSettings, _ model: ModelState) {
    features = reference.features
    layout = BinLayout(features)
    axis = model.axis
    policy = settings.policy
    let seconds = reference.timeRange.map { ($0.upperBound - $0.lowerBound).inSeconds }
    let recordsPerSecond = seconds.map { Double(reference.recordCount - 1) / max(1, $0) }
    lengths = WindowLengths.choose(wanted: settings.windows, recordsPerSecond: recordsPerSecond, axis: axis)
    courses = Array(repeating: FeatureCourse(windowCount: lengths.count), count: features.count)
    looks = Array(repeating: nil, count: lengths.count)
    unseen = UnseenNames(featureCount: features.count)
    tumbling = TumblingWindows(model.settings.windowing, layout)
    spending = DriftSpending(
      budget: settings.budget, axis: axis, checkCount: features.count, windowCount: lengths.count,
      recordsPerSecond: recordsPerSecond)
    // One that was saved may be of any time.
    let isOfThisLog = settings.reference != .profiles
    origin = axis == .time && isOfThisLog ? reference.timeRange?.upperBound.nanoseconds : nil
    series = DriftSeries(identity: reference.identity, features: features)
  }

  /// Takes the rows of a run in their order.
  ///
  /// - Complexity: O(features · windows) a record, whatever the windows' lengths.
  mutating func take(_ coded: CodedRows, _ facts: [RecordFacts], _ samples: inout [WatchedSample]) {
    guard !features.isEmpty, let first = facts.first else { return }
    guard tumbling == nil else {
      tumbling?.take(coded, facts)
      return
    }
    if windows.isEmpty { begin(at: origin ?? position(of: first)) }
    var start = 0
    for place in facts.indices {
      let position = position(of: facts[place])
      if usual.contains(position), !gate.isExpectant {
        lastPosition = position
        continue
      }
      count(start..<place, of: coded)
      let codes = coded.codes(ofRow: coded.rows.lowerBound + place)
      take(codes, at: position, &samples)
      start = place + 1
    }
    count(start..<facts.count, of: coded)
  }

  /// Notes the names of categories that the reference has not.
  mutating func noteUnseen(
    _ batch: PredictionBatch, _ coded: CodedRows, _ facts: [RecordFacts], _ classes: ClassTable
  ) {
    unseen.take(batch, coded, facts, features, classes)
  }

  /// Records that the quick window holds when traffic is as in the reference.
  var usualWindowSize: Int {
    switch axis {
    case .count: Int(lengths[0])
    case .time: Int(((spending.recordsPerSecond ?? 1) * Double(lengths[0]) / 1e9).rounded())
    }
  }

  private func position(of facts: RecordFacts) -> Int64 {
    guard axis == .time else { return Int64(facts.ordinal) }
    // A record that knows no time belongs to the present.
    return facts.time == PredictionBatch.noTime ? lastPosition : facts.time
  }

  private mutating func begin(at position: Int64) {
    windows = lengths.map { SlidingWindow(length: $0, at: position, layout) }
    lastPosition = position
    series.begin(at: position, paneWidth: windows[0].paneWidth, axis)
    noteUsual()
  }

  private mutating func noteUsual() {
    let start = windows.reduce(Int64.min) { max($0, $1.paneStart) }
    let end = windows.reduce(series.nextPosition) { min($0, $1.end) }
    usual = start..<max(start, end)
  }

  private mutating func count(_ places: Range<Int>, of coded: CodedRows) {
    guard !places.isEmpty else { return }
    let rows = coded.rows.lowerBound + places.lowerBound..<coded.rows.lowerBound + places.upperBound
    for window in windows.indices { windows[window].add(rows, of: coded) }
  }

  // MARK: Records that are not of the newest panes

  private mutating func take(_ codes: [UInt8], at position: Int64, _ samples: inout [WatchedSample]) {
    if isFarAhead(position) {
      for (codes, position) in gate.hold(codes, at: position) {
        open(position, &samples)
        add(codes, at: position)
      }
      return
    }
    if position < windows[0].start {
      // Other windows may be longer.
      let places = windows.indices.dropFirst().filter { windows[$0].add(codes, at: position) }
      if gate.turnAway(isLost: places.isEmpty) { restart(at: position) }
      return
    }
    for wronglyDated in gate.pass() { add(wronglyDated, at: lastPosition) }
    open(position, &samples)
    add(codes, at: position)
  }

  private func isFarAhead(_ position: Int64) -> Bool {
    guard axis == .time, position > windows[0].end else { return false }
    let (distance, overflow) = position.subtractingReportingOverflow(windows[0].end)
    return overflow || distance >= windows[0].length
  }

  private mutating func add(_ codes: [UInt8], at position: Int64) {
    lastPosition = max(lastPosition, position)
    for window in windows.indices { _ = windows[window].add(codes, at: position) }
  }

  private mutating func restart(at position: Int64) {
    for window in windows.indices { windows[window].restart(at: position) }
    lastPosition = position
    series.begin(at: position, paneWidth: windows[0].paneWidth, axis)
    noteUsual()
  }

  // MARK: Looks

  /// Looks at the panes that end before a position, and opens those that hold it.
  private mutating func open(_ position: Int64, _ samples: inout [WatchedSample]) {
    guard position >= usual.upperBound else { return }
    for window in windows.indices where position >= windows[window].end && windows[window].recordCount > 0 {
      look(at: window)
    }
    if position >= series.nextPosition {
      if series.hasNews { keepSpeakers() }
      var series = series
      series.append(self, passing: position, &samples)
      self.series = series
    }
    for window in windows.indices { windows[window].advance(to: position) }
    noteUsual()
  }

  private mutating func look(at number: Int) {
    let window = windows[number]
    series.noteLook()
    let level = spending.keepLevel(of: window)
    let check = DriftCheck(level: level, policy: policy)
    looks[number] = WindowLook(counts: window.total, level: level)
    for feature in features.indices {
      let bins = features[feature].bins
      let current = layout.counts(ofFeature: feature, in: window.total)
      let ordinary = check.ordinaryVerdict(reference: bins, current: current)
      let finding = ordinary == nil ? check.finding(reference: bins, current: current) : nil
      guard let verdict = ordinary ?? finding?.verdict else { continue }
      if courses[feature].take(verdict, finding, ofWindow: number, at: window.end) {
        courses[feature].onset = OnsetSearch.onset(of: feature, bins, in: window, layout)
      }
    }
    guard number == 0 else { return }
    let gravities = features.indices.map { gravity(ofFeature: $0)?.rawValue ?? 0 }
    history.append(GravityHistory.Entry(start: window.paneStart, end: window.end, gravities: gravities))
  }

  private mutating func keepFinding(ofFeature feature: Int, window: Int) {
    guard let finding = finding(ofFeature: feature, window: window) else { return }
    courses[feature].keep(finding, ofWindow: window)
  }

  /// Keeps what the series are about to ask for: looks at a long window are seldom.
  private mutating func keepSpeakers() {
    for feature in features.indices {
      for window in courses[feature].speakers { keepFinding(ofFeature: feature, window: window) }
    }
  }
}
