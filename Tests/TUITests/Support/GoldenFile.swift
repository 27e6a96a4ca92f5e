import FoundationEssentials
import TUI
import Testing

/// A screen as a text file: its characters, then the role of each run of cells that is not plain text.
///
/// `DRIFTOP_RECORD_GOLDENS=1` writes the files anew and fails the run, so that a recording never passes for a test.
enum GoldenFile {
  static func expect(_ grid: Grid, equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = folder + "/" + name + ".txt"
    let text = GridText.plain(grid) + "--- roles\n" + roles(grid)
    if ProcessInfo.processInfo.environment["DRIFTOP_RECORD_GOLDENS"] == "1" {
      try Data(text.utf8).write(to: URL(filePath: path))
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let expected = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    // The first line that differs says more than two whole screens.
    for (index, (line, expectedLine)) in zip(lines, expectedLines).enumerated()
    where !line.utf8.elementsEqual(expectedLine.utf8) {
      Issue.record(
        "\(name), line \(index + 1) is\n\(line)\ninstead of\n\(expectedLine)", sourceLocation: sourceLocation)
      return
    }
    #expect(lines.count == expectedLines.count, "\(name)", sourceLocation: sourceLocation)
  }

  private static var folder: String {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(2)
    return "/" + parts.joined(separator: "/") + "/Goldens"
  }

  /// One line a row that holds any: "3: 1+8 table.header, 20+4 state.ok".
  private static func roles(_ grid: Grid) -> String {
    var text = ""
    for y in 0..<grid.height {
      var runs: [(x: Int, length: Int, role: Role)] = []
      for x in 0..<grid.width where grid[x, y].role != .text {
        if let last = runs.last, last.role == grid[x, y].role, last.x + last.length == x {
          runs[runs.count - 1].length += 1
        } else {
          runs.append((x, 1, grid[x, y].role))
        }
      }
      guard !runs.isEmpty else { continue }
      text += "\(y): " + runs.map { "\($0.x)+\($0.length) \($0.role.rawValue)" }.joined(separator: ", ") + "\n"
    }
    return text
  }
}
