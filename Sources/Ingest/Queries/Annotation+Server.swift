internal import PromQL

extension Annotation {
  private static let longestText = 400

  /// A remark as a server writes it: `PromQL info: … (1:6)`, or a text of its own.
  ///
  /// - Parameter query: what was asked, in which the place is looked for.
  init(_ kind: Kind, serverText: String, query: String) {
    var message = Substring(serverText)
    let start = "PromQL \(kind.rawValue): "
    if message.hasPrefix(start) { message = message.dropFirst(start.count) }
    var offset = 0
    if let place = message.lastIndex(of: "("), message.last == ")",
      let found = Self.offset(of: message[place...].dropFirst().dropLast(), in: query)
    {
      offset = found
      message = message[..<place]
      if message.last == " " { message.removeLast() }
    }
    self.init(kind, ForeignText(message, upTo: Self.longestText).description, at: offset..<offset)
  }

  /// Where line and column, as in "2:14", are in a text; `nil` when it has no such place.
  private static func offset(of place: Substring, in text: String) -> Int? {
    let parts = place.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let line = parts[0], let column = parts[1], line >= 1, column >= 1 else { return nil }
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard line <= lines.count, column <= lines[line - 1].count + 1 else { return nil }
    return text.utf8.distance(from: text.startIndex, to: lines[line - 1].startIndex) + column - 1
  }
}
