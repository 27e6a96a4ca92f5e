import Monitor
import Telemetry

// The drift view: a list of features with a selection, one of which may be open.
extension App {
  var listedFeatures: [FeatureDrift] {
    driftList.listed(detail?.drift?.features ?? [])
  }

  var selectedFeatureIndex: Int { driftList.selectedIndex(in: listedFeatures) }

  /// The feature that Enter would open.
  var selectedFeature: FeatureDrift? {
    let features = listedFeatures
    let index = driftList.selectedIndex(in: features)
    return features.indices.contains(index) ? features[index] : nil
  }

  var showsFeatureList: Bool { currentView == .drift && driftFeature == nil }

  var hasFeatures: Bool { detail?.drift?.features.isEmpty == false }

  var hasStrangest: Bool { detail?.outliers != nil }

  var hasContributions: Bool { detail?.drift?.features.contains { $0.contribution != nil } ?? false }

  var driftView: DriftView? {
    guard let drift = detail?.drift else { return nil }
    var view = DriftView(drift: drift, list: driftList, window: snapshot?.window ?? window)
    view.features = listedFeatures
    view.selected = driftList.selectedIndex(in: view.features)
    view.outliers = driftList.showsStrangest ? detail?.outliers : nil
    view.time = snapshot?.time
    view.unicode = abilities.unicode
    return view
  }

  /// The feature that is open; `nil` in the list, and once the feature is no longer watched.
  var featureView: FeatureDriftView? {
    guard let driftFeature, let drift = detail?.drift,
      let feature = drift.features.first(where: { $0.name.utf8.elementsEqual(driftFeature.utf8) })
    else { return nil }
    var view = FeatureDriftView(feature: feature, drift: drift, scroll: scroll.y)
    view.unicode = abilities.unicode
    return view
  }

  func drawDrift(into grid: inout Grid, rect: Rect) {
    if let featureView {
      featureView.draw(into: &grid, rect: rect)
    } else if let driftFeature, detail?.drift != nil {
      MessageText.draw("\(driftFeature) is not watched any more.", into: &grid, rect: rect)
    } else {
      driftView?.draw(into: &grid, rect: rect)
    }
  }

  /// What is said while the open model's drift is not there.
  var waitingForDrift: String? {
    guard let detail, detail.drift == nil else { return nil }
    let summary = snapshot?.models.first { $0.identity == detail.identity }
    return summary?.drift == nil
      ? "This model is held against no reference; start with --reference to name one." : "Reading this model's drift."
  }

  mutating func openSelectedFeature() {
    guard let selectedFeature else { return }
    driftList.selected = selectedFeature.name
    driftFeature = selectedFeature.name
    scrolls[.drift] = nil
  }

  mutating func closeFeature() {
    driftFeature = nil
    scrolls[.drift] = nil
  }

  /// Opens the feature before or after the open one in the list.
  mutating func stepFeature(_ direction: Int) {
    moveFeatureSelection(to: selectedFeatureIndex + direction)
    openSelectedFeature()
  }

  mutating func moveFeatureSelection(_ action: Action) {
    let page = max(1, driftView?.rowCount(in: content) ?? 1)
    let index = selectedFeatureIndex
    switch action {
    case .up: moveFeatureSelection(to: index - 1)
    case .down: moveFeatureSelection(to: index + 1)
    case .pageUp: moveFeatureSelection(to: index - page)
    case .pageDown: moveFeatureSelection(to: index + page)
    case .first: moveFeatureSelection(to: 0)
    case .last: moveFeatureSelection(to: .max)
    default: break
    }
  }

  private mutating func moveFeatureSelection(to index: Int) {
    let features = listedFeatures
    guard !features.isEmpty else { return }
    driftList.selected = features[min(max(0, index), features.count - 1)].name
  }
}
