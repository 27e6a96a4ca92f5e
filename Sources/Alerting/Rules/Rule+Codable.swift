internal import PromQL
internal import Telemetry

/// As its text, of which the expression is made again: what stands in a recording outlives changes of the syntax tree.
extension Rule: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind
    case name
    case expression
    case labels
    case annotations
    case line
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(name, forKey: .name)
    try container.encode(expressionText, forKey: .expression)
    try container.encode(labels, forKey: .labels)
    try container.encode(annotations, forKey: .annotations)
    try container.encode(line, forKey: .line)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let kind = try container.decode(Kind.self, forKey: .kind)
    let name = try container.decode(String.self, forKey: .name)
    let text = try container.decode(String.self, forKey: .expression)
    self.init(
      kind, name: name, expression: try Expression(parsing: text), expressionText: text,
      labels: try container.decode([Label].self, forKey: .labels),
      annotations: try container.decode([Label].self, forKey: .annotations),
      line: try container.decode(Int.self, forKey: .line))
  }
}
