/// How grave the words are that rules use for severity.
///
///     AlertSeverity.rank(of: "page") > AlertSeverity.rank(of: "warning")  // true
public enum AlertSeverity {
  private static let ranks: [(words: [String], rank: Int)] = [
    (["critical", "page", "fatal", "emergency", "disaster", "p1", "sev1"], 5),
    (["error", "high", "major", "p2", "sev2"], 4),
    (["warning", "warn", "average", "minor", "ticket", "p3", "sev3"], 3),
    (["info", "information", "informational", "notice", "low", "p4", "sev4"], 2),
    (["none", ""], 0),
  ]

  /// From 0, no severity, to 5, somebody is to be woken up; a word that nobody knows stands just above none.
  public static func rank(of severity: String?) -> Int {
    guard let severity else { return 0 }
    let word = severity.lowercased()
    return ranks.first { $0.words.contains { $0.utf8.elementsEqual(word.utf8) } }?.rank ?? 1
  }
}
