extension ScriptExpectations {
  /// What is wrong with the remarks on a query that succeeded.
  func differences(of annotations: [Annotation], in query: String) -> [String] {
    let kinds: [Annotation.Kind] = [.warning, .info]
    return kinds.flatMap { kind -> [String] in
      let texts = annotations.filter { $0.kind == kind }.map { $0.text(in: query) }
      switch remarks[kind] {
      case nil: return []
      case .forbidden: return texts.map { "expected no \(kind.name), got “\($0)”" }
      case .each(let expected):
        let absent = expected.filter { wanted in !texts.contains(where: wanted.accepts) }
        let surplus = texts.filter { text in !expected.contains { $0.accepts(text) } }
        let others = texts.isEmpty ? "got none" : "got “\(texts.joined(separator: "”, “"))”"
        return absent.map { "expected \($0.text(for: kind.name)), \(others)" }
          + surplus.map { "no line expects the \(kind.name) “\($0)”" }
      }
    }
  }

  /// What is wrong with the failure of a query.
  func differences(ofFailure message: String) -> [String] {
    guard let failure else { return ["the query failed: \(message)"] }
    return failure.filter { !$0.accepts(message) }.map { "expected \($0.text(for: "failure")), got “\(message)”" }
  }
}

extension Annotation.Kind {
  fileprivate var name: String { self == .warning ? "warning" : "info" }
}
