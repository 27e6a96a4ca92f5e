/// A text with actions between `{{` and `}}`, as Prometheus's rules use Go's templates.
///
///     try Template("p99 is {{ $value | humanizeDuration }}").text(data)  // "p99 is 1m 2s"
///
/// - Reference: Go, `text/template`; Prometheus, "Template reference".
public struct Template: Sendable {
  private let definitions: TemplateParser.Definitions

  /// - Throws: ``TemplateFault`` for what is no template.
  /// - Complexity: O(n).
  public init(_ source: String) throws(TemplateFault) {
    definitions = try TemplateParser.parse(
      source, variables: ["$", "$labels", "$externalLabels", "$externalURL", "$value"])
  }

  /// - Throws: ``TemplateFault`` for what goes wrong with this data, and for a text beyond 1 MiB or a template that does
  ///   not come to an end.
  public func text(_ data: TemplateData) throws(TemplateFault) -> String {
    var run = TemplateRun(definitions, data)
    return try run.text()
  }
}
