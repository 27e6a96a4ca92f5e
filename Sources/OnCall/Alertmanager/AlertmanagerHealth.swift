public import Telemetry

/// How an Alertmanager is doing: a source in bad health when it does not answer.
public struct AlertmanagerHealth: Sendable, Equatable {
  public enum State: Sendable, Equatable {
    /// It has not been asked yet.
    case waiting
    case answering
    /// The text says why and what is done about it.
    case failed(String)
  }

  /// Its address, without secrets.
  public var name: String
  public var state = State.waiting
  /// "0.25.0"; empty until it is known.
  public var version = ""
  public var lastAnswer: Timestamp?
  /// Alerts that it knows from this driftop, as of the last round.
  public var toldCount = 0
  /// Silences that it holds.
  public var silenceCount = 0
  /// What it refused last: one sentence.
  public var refusal: String?

  public init(name: String) {
    self.name = name
  }
}

extension AlertmanagerHealth {
  /// As a source among the others.
  public var source: SourceHealth {
    var health = SourceHealth(name: name, format: "alertmanager")
    switch state {
    case .waiting: health.state = .waiting
    case .answering: health.state = .following
    case .failed(let sentence): health.state = .failed(sentence)
    }
    health.holdsRecords = false
    if let refusal { health.notes.append(refusal) }
    return health
  }
}
