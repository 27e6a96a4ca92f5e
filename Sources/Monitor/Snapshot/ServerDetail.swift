public import Telemetry

/// One server over the window: its panels, and the models or parts behind it.
public struct ServerDetail: Sendable, Equatable {
  public var identity: ServerIdentity
  public var title: String
  public var panels: [PanelProjection] = []
  /// One a value of the group label, when there are several; the first hundred.
  public var parts: [Part] = []
  /// How many there are.
  public var partCount = 0
  /// The health of each target behind it.
  public var targets: [TargetHealth] = []
  /// "model_name", the label that tells the parts apart.
  public var partLabel: String?
  public var notes: [String] = []

  /// The latest figures of one model or part.
  public struct Part: Sendable, Equatable {
    public var name: String
    public var figures: [PanelRole: Double]

    public init(name: String, figures: [PanelRole: Double]) {
      self.name = name
      self.figures = figures
    }
  }

  public init(identity: ServerIdentity, title: String) {
    self.identity = identity
    self.title = title
  }
}

/// One panel: a figure and its course, or several of them for quantiles.
public struct PanelProjection: Sendable, Equatable {
  public struct Line: Sendable, Equatable {
    /// "p50", "p95", "p99"; empty for the only line of a panel.
    public var title: String
    /// The latest figure.
    public var value: Double?
    public var series: SeriesProjection

    public init(title: String, value: Double?, series: SeriesProjection) {
      self.title = title
      self.value = value
      self.series = series
    }
  }

  public var role: PanelRole
  public var title: String
  public var unit: FigureUnit
  public var lines: [Line]
  /// What this figure really is, where the title does not quite say so.
  public var note: String?
  /// The same in PromQL: what a query server is asked, and the explorer answers over what is scraped.
  public var expression: String?

  public init(role: PanelRole, title: String, unit: FigureUnit, lines: [Line], note: String? = nil) {
    self.role = role
    self.title = title
    self.unit = unit
    self.lines = lines
    self.note = note
  }

  /// Place of the line that a chart shows: of quantiles the 95th percentile; the others stand above it as figures.
  public var chartedLine: Int? {
    lines.firstIndex { $0.title.utf8.elementsEqual("p95".utf8) } ?? lines.indices.first
  }
}
