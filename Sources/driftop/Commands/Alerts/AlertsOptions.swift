import Alerting
import ArgumentParser
import Recording
import Telemetry

/// Where the state of alerts lies.
struct AlertsOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The state folder; by default that of driftop watch.", valueName: "folder"))
  var state: String?

  func folder() throws(Failure) -> String {
    guard let folder = state ?? StateHome.folder else {
      throw Failure(sentence: "no home folder is known; name the state folder by --state")
    }
    return folder
  }

  func open(isReadOnly: Bool = false) throws(Failure) -> AlertsState {
    let folder = try folder()
    do throws(StateFault) {
      return try AlertsState(folder, isReadOnly: isReadOnly)
    } catch {
      throw Failure(sentence: error.sentence)
    }
  }
}

/// The alerts of a state folder, and what people did about them.
struct AlertsState {
  let database: StateDatabase
  private(set) var book = AlertBook()
  private(set) var actions: [OperatorAction] = []
  private(set) var runs: [HookRun] = []
  private(set) var episodes: [ScopedEpisode] = []

  init(_ folder: String, isReadOnly: Bool) throws(StateFault) {
    database = try StateDatabase(folder: folder, isReadOnly: isReadOnly)
    guard let changes = try database.changes(since: .init()) else { return }
    (episodes, actions, runs) = (changes.episodes, changes.actions, changes.runs)
    for entry in episodes { book.take(entry.episode) }
    for action in actions { book.take(action) }
  }

  var entries: [AlertEntry] { book.entries(at: .now) }

  /// Commits deeds as the operator's.
  func perform(_ deeds: [OperatorAction.Deed], note: String) throws(Failure) {
    let (now, actor) = (Timestamp.now, AlertInputs.actor)
    let actions = deeds.enumerated().map { number, deed in
      OperatorAction(
        id: "\(now.nanoseconds)-\(actor)-\(AlertInputs.processNumber)-\(number)", time: now, actor: actor, deed: deed,
        note: note)
    }
    do throws(StateFault) {
      try database.write(actions)
    } catch {
      throw Failure(sentence: "nothing was done: \(error.sentence)")
    }
  }

  /// The alerts that a person names: by fingerprint, by name, or by matchers that all must hold.
  func named(_ names: [String]) throws(Failure) -> [AlertEntry] {
    let open = entries.filter { $0.episode.state != .resolved }
    var matchers: [SilenceMatcher] = []
    var found: [AlertEntry] = []
    for name in names {
      let direct = open.filter {
        $0.episode.id.fingerprint.description == name || $0.episode.name.utf8.elementsEqual(name.utf8)
      }
      if direct.isEmpty, let read = try? SilenceMatcher.read(name, mayAcceptAll: true) {
        matchers += read
      } else if direct.isEmpty {
        throw Failure(sentence: "no open alert is \(name); driftop alerts list shows those that are open", status: 1)
      }
      found += direct
    }
    if !matchers.isEmpty {
      found += open.filter { entry in matchers.allSatisfy { $0.accepts(entry.episode.labels) } }
    }
    guard !found.isEmpty else { throw Failure(sentence: "no open alert matches", status: 1) }
    var seen: Set<Episode.ID> = []
    return found.filter { seen.insert($0.episode.id).inserted }
  }
}
