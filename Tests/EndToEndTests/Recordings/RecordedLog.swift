import Foundation
import Testing

/// A log that is recorded through a pipe, which ends the recording, and what is asked of it.
final class RecordedLog {
  let folder: TemporaryFolder
  let run: CommandRun
  static let name = "run.driftop"

  /// Predictions of one model, one a second for 20 minutes; from the tenth on they are wrong.
  static let log: String = (0..<1_200).map { second in
    let time = String(format: "2026-03-01T12:%02d:%02dZ", second / 60, second % 60)
    let predicted = second >= 600 && second % 2 == 0 ? "b" : "a"
    return #"{"time":"\#(time)","model":"fraud","predicted":"\#(predicted)","actual":"a","#
      + #""features":{"amount":\#(second % 97),"card":"4929-\#(second)"},"user":"user-\#(second)"}"# + "\n"
  }.joined()

  init(_ log: String = log, _ options: [String] = []) throws {
    folder = try TemporaryFolder()
    run = try CommandRun.driftop(
      ["record", "-", "-o", Self.name, "--state", "state"] + options, in: folder.url, input: Data(log.utf8))
  }

  func ask(_ arguments: [String]) throws -> CommandRun {
    try CommandRun.driftop(arguments, in: folder.url)
  }

  var path: URL { folder.url.appending(path: Self.name) }
}
