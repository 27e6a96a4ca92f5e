/// The expressions that were run, the newest last, and a walk through them.
public struct ExpressionHistory: Sendable, Equatable {
  public private(set) var entries: [String]
  private var offered: [String] = []

  /// So many are kept.
  public static let limit = 500

  public init(_ entries: [String] = []) {
    self.entries = entries.suffix(Self.limit)
  }

  /// Adds an expression, unless it is the one that was run last.
  ///
  /// - Returns: whether it was added.
  @discardableResult
  public mutating func add(_ text: String) -> Bool {
    if let last = entries.last, last.utf8.elementsEqual(text.utf8) { return false }
    entries = entries.suffix(Self.limit - 1) + [text]
    return true
  }

  /// What a walk goes through: also what is only offered, nearest to the line.
  var walk: [String] { entries + offered }

  /// Expressions that were not run, as those of panels; they take the place of those offered before.
  mutating func offer(_ texts: some Sequence<String>) {
    offered = Array(texts)
  }
}
