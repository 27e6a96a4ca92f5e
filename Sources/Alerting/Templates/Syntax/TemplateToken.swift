/// A piece of a template as its grammar sees it.
struct TemplateToken: Sendable {
  enum Kind: Sendable, Equatable {
    /// Text outside actions, trimmed.
    case text
    case leftDelimiter
    case rightDelimiter
    case space
    case identifier
    case keyword
    case bool
    /// `.name`
    case field
    /// `.`
    case dot
    /// `$`, `$name`
    case variable
    case number
    case character
    /// In double quotes.
    case string
    /// In backquotes.
    case rawString
    case declare
    case assign
    case pipe
    case leftParenthesis
    case rightParenthesis
    case other
    case end
    /// Nothing can be read from here on; the text says why.
    case fault
  }

  var kind: Kind
  var text: String
  /// In bytes from the start of the template.
  var offset: Int

  /// As a message shows it.
  var shown: String {
    switch kind {
    case .end: "the end of the template"
    case .keyword: "{{\(text)}}"
    default: "“\(text.unicodeScalars.count > 20 ? "\(text.prefix(20))…" : text)”"
    }
  }

  static let keywords: Set<String> = [
    "block", "break", "continue", "define", "else", "end", "if", "nil", "range", "template", "with",
  ]
}
