import Monitor
import Predictions
import Telemetry

/// The application on the screen as a value: messages change it, a view of it is a grid.
///
///     var app = App(configuration: AppConfiguration(), abilities: abilities)
///     let effects = app.update(.snapshot(snapshot))
///     let grid = app.view(size: (80, 24))
///
/// It reads no clock and does no I/O; what it wants done it returns as effects.
public struct App: Sendable {
  public let configuration: AppConfiguration
  public let abilities: TerminalAbilities

  public internal(set) var currentView: ViewKind = .overview
  /// What the screen shows; while paused, an older one than the last that came.
  var snapshot: Snapshot?
  /// The last snapshot that came while the screen was frozen.
  var heldSnapshot: Snapshot?
  public internal(set) var isPaused = false
  /// Set when the user asked for something else while paused: the answer is shown, frozen again.
  var awaitsAnswer = false
  /// Whether the past of a live session is shown, or has been asked for; the session goes on meanwhile.
  public internal(set) var isLookingBack = false
  /// What can be taken back in the present, while the past is looked at.
  var presentUndoing: [AlertUndo] = []

  var window: WindowSpan
  /// Whether a key has set the window, which then stays.
  var hasChosenWindow = false
  /// The model that the views about one model show; `nil` on the overview.
  var openModel: ModelIdentity?
  /// The row on the overview.
  var selectedModel: ModelIdentity?
  /// The server that its view shows; `nil` elsewhere.
  var openServer: ServerIdentity?
  /// The row among the overview's servers.
  var selectedServer: ServerIdentity?
  /// Whether the overview's selection stands among the servers.
  var selectsServers = false
  var sumsReplicas = false
  /// Of models and servers.
  var modelFilter = ""
  var recordFilter = ""
  var seriesFilter = ""
  var explorer: ExplorerState
  var scrolls: [ViewKind: Scroll] = [:]
  /// `nil`: the monitor's.
  var threshold: Double?
  var curveKind = CurveKind.roc
  var normalization = ConfusionNormalization.none
  var showsMalformed = false
  /// The feature that the drift view has open; `nil` for the list.
  var driftFeature: String?
  var driftList = DriftList()
  var alerts = AlertsState()
  var themeIndex = 0

  var prompt: Prompt?
  /// Questions that wait for an answer, the first of them on the last row.
  var confirmations: [HookConfirmation] = []
  var notice: String?
  var clock: Timestamp?
  var size = (width: 80, height: 24)
  /// Where help was opened from.
  var viewBeforeHelp = ViewKind.overview
  var hasSeenModels = false
  var hasSeenServers = false

  public init(
    configuration: AppConfiguration = AppConfiguration(),
    abilities: TerminalAbilities = TerminalAbilities(colors: .none, unicode: true)
  ) {
    self.configuration = configuration
    self.abilities = abilities
    window = configuration.window
    explorer = ExplorerState(history: configuration.history)
    openModel = configuration.initialModel
    selectedModel = configuration.initialModel
    currentView = configuration.initialView ?? .overview
    if !currentView.isOfModel { openModel = nil }
  }

  /// Takes a message in; a request that it changes is asked for by an effect.
  public mutating func update(_ message: Message) -> [Effect] {
    let before = request
    var effects: [Effect] = []
    switch message {
    case .snapshot(let snapshot):
      effects = alarms(at: snapshot)
      if snapshot.playback?.isPastOfLive == true { takePast(snapshot) } else { take(snapshot) }
    case .key(let key): effects = press(key)
    case .resized(let width, let height): size = (max(0, width), max(0, height))
    case .clock(let time): clock = time
    case .window(let span): if !hasChosenWindow { window = span }
    case .notice(let text): notice = text
    case .present: effects = returnToPresent()
    case .confirm(let confirmation): effects = ask(confirmation)
    case .withdraw(let id): withdraw(confirmation: id)
    }
    if request != before {
      awaitsAnswer = true
      effects.append(.requestSnapshot)
    }
    return effects
  }

  private mutating func take(_ new: Snapshot) {
    heldSnapshot = new
    guard !isLookingBack else { return }
    guard !isPaused || (awaitsAnswer && new.answers(request)) else { return }
    awaitsAnswer = false
    show(new)
  }

  mutating func show(_ new: Snapshot) {
    let before = playback
    snapshot = new
    followPlayback(after: before)
    alerts.take(new.alertList)
    let models = new.models.map(\.identity)
    resolveInitialModel(models)
    let isSelectedListed = selectedModel.map(models.contains) ?? false
    // A model that is open and has left the window may come back; its selection waits for it.
    if !isSelectedListed, openModel == nil { selectedModel = models.first }
    followServers(new.servers.map(\.identity))
    guard !hasSeenModels, !models.isEmpty else { return }
    hasSeenModels = true
    if currentView.needsModel, openModel == nil { openModel = models.first }
  }
}

extension App {
  /// A model that was asked for by name alone is the first with this name, since people leave the version out.
  private mutating func resolveInitialModel(_ models: [ModelIdentity]) {
    guard let wanted = configuration.initialModel, !models.contains(wanted) else { return }
    let match = models.first {
      $0.model == wanted.model || "\($0.model) \($0.version ?? "")" == wanted.model
    }
    guard let match else { return }
    if openModel == wanted { openModel = match }
    if selectedModel == wanted { selectedModel = match }
  }
}
