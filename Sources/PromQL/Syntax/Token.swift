/// The smallest part of a query: a name, a number, an operator.
struct Token: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case end
    case identifier
    /// A name with a colon, which is a metric's only.
    case metricIdentifier
    case number
    case duration
    case string
    case leftParenthesis, rightParenthesis
    case leftBrace, rightBrace
    case leftBracket, rightBracket
    case comma, colon
    case assign
    case matches, doesNotMatch
    case at
    case operation(BinaryOperation.Operator)
    case aggregation(Aggregation.Operator)
    case keyword(Keyword)
  }

  enum Keyword: String, Sendable, Hashable, CaseIterable {
    case offset, anchored, smoothed
    case by, without
    case on, ignoring, bool, fill
    case groupLeft = "group_left"
    case groupRight = "group_right"
    case fillLeft = "fill_left"
    case fillRight = "fill_right"
    case start, end, step, range

    /// Whether it only says something before a parenthesis and is a plain name everywhere else.
    var needsParenthesis: Bool { self == .fill || self == .fillLeft || self == .fillRight }
  }

  var kind: Kind
  /// Where it stands, in bytes.
  var range: Range<Int>

  /// What a word means, in any case of its letters; `nil` for a plain name.
  static func keyword(_ word: some Sequence<UInt8>) -> Kind? {
    keywords[String(decoding: word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)]
  }

  private static let keywords: [String: Kind] = {
    var keywords: [String: Kind] = ["inf": .number, "nan": .number]
    for keyword in Keyword.allCases { keywords[keyword.rawValue] = .keyword(keyword) }
    for operation in Aggregation.Operator.allCases { keywords[operation.rawValue] = .aggregation(operation) }
    for operation in [BinaryOperation.Operator.and, .or, .unless, .arctangent] {
      keywords[operation.rawValue] = .operation(operation)
    }
    return keywords
  }()
}

extension Token.Kind {
  /// Whether a metric may be called so without quotes.
  var isMetricName: Bool {
    switch self {
    case .identifier, .metricIdentifier, .aggregation, .operation(.and), .operation(.or), .operation(.unless): true
    case .keyword(.offset), .keyword(.anchored), .keyword(.smoothed), .keyword(.by), .keyword(.without): true
    case .keyword(.start), .keyword(.end), .keyword(.step), .keyword(.range): true
    default: false
    }
  }

  /// Whether a label may be called so in a list, as after `by`.
  var isLabelName: Bool {
    switch self {
    case .identifier, .metricIdentifier, .aggregation, .keyword: true
    case .operation(.and), .operation(.or), .operation(.unless), .operation(.arctangent): true
    default: false
    }
  }

  /// How Prometheus calls it in a message.
  func description(of text: String) -> String {
    switch self {
    case .end: "end of input"
    case .identifier: "identifier \(text.quoted)"
    case .metricIdentifier: "metric identifier \(text.quoted)"
    case .number: "number \(text.shortQuoted)"
    case .duration: "duration \(text.shortQuoted)"
    case .string: "string \(text.shortQuoted)"
    case .operation, .at, .matches, .doesNotMatch: "<op:\(text)>"
    case .aggregation: "<aggr:\(text)>"
    case .keyword(.start), .keyword(.end), .keyword(.step), .keyword(.range): text.quoted
    case .keyword: "<\(text)>"
    default: text.quoted
    }
  }
}
