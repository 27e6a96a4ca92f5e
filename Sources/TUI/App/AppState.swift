import Monitor
import Predictions

// What the views, the bindings and the footer want to know.
extension App {
  /// The models that the filter lets through.
  var listedModels: [ModelSummary] {
    let models = snapshot?.models ?? []
    guard !modelFilter.isEmpty else { return models }
    return models.filter { TextFilter.matches(modelFilter, [$0.identity.model, $0.identity.version]) }
  }

  /// The records of the open model, or of all, that the filter lets through.
  var listedRecords: [RecordList.Record] {
    (snapshot?.records?.last ?? []).filter { record in
      guard openModel == nil || record.identity == openModel else { return false }
      return recordFilter.isEmpty
        || TextFilter.matches(
          recordFilter,
          [record.identity.model, record.identity.version, record.id, record.actual, record.predicted, record.text])
    }
  }

  /// The open model's detail, once a snapshot has brought it.
  var detail: ModelDetail? {
    guard let openModel, let detail = snapshot?.detail, detail.identity == openModel else { return nil }
    return detail
  }

  var hasModel: Bool { openModel != nil || listedModels.contains { $0.identity == selectedModel } }

  var hasTabs: Bool { currentView != .help }

  var canGoBack: Bool { currentView != .overview || !modelFilter.isEmpty }

  var hasConfusion: Bool { detail?.confusion != nil }

  var hasCurves: Bool { detail?.curves.map { !$0.roc.isEmpty } ?? false }

  var hasMalformedLines: Bool { snapshot?.records?.malformed.isEmpty == false }

  var canMoveVertically: Bool {
    currentView == .overview ? listedModels.count > 1 : scrollLimit.y > 0
  }

  var canMoveSideways: Bool { scrollLimit.x > 0 }

  var windowLadder: WindowLadder {
    let countsRecords =
      snapshot?.models.contains { model in
        if case .count = model.traffic.axis { true } else { false }
      } ?? false
    return WindowLadder(current: window, countsRecords: countsRecords)
  }

  /// The filter that is in force in the present view, since rows that are missing must be accounted for.
  var filterText: String? {
    switch currentView {
    case .overview: modelFilter.isEmpty ? nil : "/\(modelFilter) · \(filterSummary)"
    case .records: recordFilter.isEmpty ? nil : "/\(recordFilter) · \(filterSummary)"
    case .model, .confusion, .curves, .help: nil
    }
  }

  var filterSummary: String {
    currentView == .records
      ? "\(NumberText.count(listedRecords.count)) of \(NumberText.count(snapshot?.records?.last.count ?? 0)) records"
      : "\(NumberText.count(listedModels.count)) of \(NumberText.count(snapshot?.models.count ?? 0)) models"
  }

  var scroll: Scroll { scrolls[currentView] ?? Scroll() }
}

/// Finds a typed text in others, without regard to the case of letters.
enum TextFilter {
  static func matches(_ wanted: String, _ texts: [String?]) -> Bool {
    let wanted = wanted.lowercased()
    return texts.contains { $0?.lowercased().contains(wanted) == true }
  }
}
