public import Monitor
public import Predictions

/// What the command line and the configuration decide about the screen.
public struct AppConfiguration: Sendable {
  public var window: WindowSpan
  /// The view to begin with; `nil`: the overview.
  public var initialView: ViewKind?
  /// The model that a view about one model begins with; `nil`: the first.
  public var initialModel: ModelIdentity?
  /// The names of the themes to choose from, the first one in use.
  public var themes: [String] = []
  /// The expressions that were run before, the newest last.
  public var history: [String] = []
  /// Whether what the screen has seen can be looked at again.
  public var keepsPast = false

  public init(window: WindowSpan = .duration(.seconds(3_600)), initialView: ViewKind? = nil) {
    self.window = window
    self.initialView = initialView
  }
}
