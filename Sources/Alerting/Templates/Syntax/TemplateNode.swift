/// A part of a template that has been read.
enum TemplateNode: Sendable {
  case text(String)
  /// Prints what it gives, unless it declares a variable.
  case action(TemplatePipeline)
  case ifElse(TemplateBranch)
  /// Like `if`, with the value as the dot.
  case with(TemplateBranch)
  case range(TemplateBranch)
  /// `{{template "name" pipeline}}`
  case call(name: String, TemplatePipeline?, offset: Int)
  case breakRange
  case continueRange
}

struct TemplateBranch: Sendable {
  var pipeline: TemplatePipeline
  var body: [TemplateNode]
  var otherwise: [TemplateNode]
}

/// Commands, each taking what the one before gives as its last argument: `first | second 1`.
struct TemplatePipeline: Sendable {
  var offset: Int
  /// Variables that take the value.
  var variables: [String] = []
  /// `=`, not `:=`.
  var isAssignment = false
  var commands: [TemplateCommand] = []
}

/// A value, or a function and its arguments.
struct TemplateCommand: Sendable {
  /// At least one.
  var arguments: [TemplateTerm]
}

/// What a command is made of.
struct TemplateTerm: Sendable {
  indirect enum Kind: Sendable {
    case dot
    case null
    case bool(Bool)
    case number(TemplateNumber)
    case string(String)
    /// `.a.b`, of the dot.
    case field([String])
    /// `$x.a.b`
    case variable(String, [String])
    case function(String)
    /// In parentheses.
    case pipeline(TemplatePipeline)
    /// `(pipeline).a.b`
    case chain(TemplateTerm, [String])
  }

  var kind: Kind
  var offset: Int
  /// As it stands in the template, for messages.
  var source: String
}
