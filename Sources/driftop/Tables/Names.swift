/// Names joined by commas, as options take them.
enum Names {
  /// - Returns: `nil` where nothing was given; each name once.
  static func list(_ text: String?, option: String) throws(Failure) -> [String]? {
    guard let text else { return nil }
    var names: [String] = []
    for name in text.split(separator: ",").map(String.init) where !names.contains(name) { names.append(name) }
    guard !names.isEmpty else { throw Failure(sentence: "\(option): name at least one, several joined by commas") }
    return names
  }
}
