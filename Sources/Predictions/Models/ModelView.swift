public import Telemetry

/// A look at one model, from which windows are evaluated.
public struct ModelView: Sendable {
  let state: ModelState
  /// Whether another version of the same model is watched too.
  public let hasTwin: Bool
  /// Models of the references that were read or saved before.
  public internal(set) var offeredReferences: [ModelIdentity] = []
  /// What was odd about its labels.
  var labelFaults = LabelFaults()

  public var identity: ModelIdentity { state.identity }
  public var recordCount: Int { state.recordCount }
  /// What holds it against its reference; `nil` where nothing does.
  public var watch: WatchView? { state.watch.map { WatchView(watch: $0, model: state) } }
  public var hasScores: Bool { state.hasScore || state.hasProbabilities }
  public var hasLatency: Bool { state.hasLatency }
  public var hasStatus: Bool { state.hasStatus }
  /// Whether windows are stretches of time; else of records.
  public var hasTimeAxis: Bool { state.axis == .time }

  public var lastTime: Timestamp? {
    state.lastTime.map { Timestamp(nanoseconds: $0) }
  }

  public var task: PredictionTask {
    if let task = state.settings.task { return task }
    if state.isRegression { return .regression }
    if !state.hasPrediction, !state.hasLabel { return .unlabelled }
    return state.classes.count <= 2 ? .binary : .multiclass
  }

  /// All records so far.
  public func everything() -> WindowAggregate {
    // One pane is taken as it is: its scores may be most of the memory.
    let only = state.panes.panes.count == 1 ? state.panes.panes.first?.aggregate : nil
    return WindowAggregate(view: self, aggregate: only ?? state.panes.merged(from: .min, to: .max))
  }

  /// The records from one position on the axis to another: nanoseconds, or record numbers.
  ///
  /// - Parameter withFields: whether the fields are wanted, which cost more than all the rest.
  public func window(from start: Int64, to end: Int64, withFields: Bool) -> WindowAggregate {
    WindowAggregate(view: self, aggregate: state.panes.merged(from: start, to: end, withFields: withFields))
  }

  /// The labelled records that ``window(from:to:withFields:)`` has.
  ///
  /// - Complexity: O(panes).
  public func labelledCount(from start: Int64, to end: Int64) -> Int {
    // By their places: panes are large, and would be copied.
    let panes = state.panes
    return panes.panes.indices.reduce(0) { count, index in
      let isWithin = panes.panes[index].start >= start && panes.panes[index].start < end
      return isWithin ? count + panes.panes[index].counts.labelled : count
    }
  }

  /// Consecutive buckets of `step` positions that begin at `start`; `nil` where nothing came.
  public func buckets(from start: Int64, step: Int64, count: Int, withFields: Bool) -> [WindowAggregate?] {
    var aggregates: [PaneAggregate?] = Array(repeating: nil, count: count)
    for pane in state.panes.panes[max(0, state.panes.firstIndex(startingAfter: start) - 1)...] {
      guard pane.start >= start else { continue }
      let bucket = (pane.start - start) / step
      guard bucket < count else { break }
      if aggregates[Int(bucket)] == nil {
        aggregates[Int(bucket)] = pane.aggregate
      } else {
        aggregates[Int(bucket)]?.merge(pane.aggregate, withFields: withFields)
      }
    }
    return aggregates.map { $0.map { WindowAggregate(view: self, aggregate: $0) } }
  }

  /// The windows of a report, each with where it begins and ends.
  public var reportWindows: [(start: Int64, end: Int64, window: WindowAggregate)] {
    switch state.settings.windowing {
    case .live, .whole: []
    case .count:
      state.panes.panes.map {
        ($0.start, $0.start + Int64($0.counts.records), WindowAggregate(view: self, aggregate: $0.aggregate))
      }
    case .duration:
      state.panes.panes.map { ($0.start, $0.end, WindowAggregate(view: self, aggregate: $0.aggregate)) }
    }
  }
}

extension ModelView {
  /// Whether actual and predicted labels have nothing in common, as when one side writes true and the other 1.
  public var spellsClassesApart: Bool {
    guard task == .binary || task == .multiclass else { return false }
    var (actual, predicted) = (Set<Int>(), Set<Int>())
    for pane in state.panes.panes.reversed() {
      for pair in pane.aggregate.pairs.entries {
        actual.insert(pair.actual)
        predicted.insert(pair.predicted)
      }
      // Mostly seen at the first of them.
      guard actual.isDisjoint(with: predicted) else { return false }
    }
    return !actual.isEmpty
  }

  /// Whether windows of time were asked for, and no record has one.
  public var lacksTimesForWindows: Bool {
    guard case .duration = state.settings.windowing else { return false }
    return state.recordCount > 0 && state.timelessCount == state.recordCount
  }

  /// The wanted positive class, if the labels do not have it.
  public var unknownPositive: String? {
    guard task == .binary, state.classes.count > 0, let wanted = state.settings.positive else { return nil }
    return state.classes.known(wanted) == nil ? wanted : nil
  }

  /// Whether a score turned up when the labels had already shown fractions.
  public var scoresAfterRegression: Bool {
    state.isRegression && state.hasScore && state.settings.task == nil
  }
}

extension ModelView {
  /// Where the first pane begins.
  public var firstPosition: Int64? { state.panes.panes.first?.start }

  /// The width of the widest pane that reaches beyond a position; 1 where there is none.
  public func widestPane(from start: Int64) -> Int64 {
    state.panes.panes.lazy.filter { $0.end > start }.map(\.width).max() ?? 1
  }

  /// Where the pane begins from which on there are at least so many records.
  public func position(ofLast records: Int) -> Int64 {
    var count = 0
    for pane in state.panes.panes.reversed() {
      count += pane.counts.records
      if count >= records { return pane.start }
    }
    return firstPosition ?? 0
  }
}
