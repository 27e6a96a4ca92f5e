import Foundation
import Glibc
import Testing

/// Two Unix users of one group, whose umask would shut the other out, share a state folder; only root can be both.
@Suite(.enabled(if: geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")))
struct SharedFolderTests {
  private static let group: gid_t = 65_531

  private static func user(_ number: Int) -> [String] {
    [
      "setpriv", "--reuid=\(number)", "--regid=\(group)", "--clear-groups", "sh", "-c", #"umask 077; exec "$@""#, "sh",
    ]
  }

  private let ann = user(65_532)
  private let ben = user(65_533)

  /// A folder as the README tells to make it, and the program where every user may run it.
  private func night() throws -> (NightWatch, program: String) {
    let night = try NightWatch(alerts: ["Left", "Right"])
    try FileManager.default.createDirectory(atPath: night.state, withIntermediateDirectories: true)
    chown(night.state, 0, Self.group)
    chmod(night.state, 0o2770)
    let program = night.path("driftop")
    if link(Surroundings.program, program) != 0 {
      try FileManager.default.copyItem(atPath: Surroundings.program, toPath: program)
    }
    return (night, program)
  }

  private func modes(in folder: String) -> [String: mode_t] {
    var modes: [String: mode_t] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      var status = stat()
      if lstat(folder + "/" + name, &status) == 0 { modes[name] = status.st_mode & 0o7777 }
    }
    return modes
  }

  @Test(.timeLimit(.minutes(3)))
  func bothAcknowledgeAndSeeWhatTheOtherDid() throws {
    let (night, program) = try night()
    let watch = try night.start(program: program, as: ann)
    try night.wait(for: "both alerts fire") {
      night.lines(of: watch).count { $0.contains(" firing {alertname=") } == 2
    }
    for (user, alert) in [(ann, "Left"), (ben, "Right")] {
      let run = try CommandRun.command(
        user + [program, "alerts", "ack", alert, "--state", night.state, "--note", "mine"])
      #expect(run.status == 0, "\(run.errors)")
    }
    let hands = try [ann, ben].map { user in
      let list = try CommandRun.command(
        user + [program, "alerts", "list", "--state", night.state, "--format", "json"])
      #expect(list.status == 0, "\(list.errors)")
      let alerts = try JSON(text: list.output)
      return [alerts["0.hand.by"], alerts["1.hand.by"]]
    }
    #expect(hands[0] == hands[1])
    #expect(Set(hands[0].map { "\($0 as Any)" }).count == 2)
    #expect(modes(in: night.state) == ["state.db": 0o660, "state.db-wal": 0o660, "state.db-shm": 0o660])
    try whatACrashLeftCanBeTakenUp(night, program, watch)
  }

  /// Of the side files of a user who was killed, the other goes on.
  private func whatACrashLeftCanBeTakenUp(_ night: NightWatch, _ program: String, _ watch: Int) throws {
    night.kill(watch)
    let other = try night.start(program: program, as: ben)
    try night.wait(for: "the other user's driftop takes over") { night.hasDuty(other) }
    let list = try CommandRun.command(ben + [program, "alerts", "list", "--state", night.state, "--format", "json"])
    #expect(list.status == 0, "\(list.errors)")
    #expect(modes(in: night.state).values.allSatisfy { $0 == 0o660 })
  }
}
