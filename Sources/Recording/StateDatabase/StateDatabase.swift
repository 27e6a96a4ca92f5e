public import Alerting
internal import GRDB
internal import Glibc
internal import Synchronization
public import Telemetry

/// The state of alerts that several driftops share: one SQLite file in a folder.
///
///     let database = try StateDatabase(folder: "/var/lib/driftop")
///     try database.write([acknowledgement])
///
/// Everything is committed before a call returns: what was said to be done is on disk, whatever is killed afterwards.
/// Calls wait for the disk and, for two seconds at most, for other writers.
public final class StateDatabase: Sendable {
  /// The file's name within its folder.
  public static let fileName = "state.db"

  public let path: String
  /// What is to be said about where the state lies; empty when all is usual.
  public let notes: [String]

  let queue: DatabaseQueue
  private let seen = Mutex(Seen())

  /// What ``changes(since:)`` has told before, so that nothing new is found at once.
  private struct Seen {
    var version = -1
    var ownWrites = 0
    var writes = 0
    var cursor = Cursor()
  }

  /// - Parameters:
  ///   - folder: made when it is missing, for the user alone; its files are open to its group.
  ///   - isReadOnly: to look only; the database must be there.
  /// - Throws: ``StateFault`` for a folder that cannot be written, a newer, a foreign or a damaged database.
  public init(folder: String, isReadOnly: Bool = false) throws(StateFault) {
    path = folder + "/" + Self.fileName
    let place = StateFolder(folder)
    if !isReadOnly { try place.prepare(file: path) }
    let isRemote = place.networkFileSystem
    notes =
      isRemote.map {
        ["\(folder) lies on \($0): the state is kept with a rollback journal there, which is slower"]
      } ?? []
    do {
      queue = try Self.open(path, Self.configuration(isReadOnly, hasWAL: isRemote == nil))
    } catch {
      throw StateFault(error, path: path)
    }
  }

  /// Opens the file, and waits for others that open it too or repair it after a crash: SQLite itself does not there.
  private static func open(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
    var attempt = 0
    while true {
      do {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        if !configuration.readonly { try queue.writeWithoutTransaction { try Schema.prepare($0, path: path) } }
        return queue
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && attempt < 40 {
        attempt += 1
        usleep(50_000)
      }
    }
  }

  private static func configuration(_ isReadOnly: Bool, hasWAL: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(2)
    configuration.label = "driftop.state"
    configuration.prepareDatabase { database in
      guard !isReadOnly else { return }
      // Whoever shares the folder may have begun with the other journal; the file's own wins.
      _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = \(hasWAL ? "WAL" : "DELETE")")
    }
    return configuration
  }

  /// How far a write must be when the call returns.
  enum Durability {
    /// It survives the loss of power.
    case power
    /// It survives the end of the program; the loss of power may take the last of them.
    case program
  }

  /// Commits a change; the reason is put into one sentence.
  func commit<Result>(
    _ durability: Durability, _ body: (Database) throws -> Result
  ) throws(StateFault) -> Result {
    do {
      let result = try queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = \(durability == .power ? "FULL" : "NORMAL")")
        var result: Result?
        try database.inTransaction(.immediate) {
          result = try body(database)
          return .commit
        }
        return result
      }
      seen.withLock { $0.writes += 1 }
      guard let result else { throw StateFault("\(path): nothing was committed") }
      return result
    } catch {
      throw StateFault(error, path: path)
    }
  }

  func read<Result>(_ body: (Database) throws -> Result) throws(StateFault) -> Result {
    do {
      return try queue.read(body)
    } catch {
      throw StateFault(error, path: path)
    }
  }

  /// How far somebody has read.
  public struct Cursor: Sendable, Hashable {
    /// Changes are numbered over all tables.
    public var change: Int64 = 0

    public init() {}
  }

  /// What has been written since, in the order in which it was.
  public struct Changes: Sendable, Equatable {
    public var episodes: [ScopedEpisode] = []
    /// Pending ones whose condition went before they fired.
    public var dropped: [Episode.ID] = []
    public var actions: [OperatorAction] = []
    public var runs: [HookRun] = []
    public var cursor = Cursor()
  }

  /// What has been written since, by anybody; `nil` when nothing has.
  ///
  /// - Parameter time: episodes that ended before it are left out, with what was done and run for them; `nil` for all.
  /// - Complexity: O(1) when nothing has.
  public func changes(since cursor: Cursor, endedAfter time: Timestamp? = nil) throws(StateFault) -> Changes? {
    let version = try read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    let isNew = seen.withLock { seen in
      defer { (seen.version, seen.ownWrites, seen.cursor) = (version, seen.writes, cursor) }
      return seen.version != version || seen.ownWrites != seen.writes || seen.cursor != cursor
    }
    guard isNew else { return nil }
    let news = StateNews(after: cursor.change, endedAfter: time)
    let changes = try read { database in
      var changes = Changes()
      changes.cursor.change = try Schema.lastChange(database)
      for row in try EpisodeRow.all(database, news) {
        if row.isDropped, let id = row.id {
          changes.dropped.append(id)
        } else if let episode = row.episode {
          changes.episodes.append(ScopedEpisode(scope: row.scope, episode: episode))
        }
      }
      changes.actions = try ActionRow.all(database, news)
      changes.runs = try HookRunRow.all(database, news)
      return changes
    }
    guard changes.cursor != cursor else { return nil }
    seen.withLock { $0.cursor = changes.cursor }
    return changes
  }
}

/// An episode and what is watched by whoever evaluates it.
public struct ScopedEpisode: Sendable, Equatable {
  public var scope: String
  public var episode: Episode

  public init(scope: String, episode: Episode) {
    self.scope = scope
    self.episode = episode
  }
}
