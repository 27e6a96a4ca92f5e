internal import GRDB

extension RecordingTape {
  /// What is damaged beside the chunks, one sentence each: the file's own tables, and states to go on from.
  ///
  /// Without those states all is read all the same, and jumps take longer.
  /// - Complexity: O(size of the file).
  public func flaws() -> [String] { file.flaws() }
}

extension RecordingFile {
  /// Of what SQLite finds, so much is told.
  private static let tableFlawLimit = 5

  func flaws() -> [String] {
    let tables =
      (try? queue.read { try String.fetchAll($0, sql: "PRAGMA quick_check(\(Self.tableFlawLimit))") })
      ?? ["the tables cannot be looked through"]
    let names = (try? queue.read { try String.fetchAll($0, sql: "SELECT hash FROM blob") }) ?? []
    let damaged = names.count { name in part(name).map { ContentName(of: $0).text != name } ?? true }
    var flaws = tables.filter { $0 != "ok" }.map { "\(path): \($0)" }
    if damaged > 0 {
      let parts = damaged == 1 ? "1 part of a state to go on from is" : "\(damaged) parts of states to go on from are"
      flaws.append("\(path): \(parts) damaged; jumps begin further back")
    }
    return flaws
  }
}
