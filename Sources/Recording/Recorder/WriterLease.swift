internal import GRDB
internal import Glibc

/// The right to write a recording, which one program has at a time; it lapses when that program is gone.
struct WriterLease: Sendable {
  /// How long a writer may be silent before another takes its place.
  private static let lengthNanoseconds: Int64 = 10_000_000_000
  /// How long one may be silent whose process is not there: it may be there for others than this one.
  private static let graceNanoseconds: Int64 = 2_500_000_000

  private let holder: String
  private let machine: String

  init() throws {
    holder = "\(getpid())-\(UInt64.random(in: .min ... .max))"
    machine = Self.runningMachine
  }

  /// - Throws: ``RecordingFault`` when another writes there.
  func take(_ queue: DatabaseQueue, path: String) throws {
    // A program that is started again at once after kill -9 finds the old one's word still fresh.
    for attempt in 0...6 {
      let other = try queue.write { database -> Int64? in
        if let row = try Row.fetchOne(database, sql: "SELECT * FROM writer"), Self.isValid(row, machine) {
          return row["process"]
        }
        try database.execute(
          sql: "INSERT OR REPLACE INTO writer (one, holder, machine, process, seen_at) VALUES (1, ?, ?, ?, ?)",
          arguments: [holder, machine, Int64(getpid()), Self.now()])
        return nil
      }
      guard let other else { return }
      guard attempt < 6, Self.isGone(other) else {
        throw RecordingFault(
          "\(path): another driftop (process \(other)) records there; end that one, or name another file")
      }
      usleep(500_000)
    }
  }

  /// Says that this writer still lives.
  func keep(_ database: Database, path: String) throws {
    try database.execute(
      sql: "UPDATE writer SET seen_at = ? WHERE holder = ?", arguments: [Self.now(), holder])
    guard database.changesCount == 1 else {
      throw RecordingFault("\(path): another driftop has taken over the recording; this one keeps the rest in memory")
    }
  }

  func release(_ database: Database) throws {
    try database.execute(sql: "DELETE FROM writer WHERE holder = ?", arguments: [holder])
  }

  /// Whether somebody writes the recording now.
  static func isHeld(_ database: Database) throws -> Bool {
    try Row.fetchOne(database, sql: "SELECT * FROM writer").map { isValid($0, runningMachine) } ?? false
  }

  private static func isValid(_ row: Row, _ machine: String) -> Bool {
    let silence: Int64 = now() - row["seen_at"]
    // A word from the future is of a clock that has jumped.
    guard silence < lengthNanoseconds, silence > -lengthNanoseconds else { return false }
    let isHere = (row["machine"] as String) == machine
    return !(isHere && isGone(row["process"]) && silence > graceNanoseconds)
  }

  private static func isGone(_ process: Int64) -> Bool {
    guard let process = pid_t(exactly: process) else { return true }
    return kill(process, 0) != 0 && errno == ESRCH
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Another one after every start of the machine.
  private static let runningMachine: String = {
    let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 36)
    let count = read(descriptor, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }()
}
