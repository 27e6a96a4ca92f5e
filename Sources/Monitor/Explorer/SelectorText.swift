internal import Telemetry

/// A selector of series as PromQL writes it, without the rest of that language: `name{a="b", c!="d", e=~"f.*"}`.
///
/// The metric's name may stand before the braces, or quoted inside: `{"my.metric"}`.
struct SelectorText {
  var matchers: [LabelMatcher]

  /// Why a text is no selector: one sentence with the place in it, 1-based in characters.
  struct Problem: Error, Equatable {
    var sentence: String
  }

  init(_ text: String) throws(Problem) {
    var scanner = SelectorScanner(text)
    matchers = try scanner.selector()
  }
}

/// Reads a selector from left to right.
private struct SelectorScanner {
  private let characters: [Character]
  private var place = 0

  init(_ text: String) {
    characters = Array(text)
  }

  mutating func selector() throws(SelectorText.Problem) -> [LabelMatcher] {
    var matchers: [LabelMatcher] = []
    skipBlanks()
    let name = word(allowsColon: true)
    if !name.isEmpty { matchers.append(.metricName(name)) }
    skipBlanks()
    guard next == "{" else { throw problem("a { before the labels") }
    place += 1
    skipBlanks()
    while next != "}" {
      matchers.append(try matcher(hasName: !name.isEmpty))
      skipBlanks()
      if next == "," {
        place += 1
        skipBlanks()
      } else if next != "}" {
        throw problem("a comma or a }")
      }
    }
    place += 1
    skipBlanks()
    guard next == nil else { throw problem("nothing after the }") }
    return matchers
  }

  /// `label="value"`, or a metric's name in quotes.
  private mutating func matcher(hasName: Bool) throws(SelectorText.Problem) -> LabelMatcher {
    let isQuoted = next.map(Self.isQuote) ?? false
    let label = isQuoted ? try quotedText() : word(allowsColon: false)
    guard !label.isEmpty else { throw problem("the name of a label") }
    skipBlanks()
    if isQuoted, !hasName, next == "," || next == "}" { return .metricName(label) }
    let operation = try comparison()
    skipBlanks()
    let start = place
    let value = try quotedText()
    switch operation {
    case "=": return LabelMatcher(label, .equal(value))
    case "!=": return LabelMatcher(label, .notEqual(value))
    default:
      do throws(Pattern.Invalid) {
        let pattern = try Pattern(value)
        return LabelMatcher(label, operation == "=~" ? .matches(pattern) : .doesNotMatch(pattern))
      } catch {
        throw SelectorText.Problem(
          sentence: "The pattern at character \(start + 1) of the filter cannot be used (\(error.reason)); correct it.")
      }
    }
  }

  private mutating func comparison() throws(SelectorText.Problem) -> String {
    for text in ["=~", "!~", "!=", "="] where characters[place...].starts(with: text) {
      place += text.count
      return text
    }
    throw problem("one of = != =~ !~")
  }

  /// In double or single quotes with escapes, or in backquotes as it stands.
  private mutating func quotedText() throws(SelectorText.Problem) -> String {
    guard let quote = next, Self.isQuote(quote) else { throw problem("a value in quotes") }
    let start = place
    place += 1
    var text = ""
    while let character = next, character != quote {
      place += 1
      guard character == "\\", quote != "`" else {
        text.append(character)
        continue
      }
      switch next {
      case "n": text.append("\n")
      case "t": text.append("\t")
      case "\\", "\"", "'": text.append(next ?? quote)
      default: throw problem("\\\\, \\\", \\n or \\t for an escape")
      }
      place += 1
    }
    guard next == quote else {
      throw SelectorText.Problem(
        sentence: "The text at character \(start + 1) of the filter has no end; close it with \(quote).")
    }
    place += 1
    return text
  }

  private mutating func word(allowsColon: Bool) -> String {
    var end = place
    while end < characters.count {
      let candidate = String(characters[place...end])
      let isWord = allowsColon ? Labels.isPlainMetricName(candidate) : Labels.isPlainLabelName(candidate)
      guard isWord else { break }
      end += 1
    }
    defer { place = end }
    return String(characters[place..<end])
  }

  private mutating func skipBlanks() {
    while let character = next, character.isWhitespace { place += 1 }
  }

  private var next: Character? {
    place < characters.count ? characters[place] : nil
  }

  private static func isQuote(_ character: Character) -> Bool {
    character == "\"" || character == "'" || character == "`"
  }

  private func problem(_ expected: String) -> SelectorText.Problem {
    let found = next.map { "'\($0)'" } ?? "the end"
    return SelectorText.Problem(
      sentence: "The filter has \(found) at character \(place + 1); write \(expected) there.")
  }
}
