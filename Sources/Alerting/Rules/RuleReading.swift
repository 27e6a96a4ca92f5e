internal import ConfigurationFiles
internal import PromQL
internal import Telemetry

/// What one rule of a file says, and all that is wrong with it.
struct RuleReading {
  /// `nil` when anything is wrong.
  private(set) var rule: Rule?
  private(set) var faults: [RuleFault] = []
  private(set) var warnings: [RuleFault] = []

  private let node: ConfigurationNode
  private let source: ConfigurationSource
  /// Which rule it is, for messages.
  private var subject: String

  private static let keys = ["record", "alert", "expr", "for", "keep_firing_for", "labels", "annotations"]

  /// - Parameter subject: for messages: "group “g”, rule 3".
  init(_ node: ConfigurationNode, _ source: ConfigurationSource, subject: String) {
    self.node = node
    self.source = source
    self.subject = subject
    guard let section = attempt({ () throws(ConfigurationError) in try ConfigurationSection(node, keys: Self.keys) }),
      let (name, isAlert) = attempt({ () throws(ConfigurationError) in try Self.name(section) })
    else { return }
    self.subject += " “\(name)”"
    let expression = expression(section)
    let hold = hold(section)
    if !isAlert { checkRecording(section, name, hold) }
    let labels = namedTexts(section["labels"])
    let annotations = namedTexts(section["annotations"])
    if isAlert {
      for entry in labels + annotations { checkTemplate(entry.value) }
      warnings += labels.compactMap { RuleWarnings.changingLabel($0, subject: self.subject) }
    }
    guard faults.isEmpty, let (parsed, text) = expression else { return }
    rule = Rule(
      isAlert ? .alerting(hold) : .recording, name: name, expression: parsed, expressionText: text,
      labels: labels.map { Label($0.key, $0.value.shownText) },
      annotations: annotations.map { Label($0.key, $0.value.shownText) }, line: node.line)
  }

  private mutating func attempt<Value>(_ body: () throws(ConfigurationError) -> Value) -> Value? {
    do throws(ConfigurationError) {
      return try body()
    } catch {
      faults.append(RuleFault(error, in: subject))
      return nil
    }
  }

  private mutating func note(_ place: ConfigurationNode, _ reason: String) {
    faults.append(RuleFault(place.fault(reason), in: subject))
  }

  // MARK: Parts

  private static func name(
    _ section: ConfigurationSection
  ) throws(ConfigurationError) -> (name: String, isAlert: Bool) {
    let (node, alert, record) =
      (section.place, try section.text("alert") ?? "", try section.text("record") ?? "")
    guard alert.isEmpty != record.isEmpty else {
      throw ConfigurationError(
        file: node.file, line: node.line, column: node.column,
        reason: alert.isEmpty
          ? "expected “alert: …” or “record: …”" : "has both alert and record; expected one of them")
    }
    return alert.isEmpty ? (record, false) : (alert, true)
  }

  private mutating func expression(_ section: ConfigurationSection) -> (Expression, text: String)? {
    guard let place = section["expr"], let text = attempt({ () throws(ConfigurationError) in try place.text() }),
      !text.isEmpty
    else {
      if section["expr"]?.isText ?? true {
        faults.append(
          RuleFault(
            file: node.file, line: node.line, column: node.column, reason: "\(subject): expected “expr: …”, a query"))
      }
      return nil
    }
    do throws(ParseError) {
      let expression = try Expression(parsing: text)
      guard [.string, .rangeVector].contains(expression.valueType) else { return (expression, text) }
      let found = "found a \(expression.valueType.rawValue)"
      let remedy = expression.valueType == .string ? "" : "; give it to a function such as rate()"
      note(place, byte: expression.range.lowerBound, "expected a vector or a number, \(found)\(remedy)")
    } catch {
      note(place, byte: error.range.lowerBound, "parse error: \(error.message)")
    }
    return nil
  }

  /// A fault inside a text.
  private mutating func note(_ node: ConfigurationNode, byte offset: Int, _ reason: String) {
    let place = source.place(ofByte: offset, of: node)
    faults.append(
      RuleFault(
        file: node.file, line: place.line, column: place.column, reason: "\(subject): \(node.name): \(reason)"))
  }

  private mutating func hold(_ section: ConfigurationSection) -> Rule.Hold {
    func duration(_ key: String) -> Duration {
      (attempt { () throws(ConfigurationError) in try section.duration(key) } ?? nil) ?? .zero
    }
    return Rule.Hold(holdDuration: duration("for"), keepFiringFor: duration("keep_firing_for"))
  }

  private mutating func checkRecording(_ section: ConfigurationSection, _ name: String, _ hold: Rule.Hold) {
    if let place = section["record"], !RuleNames.isMetricName(name) {
      note(place, "“\(name)” is no name of a series; expected letters, digits, _ and :, no digit first")
    }
    let reason = "has no meaning in a recording rule; remove it"
    if let place = section["for"], hold.holdDuration > .zero { note(place, reason) }
    if let place = section["keep_firing_for"], hold.keepFiringFor > .zero { note(place, reason) }
    if let place = section["annotations"], place.hasEntries { note(place, reason) }
  }

  private mutating func namedTexts(_ place: ConfigurationNode?) -> [ConfigurationEntry] {
    guard let place else { return [] }
    return attempt { () throws(ConfigurationError) in try place.namedTexts() } ?? []
  }

  private mutating func checkTemplate(_ place: ConfigurationNode) {
    do throws(TemplateFault) {
      _ = try Template(place.shownText)
    } catch {
      note(place, byte: error.offset ?? 0, error.sentence)
    }
  }
}

extension ConfigurationNode {
  fileprivate var isText: Bool { (try? text()) != nil }

  fileprivate var hasEntries: Bool { !((try? entries()) ?? []).isEmpty }
}
