/// What driftop knows about one kind of model server: how to recognise it and which panels its metrics fill.
///
/// Names are written with colons; each is also looked for with underscores in their place, since some exporters and
/// Prometheus before 3 write them so. The names are taken from running servers and their sources, named at each preset.
public struct ServerPreset: Sendable {
  public var id: String
  /// As on the screen: "vLLM".
  public var title: String
  /// Any one of these metric names shows that the server is of this kind; of a histogram the name without suffix.
  public var marks: [String]
  /// Any metric whose name begins so shows it too.
  public var markPrefixes: [String]
  /// Labels that tell the models or parts of one server apart, the most telling first.
  public var groupLabels: [String]
  /// Where the metrics are served when not at /metrics.
  public var path: String?
  /// Recognised only where no other preset is.
  public var isFallback: Bool
  public var panels: [PanelDescriptor]

  public init(
    id: String, title: String, marks: [String], markPrefixes: [String] = [], groupLabels: [String] = [],
    path: String? = nil, isFallback: Bool = false, panels: [PanelDescriptor]
  ) {
    self.id = id
    self.title = title
    self.marks = marks
    self.markPrefixes = markPrefixes
    self.groupLabels = groupLabels
    self.path = path
    self.isFallback = isFallback
    self.panels = panels
  }
}

/// One panel of a preset: what it shows and how it is computed from what the server offers.
public struct PanelDescriptor: Sendable {
  /// What the panel is about, the same for all servers; it decides order, title, unit and the overview's columns.
  public var role: PanelRole
  /// Ways to compute it, the best first: the first whose metrics exist is used.
  public var queries: [PanelQuery]
  /// What stands above it; the role's title unless several panels share a role.
  public var title: String

  public init(_ role: PanelRole, title: String? = nil, _ queries: PanelQuery...) {
    self.role = role
    self.queries = queries
    self.title = title ?? role.title
  }
}
