extension TemplateFunction {
  /// - Reference: Prometheus, "Template reference", Strings and Others.
  static let links: [TemplateFunction] = [
    TemplateFunction("graphLink", .string) { arguments, _ in .string(link(arguments[0].text, tab: 0)) },
    TemplateFunction("tableLink", .string) { arguments, _ in .string(link(arguments[0].text, tab: 1)) },
    TemplateFunction("externalURL") { _, data in .string(data.externalURL) },
    TemplateFunction("pathPrefix") { _, data in .string(path(of: data.externalURL)) },
  ]

  private static func link(_ expression: String, tab: Int) -> String {
    "/graph?g0.expr=\(Escaping.query(expression))&g0.tab=\(tab)"
  }

  /// Behind scheme and host, before query and fragment.
  private static func path(of url: String) -> String {
    let bytes = Array(url.utf8)
    let scheme = bytes.indices.first { bytes[$0...].starts(with: "://".utf8) }
    let path = bytes[(scheme.map { $0 + 3 } ?? 0)...].drop { !"/?#".utf8.contains($0) }
    return String(decoding: path.prefix { !"?#".utf8.contains($0) }, as: UTF8.self)
  }
}
