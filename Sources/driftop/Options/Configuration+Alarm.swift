import NcursesTerminal
import Yams

extension Configuration {
  /// `bell: true`, `notify: osc9`: how somebody is called when an alert fires.
  mutating func readAlarm(_ key: String, _ value: Node, _ path: String) throws(Failure) {
    let place = "\(path):\(value.mark?.line ?? 1): \(key)"
    guard key == "notify" else {
      guard let flag = value.bool else { throw Failure(sentence: "\(place): expected true or false") }
      ringsBell = flag
      return
    }
    let names = TerminalAlarm.Notification.allCases.map(\.rawValue).joined(separator: " or ")
    guard let name = value.string, let found = TerminalAlarm.Notification(rawValue: name) else {
      throw Failure(sentence: "\(place): expected \(names)")
    }
    notification = found
  }
}
