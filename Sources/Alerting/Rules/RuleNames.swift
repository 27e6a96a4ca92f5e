internal import ConfigurationFiles
internal import Telemetry

/// Names as Prometheus 2 allows them.
enum RuleNames {
  static func isLabelName(_ text: String) -> Bool {
    text.utf8.first.map { !$0.isDigit } ?? false && text.utf8.allSatisfy { $0.isWordLetter }
  }

  static func isMetricName(_ text: String) -> Bool {
    text.utf8.first.map { !$0.isDigit } ?? false
      && text.utf8.allSatisfy { $0.isWordLetter || $0 == UInt8(ascii: ":") }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isWordLetter: Bool {
    isDigit || self == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}

extension ConfigurationNode {
  /// Labels or annotations in the order of the file: names that are label names, and values that are texts.
  func namedTexts() throws(ConfigurationError) -> [ConfigurationEntry] {
    let entries = try entries()
    for entry in entries {
      let isMetricName = entry.key.utf8.elementsEqual(Labels.metricNameLabel.utf8)
      guard RuleNames.isLabelName(entry.key), !isMetricName || name == "annotations" else {
        throw ConfigurationError(
          file: file, line: entry.line, column: entry.column,
          reason: "\(name): “\(entry.key)” is no name for a label; expected letters, digits and _, no digit first")
      }
      _ = try entry.value.text()
    }
    return entries
  }

  /// Nothing for what is no text.
  var shownText: String { (try? text()) ?? "" }
}
