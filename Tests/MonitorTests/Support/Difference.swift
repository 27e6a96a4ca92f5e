/// Where two values of one type differ first, by looking into them: what a failed comparison of states says.
enum Difference {
  static func first(_ left: Any, _ right: Any, at path: String = "") -> String? {
    let (one, other) = (Mirror(reflecting: left), Mirror(reflecting: right))
    guard one.displayStyle != .class else { return nil }
    let (children, others) = (ordered(one), ordered(other))
    guard !children.isEmpty, children.count == others.count else {
      let texts = ("\(left)", "\(right)")
      return texts.0 == texts.1 ? nil : "\(path): \(texts.0.prefix(80)) and \(texts.1.prefix(80))"
    }
    for (child, match) in zip(children, others) {
      if let found = first(child.value, match.value, at: "\(path).\(child.name)") { return found }
    }
    return nil
  }

  /// Members of dictionaries and sets in the order of their texts.
  private static func ordered(_ mirror: Mirror) -> [(name: String, value: Any)] {
    let children = mirror.children.enumerated().map { ($1.label ?? "\($0)", $1.value) }
    guard mirror.displayStyle == .dictionary || mirror.displayStyle == .set else { return children }
    return children.sorted { "\($0.1)" < "\($1.1)" }
  }
}
