import Predictions

/// A model's name with its version, as titles and rows show it.
enum ModelName {
  static func line(_ identity: ModelIdentity, role: Role) -> TextLine {
    var line = identity.model.isEmpty ? TextLine("unnamed", .dim) : TextLine(identity.model, role)
    if let version = identity.version, !version.isEmpty { line.add(" " + version, .dim) }
    return line
  }
}
