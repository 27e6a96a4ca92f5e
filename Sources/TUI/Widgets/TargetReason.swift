import Monitor
import Telemetry

/// Why a target or a server does not answer, in one line.
enum TargetReason {
  /// "scrape failed 4 times: connection refused, next in 8 s"; `nil` while the target is not down.
  static func text(for target: TargetHealth, at time: Timestamp?) -> String? {
    texts(for: target, at: time).first
  }

  /// The same in fewer and fewer words; empty while the target is not down.
  private static func texts(for target: TargetHealth, at time: Timestamp?) -> [String] {
    guard case .down(let reason) = target.state else { return [] }
    let times = target.failureCount > 1 ? " \(NumberText.count(target.failureCount)) times" : ""
    let sentence = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    let end = wait(for: target, at: time).map { ", next \($0)" } ?? ""
    return ["scrape failed\(times): \(sentence)\(end)", "failed\(times): \(sentence)", sentence]
  }

  /// "in 8 s", or "now" when its time has come; `nil` when unknown.
  static func wait(for target: TargetHealth, at time: Timestamp?) -> String? {
    guard let next = target.nextScrape, let time else { return nil }
    return next > time ? "in " + TimeText.rough(next - time) : "now"
  }

  /// What stands in a server's row in place of figures, or under it while some of its replicas answer: the fullest form
  /// first, nothing for a server that is well.
  static func texts(for server: ServerSummary, targets: [TargetHealth], at time: Timestamp?) -> [String] {
    switch server.health {
    case .up, .waiting, .unknown: return []
    case .down:
      guard let target = firstDown(of: server, in: targets) else { return [server.trouble ?? "does not answer"] }
      return texts(for: target, at: time)
    case .partlyUp(let up, let all):
      let target = firstDown(of: server, in: targets)
      let reason = target.flatMap { target in text(for: target, at: time).map { "\(target.instance): \($0)" } }
      return [reason ?? server.trouble ?? "\(NumberText.count(all - up)) of \(NumberText.count(all)) do not answer"]
    }
  }

  private static func firstDown(of server: ServerSummary, in targets: [TargetHealth]) -> TargetHealth? {
    targets.first { target in
      guard case .down = target.state, target.job.utf8.elementsEqual(server.identity.job.utf8) else { return false }
      return server.identity.instance.map { $0.utf8.elementsEqual(target.instance.utf8) } ?? true
    }
  }
}
