/// What one scrape of one target delivered, failed or not: the unit in which metrics travel from sources to the monitor.
///
/// A series is defined once and then referred to by its number within the target, so that a scrape costs no label work.
/// A failed scrape carries staleness markers for what the target had, and `up` 0.
public struct ScrapeBatch: Sendable, Codable {
  public struct Definition: Sendable, Codable {
    public var reference: UInt32
    public var labels: Labels

    public init(reference: UInt32, labels: Labels) {
      self.reference = reference
      self.labels = labels
    }
  }

  public struct ReferencedSample: Sendable, Codable {
    public var reference: UInt32
    public var milliseconds: Int64
    public var value: Double

    public init(reference: UInt32, milliseconds: Int64, value: Double) {
      self.reference = reference
      self.milliseconds = milliseconds
      self.value = value
    }
  }

  /// The number of the target, its own for the run of the program.
  public var target: Int
  public var health: TargetHealth
  /// When the scrape began.
  public var time: Timestamp
  /// Series that come for the first time, or again after they were forgotten; read before `samples`.
  public var definitions: [Definition] = []
  public var samples: [ReferencedSample] = []
  /// References that will not come again unless they are defined anew; read after `samples`.
  public var forgotten: [UInt32] = []
  /// What is new or has changed.
  public var metadata: [MetricMetadata] = []
  /// The target is gone from the configuration; nothing more comes from it.
  public var isLast = false

  public init(target: Int, health: TargetHealth, time: Timestamp) {
    self.target = target
    self.health = health
    self.time = time
  }
}
