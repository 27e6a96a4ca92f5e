internal import Telemetry

/// A sample as the rules look at it: texts instead of places.
struct CheckedSample {
  var offset: Int
  var name: String
  /// Without the metric's name; in the order of the line, doubles among them.
  var labels: [Label]
  var value: Double
  /// The time stamp in the unit of the format, `nil` without one.
  var stamp: Double?
  var exemplar: [Label]?

  init(_ sample: ExpositionSample, in parser: ExpositionParser) {
    offset = parser.entryStart
    name = parser.text(parser.metricName)
    labels = parser.written(parser.sampleLabels)
    value = sample.value
    stamp = parser.format == .openMetrics ? parser.sampleSeconds : sample.milliseconds.map(Double.init)
    exemplar = sample.hasExemplar ? parser.written(parser.exemplarLabels) : nil
  }

  /// The value of a label; `nil` without it.
  subscript(label: String) -> String? {
    labels.first { $0.name.utf8.elementsEqual(label.utf8) }?.value
  }

  /// A label's value as the number it must be; `nil` when it is none.
  func number(of label: String) -> Double? {
    guard let text = self[label] else { return nil }
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      var position = 0
      let number = try? SampleNumber.float(at: &position, in: buffer, "expected a number")
      return position == buffer.count ? number : nil
    }
  }
}

/// A HELP, TYPE or UNIT line as the rules look at it.
struct CheckedMetadata {
  enum Content {
    case kind(MetricMetadata.Kind)
    case help(String)
    case unit(String)
  }

  var name: String
  var offset: Int
  var content: Content
}

/// A name compared by its bytes, since Swift's strings join different spellings of a letter.
struct ExactName: Hashable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (left: ExactName, right: ExactName) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

/// The rules of one format.
protocol ExpositionRules {
  var familyCount: Int { get }
  mutating func metadata(_ metadata: CheckedMetadata, _ report: inout CheckReport)
  mutating func sample(_ sample: CheckedSample, _ report: inout CheckReport)
  mutating func end(_ report: inout CheckReport)
}
