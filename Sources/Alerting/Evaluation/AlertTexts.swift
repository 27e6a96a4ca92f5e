internal import PromQL
internal import Telemetry

/// The labels and annotations that a rule gives to its alerts.
struct AlertTexts: Sendable {
  private let name: Label
  private let labels: [(name: String, text: AlertText)]
  private let annotations: [(name: String, text: AlertText)]

  init(name: String, labels: [Label], annotations: [Label]) {
    self.name = Label(AlertLabels.name, name)
    self.labels = labels.map { ($0.name, AlertText($0.value)) }
    self.annotations = annotations.map { ($0.name, AlertText($0.value)) }
  }

  /// Fills them in at one time.
  func filler(over store: SeriesStore, _ round: EvaluationRound) -> Filler {
    Filler(texts: self, round: round) { (text) throws(TemplateFault) in
      try Self.answer(text, over: store, round.time, round.options.evaluation)
    }
  }

  struct Filler {
    let texts: AlertTexts
    let round: EvaluationRound
    let query: @Sendable (String) throws(TemplateFault) -> [TemplateSample]

    func finding(_ element: QueryValue.VectorElement) -> AlertFinding {
      let own = element.labels
      let data = TemplateData(
        labels: own, value: element.sample.value, externalLabels: round.options.externalLabels,
        externalURL: round.options.externalURL, time: round.time, query: query)
      // Of a label that stands twice the later one counts.
      let added = texts.labels.map { Label($0.name, $0.text.filled(with: data)) }
      let labels = Labels(own.withoutName + added + [texts.name])
      return AlertFinding(
        fingerprint: AlertFingerprint(labels), labels: labels,
        annotations: texts.annotations.map { Label($0.name, $0.text.filled(with: data)) },
        value: element.sample.value)
    }
  }

  private static func answer(
    _ text: String, over store: SeriesStore, _ time: Timestamp, _ options: EvaluationOptions
  ) throws(TemplateFault) -> [TemplateSample] {
    let times = QueryTimes.instant(milliseconds: time.milliseconds)
    do {
      switch try Expression(parsing: text).evaluate(over: store, at: times, options: options).value {
      case .vector(let elements): return elements.map { TemplateSample(labels: $0.labels, value: $0.sample.value) }
      case .scalar(let sample): return [TemplateSample(labels: Labels([]), value: sample.value)]
      case .string, .matrix: throw TemplateFault("rule result is not a vector or scalar")
      }
    } catch let fault as TemplateFault {
      throw fault
    } catch let error as QueryError {
      throw TemplateFault(error.message)
    } catch {
      throw TemplateFault("\(error)")
    }
  }
}

/// One text of a rule.
private enum AlertText: Sendable {
  case literal(String)
  case template(Template)
  case faulty(TemplateFault)

  init(_ source: String) {
    // Most hold no action, and cost nothing then.
    guard source.utf8.contains(UInt8(ascii: "{")) else {
      self = .literal(source)
      return
    }
    do throws(TemplateFault) {
      self = .template(try Template(source))
    } catch {
      self = .faulty(error)
    }
  }

  /// What goes wrong stands in the text, as Prometheus has it: an alert is not lost for a sentence.
  func filled(with data: TemplateData) -> String {
    do throws(TemplateFault) {
      switch self {
      case .literal(let text): return text
      case .template(let template): return try template.text(data)
      case .faulty(let fault): throw fault
      }
    } catch {
      return "<error expanding template: \(error.sentence)>"
    }
  }
}
