internal import Telemetry

/// What a message is asked to be.
enum TextExpectation: Sendable {
  case any
  case exactly(String)
  /// Found anywhere in the message.
  case matching(Pattern, written: String)

  /// - Parameter written: `msg:` or `regex:` and what belongs to it; empty for any message.
  init(_ written: Substring, at line: ScriptLine) throws(ScriptError) {
    if written.isEmpty {
      self = .any
    } else if let text = Self.argument("msg:", of: written) {
      self = .exactly(text)
    } else if let text = Self.argument("regex:", of: written) {
      self = try Self.matching(text, at: line)
    } else {
      throw line.failure("“\(written)” is neither msg: with a message nor regex: with a pattern")
    }
  }

  static func matching(_ text: String, at line: ScriptLine) throws(ScriptError) -> TextExpectation {
    do throws(Pattern.Invalid) {
      // By itself first, for a reason that speaks of what is written.
      _ = try Pattern(text)
      return .matching(try Pattern("(?s:.*)(?:\(text))(?s:.*)"), written: text)
    } catch {
      throw line.failure("“\(text)” is no pattern: \(error.reason)")
    }
  }

  func accepts(_ message: String) -> Bool {
    switch self {
    case .any: true
    case .exactly(let text): message.utf8.elementsEqual(text.utf8)
    case .matching(let pattern, _): pattern.matches(message)
    }
  }

  private static func argument(_ keyword: String, of written: Substring) -> String? {
    guard written.utf8.starts(with: keyword.utf8) else { return nil }
    let quote = UInt8(ascii: "\"")
    let text = written.utf8.dropFirst(keyword.utf8.count).drop { $0 == 0x20 || $0 == 0x09 }
    let isQuoted = text.count >= 2 && text.first == quote && text.last == quote
    return String(Substring(isQuoted ? text.dropFirst().dropLast() : text))
  }
}

extension TextExpectation {
  /// - Parameter kind: what the message is.
  func text(for kind: String) -> String {
    switch self {
    case .any: "any \(kind)"
    case .exactly(let text): "the \(kind) “\(text)”"
    case .matching(_, let written): "a \(kind) that matches “\(written)”"
    }
  }
}
