internal import Alerting
internal import Foundation
internal import Recording
internal import Telemetry

/// `state-benchmarks acknowledge FOLDER NAME`: acknowledges without end, and prints the id of each acknowledgement once it
/// is said to be on disk.
///
/// `state-benchmarks time FOLDER`: how long a commit takes, and a look that finds nothing.
@main
enum StateBenchmarks {
  static func main() {
    let arguments = CommandLine.arguments
    do throws(StateFault) {
      guard arguments.count > 2 else { throw StateFault("expected acknowledge FOLDER NAME, or time FOLDER") }
      let database = try StateDatabase(folder: arguments[2])
      switch arguments[1] {
      case "acknowledge": try acknowledge(in: database, as: arguments.count > 3 ? arguments[3] : "x")
      default: try time(database)
      }
    } catch {
      FileHandle.standardError.write(Data("\(error.sentence)\n".utf8))
      exit(1)
    }
  }

  private static func action(_ name: String, _ number: Int) -> OperatorAction {
    OperatorAction(
      id: "\(name)-\(number)", time: Timestamp(nanoseconds: Int64(number)), actor: Operator(user: name, host: "bench"),
      deed: .acknowledge(
        .init(fingerprint: AlertFingerprint(bits: UInt64(number)), activeAt: Timestamp(nanoseconds: 1))))
  }

  private static func acknowledge(in database: StateDatabase, as name: String) throws(StateFault) {
    for number in 0... {
      let action = action("\(name)-\(getpid())", number)
      try database.write([action])
      print(action.id)
      fflush(nil)
    }
  }

  private static func time(_ database: StateDatabase) throws(StateFault) {
    let clock = ContinuousClock()
    var commits: [Duration] = []
    for number in 0..<200 {
      let start = clock.now
      try database.write([action("time-\(getpid())", number)])
      commits.append(clock.now - start)
    }
    let cursor = try database.changes(since: .init())?.cursor ?? .init()
    let start = clock.now
    for _ in 0..<10_000 { _ = try database.changes(since: cursor) }
    let look = (clock.now - start) / 10_000
    commits.sort()
    print("commit \(commits[100]) median, \(commits[197]) 99 %; a look without news \(look)")
  }
}
