/// The identity of a series: names and values, sorted by the bytes of the name, the metric's name among them as
/// `__name__`.
///
///     Labels([Label("job", "vllm"), Label("__name__", "up")]).description  // up{job="vllm"}
///
/// A label with an empty value is the same as no label, and is left out. Names are unique: a later one wins.
public struct Labels: Hashable, Sendable, Codable {
  public static let metricNameLabel = "__name__"

  public private(set) var pairs: [Label]

  /// - Complexity: O(n log n), linear when the labels come sorted.
  public init(_ labels: some Sequence<Label>) {
    let all = Array(labels)
    if all.indices.dropFirst().allSatisfy({ all[$0 - 1].name.precedesByBytes(all[$0].name) }) {
      pairs = all.contains { $0.value.isEmpty } ? all.filter { !$0.value.isEmpty } : all
      return
    }
    let stable = all.enumerated().sorted { left, right in
      let order = left.element.name.compareBytes(with: right.element.name)
      return order == 0 ? left.offset < right.offset : order < 0
    }
    var merged: [Label] = []
    for (_, label) in stable {
      if let last = merged.last, last.name.hasSameBytes(as: label.name) { merged.removeLast() }
      merged.append(label)
    }
    pairs = merged.filter { !$0.value.isEmpty }
  }

  /// - Precondition: the pairs rise by name, and no value is empty.
  init(sorted pairs: [Label]) {
    self.pairs = pairs
  }

  /// A metric's name and its other labels.
  public init(name: String, _ labels: some Sequence<Label> = []) {
    self.init([Label(Self.metricNameLabel, name)] + Array(labels))
  }

  /// The value of a label; `nil` without it.
  public subscript(name: String) -> String? {
    pairs.first { $0.name.hasSameBytes(as: name) }?.value
  }

  /// The metric's name; empty without one.
  public var metricName: String { self[Self.metricNameLabel] ?? "" }

  /// All labels but the metric's name.
  public var withoutName: [Label] {
    pairs.filter { !$0.name.hasSameBytes(as: Self.metricNameLabel) }
  }
}

extension Labels: Comparable {
  /// By the first pair that differs; fewer labels first where one begins with all of the other.
  public static func < (left: Labels, right: Labels) -> Bool {
    left.pairs.lexicographicallyPrecedes(right.pairs)
  }
}

extension Labels: CustomStringConvertible {
  /// As PromQL writes it: `name{a="b"}`; a name that needs it stands quoted inside the braces.
  public var description: String { text(endingIn: []) }

  /// The same with some labels behind all others, since where a series comes from tells it apart the least.
  public func text(endingIn last: [String]) -> String {
    let name = metricName
    let isPlain = Self.isPlainMetricName(name)
    let labels = withoutName
    let ordered = labels.filter { !last.contains($0.name) } + labels.filter { last.contains($0.name) }
    var parts = ordered.map {
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
