/// The identity of a series: names and values, sorted by the bytes of the name, the metric's name among them as
/// `__name__`.
///
///     Labels([Label("job", "vllm"), Label("__name__", "up")]).description  // up{job="vllm"}
///
/// A label with an empty value is the same as no label, and is left out. Names are unique: a later one wins.
public struct Labels: Hashable, Sendable {
  public static let metricNameLabel = "__name__"

  public private(set) var pairs: [Label]

  /// - Complexity: O(n log n), linear when the labels come sorted.
  public init(_ labels: some Sequence<Label>) {
    pairs = labels.filter { !$0.value.isEmpty }
    var isSorted = true
    for index in pairs.indices.dropFirst() where !Self.precedes(pairs[index - 1].name, pairs[index].name) {
      isSorted = false
      break
    }
    guard !isSorted else { return }
    let stable = labels.enumerated().sorted { left, right in
      if left.element.name.utf8.elementsEqual(right.element.name.utf8) { return left.offset < right.offset }
      return Self.precedes(left.element.name, right.element.name)
    }
    var merged: [Label] = []
    for (_, label) in stable {
      if let last = merged.last, last.name.utf8.elementsEqual(label.name.utf8) { merged.removeLast() }
      merged.append(label)
    }
    pairs = merged.filter { !$0.value.isEmpty }
  }

  /// A metric's name and its other labels.
  public init(name: String, _ labels: some Sequence<Label> = []) {
    self.init([Label(Self.metricNameLabel, name)] + Array(labels))
  }

  /// The value of a label; `nil` without it.
  public subscript(name: String) -> String? {
    pairs.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// The metric's name; empty without one.
  public var metricName: String { self[Self.metricNameLabel] ?? "" }

  /// All labels but the metric's name.
  public var withoutName: [Label] {
    pairs.filter { $0.name != Self.metricNameLabel }
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

extension Labels: CustomStringConvertible {
  /// As PromQL writes it: `name{a="b"}`; a name that needs it stands quoted inside the braces.
  public var description: String {
    let name = metricName
    let isPlain = Self.isPlainMetricName(name)
    var parts = withoutName.map {
      "\(Self.isPlainLabelName($0.name) ? $0.name : Self.quoted($0.name))=\(Self.quoted($0.value))"
    }
    if !name.isEmpty, !isPlain { parts.insert(Self.quoted(name), at: 0) }
    return (isPlain ? name : "") + (parts.isEmpty ? (isPlain ? "" : "{}") : "{\(parts.joined(separator: ", "))}")
  }

  /// Whether a metric's name is written without quotes: `[a-zA-Z_:][a-zA-Z0-9_:]*`.
  public static func isPlainMetricName(_ name: String) -> Bool {
    isPlain(name, allowsColon: true)
  }

  /// Whether a label's name is written without quotes: `[a-zA-Z_][a-zA-Z0-9_]*`.
  public static func isPlainLabelName(_ name: String) -> Bool {
    isPlain(name, allowsColon: false)
  }

  private static func isPlain(_ name: String, allowsColon: Bool) -> Bool {
    var isFirst = true
    for byte in name.utf8 {
      let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F || (allowsColon && byte == 0x3A)
      let isDigit = byte >= 0x30 && byte <= 0x39
      guard isLetter || (isDigit && !isFirst) else { return false }
      isFirst = false
    }
    return !isFirst
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
