internal import Telemetry

extension TemplateValue {
  /// A number, or a text that is one.
  ///
  /// - Reference: Prometheus, "Template reference", Numbers.
  func number() throws(TemplateFault) -> Double {
    switch self {
    case .float(let value): return value
    case .int(let value): return Double(value)
    case .duration(let value): return value.inSeconds
    case .string(let text):
      guard let value = Self.parsed(text) else {
        throw TemplateFault("strconv.ParseFloat: parsing \(GoPrinter.quoted(text)): invalid syntax")
      }
      return value
    default: throw TemplateFault("can't convert \(typeName) to float")
    }
  }

  /// As a time in seconds since 1970; `nil` for NaN and infinity, which are none.
  func time() throws(TemplateFault) -> Timestamp? {
    let seconds = try number()
    guard seconds.isFinite else { return nil }
    // Prometheus's times are whole milliseconds.
    guard let nanoseconds = Int64(exactly: (seconds * 1e9).rounded(.towardZero)) else {
      throw TemplateFault(
        "\(GoNumberText.general(seconds)) cannot be represented as a nanoseconds timestamp since it overflows int64")
    }
    return Timestamp(nanoseconds: nanoseconds / 1_000_000 * 1_000_000)
  }

  private static func parsed(_ text: String) -> Double? {
    let lower = text.lowercased()
    let bare = lower.hasPrefix("+") || lower.hasPrefix("-") ? String(lower.dropFirst()) : lower
    switch bare {
    case "inf", "infinity": return lower.hasPrefix("-") ? -.infinity : .infinity
    case "nan": return .nan
    // Swift's reading takes other spellings of NaN, and white space, which Go's refuses.
    case _ where bare.utf8.allSatisfy { $0.isASCIIDigit || ".e+-xabcdefp".utf8.contains($0) }:
      let completed = (bare.hasPrefix(".") ? "0" : "") + bare + (bare.hasSuffix(".") ? "0" : "")
      guard bare != ".", let value = Double(completed) else { return nil }
      return lower.hasPrefix("-") ? -value : value
    default: return nil
    }
  }
}
