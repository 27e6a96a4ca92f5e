internal import Alerting
internal import Recording

extension HookRun {
  /// How it ended: "ended with 0: rolled back", or why it did not end by itself.
  var result: String {
    let last = output.split(whereSeparator: \.isNewline).last.map { String($0.prefix(200)) }
    guard let exitCode else { return last ?? "was stopped" }
    let first = output.split(whereSeparator: \.isNewline).first.map { ": \($0.prefix(200))" }
    return "ended with \(exitCode)\(first ?? "")"
  }

  /// What is told in the alert's history.
  var historyLines: [AlertHistoryLine] {
    var lines: [AlertHistoryLine] = []
    if endedAt != startedAt { lines.append(AlertHistoryLine(time: startedAt, text: "hook \(hook) started (\(event))")) }
    if let endedAt { lines.append(AlertHistoryLine(time: endedAt, text: "hook \(hook) (\(event)): \(result)")) }
    return lines
  }
}
