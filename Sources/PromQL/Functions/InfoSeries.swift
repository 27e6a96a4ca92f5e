internal import Telemetry

// Labels of what a series belongs to, from info metrics such as target_info, joined by job and instance.

extension FunctionDescriptor {
  static let info = Self(
    "info", [.instantVector, .instantVector], repetition: .optional(1), isExperimental: true,
    summary: "vector with the labels of its target_info, or of what a selector picks",
    .whole { evaluation, call, _ throws(QueryError) in
      let base = try evaluation.series(call.arguments[0])
      let wanted = InfoSelection(call.arguments.dropFirst().first)
      var selector = VectorSelector(matchers: wanted.matchers)
      // What a series of the past belonged to, it belonged to then.
      selector.modifiers = call.arguments[0].firstSelector?.modifiers ?? TimeModifiers()
      let infos = Dictionary(grouping: try evaluation.sampleTimes(of: selector)) {
        InfoJoin.identity(of: $0.labels)
      }
      var output: [StepSeries] = []
      for series in base {
        if wanted.selectsName(of: series.labels) {
          output.append(series)
        } else {
          let own = infos[InfoJoin.identity(of: series.labels)] ?? []
          output += try InfoJoin(of: series, with: own, wanted).enriched(on: evaluation.grid)
        }
      }
      return output
    })
}

/// What the second argument asks for: which info metrics, and which of their labels.
struct InfoSelection {
  private static let defaultName = "target_info"

  /// For the metrics' names, then for their labels.
  let matchers: [LabelMatcher]
  private let nameMatchers: [LabelMatcher]
  private let labelMatchers: [LabelMatcher]

  init(_ argument: Expression?) {
    var given: [LabelMatcher] = []
    if case .selector(let selector) = argument?.node { given = selector.matchers }
    let isName = { (matcher: LabelMatcher) in matcher.name.utf8.elementsEqual(Labels.metricNameLabel.utf8) }
    var names = given.filter(isName)
    labelMatchers = given.filter { !isName($0) }
    if names.isEmpty {
      names = [.metricName(Self.defaultName)]
    } else if names.allSatisfy(\.isNegative), let pattern = try? Pattern(".+_info") {
      // What is not wanted names no metrics by itself.
      names.append(LabelMatcher(Labels.metricNameLabel, .matches(pattern)))
    }
    nameMatchers = names
    matchers = names + labelMatchers
  }

  /// Whether a series is an info series itself, which stays as it is.
  func selectsName(of labels: Labels) -> Bool { nameMatchers.allSatisfy { $0.accepts(labels.metricName) } }

  func wants(_ label: Label) -> Bool {
    labelMatchers.isEmpty || labelMatchers.contains { $0.name.utf8.elementsEqual(label.name.utf8) }
  }

  /// Whether a series may do without any of the labels.
  var isOptional: Bool { labelMatchers.allSatisfy { $0.accepts("") } }
}

extension LabelMatcher {
  fileprivate var isNegative: Bool {
    switch test {
    case .notEqual, .doesNotMatch: true
    case .equal, .matches: false
    }
  }
}

extension Expression {
  /// The selector that is read first, from the left.
  fileprivate var firstSelector: VectorSelector? {
    var open = [self]
    while let next = open.popLast() {
      switch next.node {
      case .selector(let selector): return selector
      case .rangeSelector(let range): return range.selector
      case .number, .string: break
      case .subquery(let subquery): open.append(subquery.operand)
      case .call(let call): open += call.arguments.reversed()
      case .aggregation(let aggregation): open += [aggregation.operand] + (aggregation.parameter.map { [$0] } ?? [])
      case .binary(let operation): open += [operation.right, operation.left]
      case .unary(_, let inner), .parentheses(let inner): open.append(inner)
      }
    }
    return nil
  }
}
