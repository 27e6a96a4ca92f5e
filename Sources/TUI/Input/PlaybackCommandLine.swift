import Monitor

/// The commands of the palette that say where or how fast to go: "go to 14:05", "next alert", "speed 60".
enum PlaybackCommandLine {
  /// - Returns: `nil` for what is no such command, or has nothing behind its name.
  static func read(_ text: String, at moment: PlaybackMoment) throws(PlaybackMoment.Refusal) -> PlaybackCommand? {
    let words = text.split(separator: " ")
    guard let name = words.first?.lowercased(), words.count > 1 else { return nil }
    switch name {
    case "go":
      let rest = words.dropFirst(words[1].lowercased() == "to" ? 2 : 1)
      return rest.isEmpty ? nil : try moment.command(rest.joined(separator: " "))
    case "next": return .next(try kinds(words[1]))
    case "previous", "prev": return .previous(try kinds(words[1]))
    case "speed": return .speed(try speed(words[1]))
    default: return nil
    }
  }

  /// What may stand behind the name that was typed; `nil` where it is no such command.
  static func hint(_ text: String) -> String? {
    let name = text.prefix { $0 != " " }.lowercased()
    guard !name.isEmpty, text.contains(" ") || name == "speed" else { return nil }
    return switch name {
    case "go": "go to \(PlaybackMoment.forms)"
    case "next", "previous", "prev": "\(name) \(kindNames.joined(separator: ", "))"
    case "speed": "speed 1/4 to 10000, max"
    default: nil
    }
  }

  private static let kindNames = PlaybackStatus.Mark.Kind.allCases.map(\.rawValue)

  private static func kinds(_ word: Substring) throws(PlaybackMoment.Refusal) -> Set<PlaybackStatus.Mark.Kind> {
    let word = word.lowercased()
    if word == "mark" { return Set(PlaybackStatus.Mark.Kind.allCases) }
    guard let kind = PlaybackStatus.Mark.Kind.allCases.first(where: { $0.rawValue.hasPrefix(word) }) else {
      throw PlaybackMoment.Refusal(reason: "“\(word)” is no mark: \(kindNames.joined(separator: ", "))")
    }
    return [kind]
  }

  private static func speed(_ word: Substring) throws(PlaybackMoment.Refusal) -> Double? {
    if ["max", "unlimited"].contains(word.lowercased()) { return nil }
    let parts = word.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
    let speed: Double? =
      switch parts.count {
      case 1: parts[0]
      case 2: parts[0].flatMap { above in parts[1].map { above / $0 } }
      default: nil
      }
    guard let speed, SpeedLadder.range.contains(speed) else {
      throw PlaybackMoment.Refusal(reason: "“\(word)” is no speed; 1/4 to 10000, or max")
    }
    return speed
  }
}
