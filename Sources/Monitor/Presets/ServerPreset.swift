/// What driftop knows about one kind of model server: how to recognise it and which panels its metrics fill.
///
/// Names are written with colons; each is also looked for with underscores in their place, since some exporters and
/// Prometheus before 3 write them so. The names are taken from running servers and their sources, named at each preset.
public struct ServerPreset: Sendable {
  public var id: String
  /// As on the screen: "vLLM".
  public var title: String
  /// Any one of these metric names shows that the server is of this kind.
  public var marks: [String]
  /// Labels that tell the models or parts of one server apart, the most telling first.
  public var groupLabels: [String]
  /// Where the metrics are served when not at /metrics.
  public var path: String?
  /// Recognised only where no other preset is.
  public var isFallback = false
  public var panels: [PanelDescriptor]

  public init(
    id: String, title: String, marks: [String], groupLabels: [String] = [], path: String? = nil,
    panels: [PanelDescriptor]
  ) {
    self.id = id
    self.title = title
    self.marks = marks
    self.groupLabels = groupLabels
    self.path = path
    self.panels = panels
  }
}

/// One panel of a preset: what it shows and how it is computed from what the server offers.
public struct PanelDescriptor: Sendable {
  /// What the panel is about, the same for all servers; it decides order, title, unit and the overview's columns.
  public var role: PanelRole
  /// Ways to compute it, the best first: the first whose metrics exist is used.
  public var queries: [PanelQuery]

  public init(_ role: PanelRole, _ queries: PanelQuery...) {
    self.role = role
    self.queries = queries
  }
}

/// Which series a query reads.
public struct SeriesSelector: Sendable, Hashable {
  public enum Test: Sendable, Hashable {
    case equal(String)
    case notEqual(String)
    /// RE2, the whole value.
    case matches(String)
    case doesNotMatch(String)
  }

  /// Written with colons.
  public var name: String
  public var tests: [String: Test]

  public init(_ name: String, _ tests: [String: Test] = [:]) {
    self.name = name
    self.tests = tests
  }
}

extension SeriesSelector: ExpressibleByStringLiteral {
  public init(stringLiteral name: String) {
    self.init(name)
  }
}

/// How a panel's number comes from series. Results are in base units: seconds, bytes, ratios 0…1.
public struct PanelQuery: Sendable, Hashable {
  public enum Form: Sendable, Hashable {
    /// Increase per second of counters, summed.
    case rate([SeriesSelector])
    /// A rate less another: requests less those that succeeded.
    case rateDifference(SeriesSelector, less: SeriesSelector)
    /// Gauges, summed over replicas and labels.
    case sum([SeriesSelector])
    /// Gauges, averaged.
    case mean([SeriesSelector])
    /// Gauges, the highest.
    case highest([SeriesSelector])
    /// Rate of some counters over rate of others.
    case rateRatio([SeriesSelector], over: [SeriesSelector])
    /// Gauges over gauges, each side summed.
    case ratio([SeriesSelector], over: [SeriesSelector])
    /// Quantiles of a classic histogram, its base name without `_bucket`.
    case quantiles(SeriesSelector)
    /// Quantiles that the server has computed itself: a summary with a `quantile` label.
    case summary(SeriesSelector)
  }

  public var form: Form
  /// Turns the server's unit into the base unit: 1e-6 for microseconds, .01 for percent, 1 << 20 for MiB.
  public var scale: Double
  /// A word about what this really is, where it is not quite what the panel's title says.
  public var note: String?

  public init(_ form: Form, scale: Double = 1, note: String? = nil) {
    self.form = form
    self.scale = scale
    self.note = note
  }
}
