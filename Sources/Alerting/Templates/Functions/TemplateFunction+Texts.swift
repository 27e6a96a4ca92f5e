internal import PromQL
internal import Telemetry

extension TemplateFunction {
  static let texts: [TemplateFunction] = [
    TemplateFunction("title", .string) { arguments, _ in .string(arguments[0].text.titled) },
    TemplateFunction("toUpper", .string) { arguments, _ in
      .string(arguments[0].text.mappingScalars { $0.properties.uppercaseMapping })
    },
    TemplateFunction("toLower", .string) { arguments, _ in
      .string(arguments[0].text.mappingScalars { $0.properties.lowercaseMapping })
    },
    TemplateFunction("match", .string, .string) { arguments, _ throws(TemplateFault) in
      .bool(try TextPattern(arguments[0].text).matches(arguments[1].text))
    },
    TemplateFunction("reReplaceAll", .string, .string, .string) { arguments, _ throws(TemplateFault) in
      .string(try TextPattern(arguments[0].text).replacing(arguments[2].text, by: arguments[1].text))
    },
    TemplateFunction("stripPort", .string) { arguments, _ in
      .string(HostAndPort(arguments[0].text)?.host ?? arguments[0].text)
    },
    TemplateFunction("stripDomain", .string) { arguments, _ in
      .string(HostAndPort.withoutDomain(arguments[0].text))
    },
  ]
}

extension String {
  /// The first letter of each word in its title form.
  ///
  /// - Reference: Go, `strings.Title`.
  fileprivate var titled: String {
    var isInsideWord = false
    return mappingScalars { scalar in
      defer { isInsideWord = !scalar.endsWord }
      return isInsideWord ? String(scalar) : scalar.properties.titlecaseMapping
    }
  }

  /// Letter by letter: where one would become several, as “ß”, it stays.
  fileprivate func mappingScalars(_ map: (Unicode.Scalar) -> String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let mapped = map(scalar).unicodeScalars
      if mapped.count == 1 { result.append(contentsOf: mapped) } else { result.append(scalar) }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var endsWord: Bool {
    if isASCII {
      let isWordByte = UInt8(ascii: self).isASCIIDigit || properties.isAlphabetic || self == "_"
      return !isWordByte
    }
    if properties.isAlphabetic || properties.numericType == .decimal { return false }
    return properties.isWhitespace
  }
}

/// A pattern that is looked for anywhere in a text.
struct TextPattern {
  private let pattern: Pattern

  init(_ text: String) throws(TemplateFault) {
    // Unlike in a matcher, a dot does not match a line break.
    let flags = "(?-s)"
    do {
      pattern = try Pattern(flags + text)
    } catch {
      // Which quotes the pattern.
      let reason = error.reason.split(separator: flags, omittingEmptySubsequences: false).joined()
      throw TemplateFault("the pattern \(GoPrinter.quoted(text)) is not valid: \(reason)")
    }
  }

  func matches(_ text: String) -> Bool { pattern.firstMatch(in: text, from: 0) != nil }

  /// Every match replaced by a template with places for groups: `$1`, `${name}`.
  ///
  /// - Reference: Go, `Regexp.ReplaceAllString`.
  func replacing(_ text: String, by replacement: String) -> String {
    let template = LabelTemplate(replacement)
    let bytes = Array(text.utf8)
    var result = ""
    var copied = 0
    var place = 0
    while place <= bytes.count, let groups = pattern.firstMatch(in: text, from: place), let match = groups[0] {
      result += String(decoding: bytes[copied..<match.lowerBound], as: UTF8.self)
      // Nothing, right behind a match, is no match of its own.
      if match.upperBound > copied || match.lowerBound == 0 {
        let texts = groups.map { $0.map { String(decoding: bytes[$0], as: UTF8.self)[...] } }
        result += template.expanded(texts, of: pattern)
      }
      if result.utf8.count > TemplateRun.outputLimit { return result }
      copied = match.upperBound
      place = max(match.upperBound, place + Self.letterLength(in: bytes, at: place))
    }
    return result + String(decoding: bytes[copied...], as: UTF8.self)
  }

  private static func letterLength(in bytes: [UInt8], at place: Int) -> Int {
    guard place < bytes.count else { return 1 }
    return bytes[(place + 1)...].prefix { $0 & 0xC0 == 0x80 }.count + 1
  }
}
