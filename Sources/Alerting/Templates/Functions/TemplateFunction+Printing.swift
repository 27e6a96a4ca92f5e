extension TemplateFunction {
  static let printing: [TemplateFunction] = [
    TemplateFunction("printf", .string, rest: .any) { arguments, _ in
      .string(GoPrinter.text(arguments[0].text, Array(arguments.dropFirst())))
    },
    TemplateFunction("print", rest: .any) { arguments, _ in .string(printed(arguments)) },
    TemplateFunction("println", rest: .any) { arguments, _ in
      .string(arguments.map(\.shown).joined(separator: " ") + "\n")
    },
  ]

  /// With spaces between what are both no texts.
  static func printed(_ values: [TemplateValue]) -> String {
    var text = ""
    var isAfterText = true
    for value in values {
      var isText = false
      if case .string = value { isText = true }
      if !isText, !isAfterText { text += " " }
      text += value.shown
      isAfterText = isText
    }
    return text
  }

  /// What is no text is printed first.
  static let escaping: [TemplateFunction] = [
    TemplateFunction("html", rest: .any) { arguments, _ in .string(Escaping.html(printed(arguments))) },
    TemplateFunction("js", rest: .any) { arguments, _ in .string(Escaping.javaScript(printed(arguments))) },
    TemplateFunction("urlquery", rest: .any) { arguments, _ in .string(Escaping.query(printed(arguments))) },
    TemplateFunction("urlQueryEscape", .string) { arguments, _ in .string(Escaping.query(arguments[0].text)) },
    // The text goes to people and machines, not into a page: there is nothing to be kept from escaping.
    TemplateFunction("safeHtml", .string) { arguments, _ in arguments[0] },
    TemplateFunction("toJson", .any) { arguments, _ in .string(Escaping.json(arguments[0])) },
  ]
}
