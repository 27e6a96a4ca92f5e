public import Alerting

/// A command that is run when an alert fires, is acknowledged or resolves.
///
/// This is how a retraining or a rollback is started. The alert goes to the command's standard input as JSON; nothing of
/// it is put into the command line, and no shell is between.
public struct Hook: Sendable, Equatable {
  public enum Occasion: String, Sendable, CaseIterable {
    case firing
    case acknowledged
    case resolved

    /// `nil` for what no hook waits for.
    init?(_ kind: AlertEvent.Kind) {
      switch kind {
      case .firing: self = .firing
      case .resolved: self = .resolved
      case .pending, .dropped, .evaluated: return nil
      }
    }
  }

  public var name: String
  public var occasions: Set<Occasion> = [.firing]
  /// All must match the alert's labels.
  public var matchers: [SilenceMatcher] = []
  /// The program, found by PATH, and its arguments.
  public var command: [String]
  public var timeout = Duration.seconds(30)
  /// Runs at the same time.
  public var concurrency = 1
  /// At least this long between two starts.
  public var cooldown = Duration.zero
  /// Starts within an hour.
  public var hourlyBudget = 60
  /// Says what would be run, and runs nothing.
  public var isDryRun = false
  /// Runs only after a person has said yes on a screen; never without one.
  public var needsConfirmation = false
  /// How long that is waited for.
  public var confirmationTimeout = Duration.seconds(300)

  public init(name: String, command: [String]) {
    self.name = name
    self.command = command
  }
}
