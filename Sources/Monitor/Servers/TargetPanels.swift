internal import Telemetry

/// What presets make of one target: kept up to date when series come and go, not computed for each view.
struct TargetPanels: Sendable, Codable {
  /// The target's series that presets know something about, by name.
  private(set) var names: [String: Set<SeriesID>] = [:]
  private(set) var servers: [Server] = []
  private var needsUpdate = false

  /// One preset that the target was recognised by.
  struct Server: Sendable {
    var preset: ServerPreset
    var panels: [PanelSeries]
    /// The values of the first group label, sorted by their bytes.
    var models: [String]
  }

  mutating func add(_ series: SeriesID, _ labels: Labels) {
    let name = labels.metricName
    guard PresetIndex.shared.isTelling(name) else { return }
    names[name, default: []].insert(series)
    needsUpdate = true
  }

  mutating func remove(_ series: SeriesID, _ labels: Labels) {
    let name = labels.metricName
    guard names[name]?.remove(series) != nil else { return }
    if names[name]?.isEmpty == true { names[name] = nil }
    needsUpdate = true
  }

  /// Recognises the target and finds its panels' series, if any came or went.
  ///
  /// A target that has lost all its series keeps what it was, since it is more likely down than something else.
  mutating func update(_ store: SeriesStore, _ metadata: [String: MetricMetadata]) {
    guard needsUpdate else { return }
    needsUpdate = false
    let resolver = PanelResolver(names: names, store: store, metadata: metadata)
    guard !names.isEmpty else {
      servers = servers.map { Server(preset: $0.preset, panels: [], models: $0.models) }
      return
    }
    let recognised = PresetIndex.shared.recognised(in: names.keys)
    servers = (recognised.isEmpty ? [.process] : recognised).map { preset in
      let panels = resolver.panels(of: preset)
      return Server(preset: preset, panels: panels, models: models(preset, panels, store))
    }
  }

  private func models(_ preset: ServerPreset, _ panels: [PanelSeries], _ store: SeriesStore) -> [String] {
    guard let label = preset.groupLabels.first else { return [] }
    let values = Set(panels.flatMap(\.series).compactMap { store.labels(of: $0)[label] })
    return values.sortedByBytes()
  }
}

/// A preset is written by its name.
extension TargetPanels.Server: Codable {
  private enum CodingKeys: CodingKey {
    case preset
    case panels
    case models
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(preset.id, forKey: .preset)
    try container.encode(panels, forKey: .panels)
    try container.encode(models, forKey: .models)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let id = try container.decode(String.self, forKey: .preset)
    guard let preset = (ServerPreset.all + [.process]).first(where: { $0.id.utf8.elementsEqual(id.utf8) }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .preset, in: container, debugDescription: "a preset that there is none of")
    }
    self.preset = preset
    panels = try container.decode([PanelSeries].self, forKey: .panels)
    models = try container.decode([String].self, forKey: .models)
    guard panels.allSatisfy({ preset.panels.indices.contains($0.panel) }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .panels, in: container, debugDescription: "a panel that its preset does not have")
    }
  }
}
