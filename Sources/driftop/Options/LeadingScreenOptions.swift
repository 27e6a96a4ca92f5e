/// Options of the screen that stand before the command: `driftop --once --view drift replay FILE`.
enum LeadingScreenOptions {
  private static let flags: Set<String> = ["--once", "--ascii"]
  private static let valued: Set<String> = ["--size", "--view", "--model", "--theme", "--colors", "--log-file"]
  private static let commands: Set<String> = ["replay", "demo"]

  /// The words with the command before the options, as commands take them; as they are where no such command follows.
  static func moved(_ words: some Sequence<String>) -> [String] {
    let words = Array(words)
    var index = 0
    while index < words.count {
      let word = words[index]
      let name = String(word.prefix { $0 != "=" })
      if flags.contains(word) || (valued.contains(name) && name != word) {
        index += 1
      } else if valued.contains(word) {
        index += 2
      } else {
        break
      }
    }
    guard index > 0, index < words.count, commands.contains(words[index]) else { return words }
    return [words[index]] + words[..<index] + words[(index + 1)...]
  }
}
