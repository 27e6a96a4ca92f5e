internal import Telemetry

extension Labels {
  /// Only the labels with these names.
  func keeping(_ names: [String]) -> Labels {
    Labels(pairs.filter { names.containsBytes(of: $0.name) })
  }

  /// All labels but those with these names.
  func removing(_ names: [String]) -> Labels {
    Labels(pairs.filter { !names.containsBytes(of: $0.name) })
  }

  /// Without the metric's name and what else describes the metric itself.
  var nameless: Labels {
    pairs.contains { Self.describingMetric.containsBytes(of: $0.name) } ? removing(Self.describingMetric) : self
  }

  private static let describingMetric = [metricNameLabel, "__type__", "__unit__"]

  /// With another value of a label; an empty one takes it away.
  func setting(_ name: String, _ value: String) -> Labels {
    Labels(pairs + [Label(name, value)])
  }

  /// All labels in braces, the metric's name among them, as Prometheus's messages write a series.
  var bracedText: String {
    let parts = pairs.map { "\(StringLiteral.labelName($0.name))=\($0.value.quoted)" }
    return "{\(parts.joined(separator: ", "))}"
  }
}

extension [String] {
  fileprivate func containsBytes(of name: String) -> Bool {
    contains { $0.utf8.count == name.utf8.count && $0.utf8.elementsEqual(name.utf8) }
  }
}
