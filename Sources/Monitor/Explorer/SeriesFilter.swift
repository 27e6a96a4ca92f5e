internal import PromQL
internal import Telemetry

/// Which series the explorer shows: those that a selector accepts, or in which each of some words occurs.
///
/// A text with a brace is a selector. Else it is words, and each must occur in the metric's name or in a label written
/// as `name=value`, in upper or lower case alike as far as the letters are ASCII.
enum SeriesFilter {
  case words([SearchWord])
  case selector([LabelMatcher])

  /// Why a text is no filter: one sentence with the place in it, counted from 1 in characters.
  struct Problem: Error, Equatable {
    var sentence: String
  }

  init(_ text: String) throws(Problem) {
    if text.contains("{") {
      self = .selector(try Self.matchers(of: text))
    } else {
      self = .words(text.split(whereSeparator: \.isWhitespace).map { SearchWord($0) })
    }
  }

  private static func matchers(of text: String) throws(Problem) -> [LabelMatcher] {
    let expression: Expression
    do {
      expression = try Expression(parsing: text)
    } catch {
      let place = String(decoding: text.utf8.prefix(error.range.lowerBound), as: UTF8.self).unicodeScalars.count + 1
      throw Problem(sentence: "The filter cannot be used at character \(place): \(error.message).")
    }
    guard case .selector(let selector) = expression.withoutParentheses, selector.modifiers == TimeModifiers(),
      selector.reading == .usual
    else {
      throw Problem(
        sentence: "The filter is an expression; write a selector such as up{job=\"x\"}, or press e instead.")
    }
    return selector.matchers
  }

  /// The series that pass; `nil` when all do.
  func series(in store: SeriesStore) -> SeriesSet? {
    switch self {
    case .selector(let matchers): return SeriesSet(store.select(matchers))
    case .words(let words):
      return words.reduce(nil) { found, word in
        var passing = store.series(withLabel: word.occurs)
        if let found { passing.formIntersection(found) }
        return passing
      }
    }
  }
}

/// A word to be found in names and labels.
struct SearchWord {
  /// In lower case.
  private let bytes: [UInt8]
  /// Where an equals sign stands: what is before it ends a label's name, what is after it begins the value.
  private let equalsPlaces: [Int]

  init(_ word: Substring) {
    let bytes = word.utf8.map(Self.lowered)
    self.bytes = bytes
    equalsPlaces = bytes.indices.filter { bytes[$0] == UInt8(ascii: "=") }
  }

  func occurs(in label: Label) -> Bool {
    if occurs(in: label.value) { return true }
    guard !label.name.utf8.elementsEqual(Labels.metricNameLabel.utf8) else { return false }
    return occurs(in: label.name) || equalsPlaces.contains { occurs(around: $0, in: label) }
  }

  private func occurs(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { text in
      guard let first = bytes.first, text.count >= bytes.count else { return bytes.isEmpty }
      for start in 0...(text.count - bytes.count) where Self.lowered(text[start]) == first {
        if (1..<bytes.count).allSatisfy({ Self.lowered(text[start + $0]) == bytes[$0] }) { return true }
      }
      return false
    }
  }

  /// Whether the word lies over the equals sign between a label's name and value.
  private func occurs(around place: Int, in label: Label) -> Bool {
    let name = bytes[..<place]
    let value = bytes[(place + 1)...]
    return label.name.utf8.count >= name.count && label.value.utf8.count >= value.count
      && label.name.utf8.suffix(name.count).lazy.map(Self.lowered).elementsEqual(name)
      && label.value.utf8.prefix(value.count).lazy.map(Self.lowered).elementsEqual(value)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}

extension Expression {
  fileprivate var withoutParentheses: Node {
    var node = node
    while case .parentheses(let inner) = node { node = inner.node }
    return node
  }
}
