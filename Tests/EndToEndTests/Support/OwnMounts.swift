import Foundation

/// Runs shell scripts that mount what only they see: full and read-only disks, gone with the script.
enum OwnMounts {
  /// What gives a command mounts of its own; `nil` where this user may have none.
  private static let words: [String]? = [["unshare", "-m"], ["unshare", "-rm"]].first { words in
    let run = try? CommandRun.command(words + ["sh", "-c", "mount -t tmpfs tmpfs /mnt"])
    return run?.status == 0
  }

  static var areAllowed: Bool { words != nil }

  /// - Parameter script: runs the program as `"$driftop"`; the first command that fails ends it.
  static func run(_ script: String, in folder: TemporaryFolder) throws -> CommandRun {
    try CommandRun.command(
      (words ?? []) + ["env", "driftop=\(Surroundings.program)", "sh", "-euc", script], in: folder.url)
  }
}
