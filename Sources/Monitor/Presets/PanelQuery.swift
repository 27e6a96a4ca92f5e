/// How a panel's number comes from series. Results are in base units: seconds, bytes, ratios 0…1.
public struct PanelQuery: Sendable, Hashable, Codable {
  public enum Form: Sendable, Hashable, Codable {
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
    /// Gauges, the lowest.
    case lowest([SeriesSelector])
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
  /// Values from here on stand for "not supported" and are left out.
  public var blankFrom: Double?

  public init(_ form: Form, scale: Double = 1, note: String? = nil, blankFrom: Double? = nil) {
    self.form = form
    self.scale = scale
    self.note = note
    self.blankFrom = blankFrom
  }
}

extension PanelQuery {
  /// The selectors that the result grows with, and those that it is divided by or lessened by.
  var operands: (upper: [SeriesSelector], lower: [SeriesSelector]) {
    switch form {
    case .rate(let upper), .sum(let upper), .mean(let upper), .highest(let upper), .lowest(let upper): (upper, [])
    case .rateRatio(let upper, let lower), .ratio(let upper, let lower): (upper, lower)
    case .rateDifference(let upper, let lower): ([upper], [lower])
    case .quantiles(let selector), .summary(let selector): ([selector], [])
    }
  }

  /// What a classic histogram's or a summary's series are told apart by.
  var boundLabel: String? {
    switch form {
    case .quantiles: "le"
    case .summary: "quantile"
    default: nil
    }
  }

  /// The name that the samples of a selector of this query have.
  func sampleName(of selector: SeriesSelector) -> String {
    if case .quantiles = form { return selector.name + "_bucket" }
    return selector.name
  }

  /// The names of all samples that it reads, written with colons.
  var sampleNames: [String] {
    (operands.upper + operands.lower).map(sampleName)
  }
}
