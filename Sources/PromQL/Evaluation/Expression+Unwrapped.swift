extension Expression {
  /// Without the parentheses around it.
  var unwrapped: Expression {
    var expression = self
    while case .parentheses(let inner) = expression.node { expression = inner }
    return expression
  }
}
