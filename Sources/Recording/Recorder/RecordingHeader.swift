public import Monitor
public import Predictions
public import Telemetry

/// What a replay must know before the first event: how the session judged, and what was left out of the recording.
///
/// Written as JSON that later versions of driftop read too. Holds no secrets: addresses are as they are shown.
public struct RecordingHeader: Sendable, Codable {
  /// The driftop that recorded.
  public var program: String
  public var startedAt: Timestamp
  public var settings: MonitorSettings
  /// How fields were understood; the lines are read with it again.
  public var mapping: SchemaMapping
  /// The rules that were evaluated; `nil` for none.
  public var alerting: AlertSettings?
  /// What models were held against from the start.
  public var references: [ReferenceProfile]
  /// Whether PromQL was answered by a server.
  public var hasQueryServer: Bool
  /// Names of the sources, as they are shown.
  public var sources: [String]
  public var treatments: [FieldTreatment]

  public init(program: String, startedAt: Timestamp, settings: MonitorSettings, mapping: SchemaMapping) {
    self.program = program
    self.startedAt = startedAt
    self.settings = settings
    self.mapping = mapping
    references = []
    hasQueryServer = false
    sources = []
    treatments = []
  }

  /// What the session began with.
  public func initialState() -> MonitorState {
    MonitorState(settings: settings, references: references, alerting: alerting, hasQueryServer: hasQueryServer)
  }
}
