internal import Ingest

/// The overview's rows from a query server, until another answer comes, with the questions behind them.
struct QueriedCache: Sendable {
  struct Key: Equatable, Sendable {
    /// Of answers and catalogs.
    var version: Int
    /// The targets that are scraped, which stand as themselves, and their rows, which come first.
    var targetCount: Int
    var firstRow: Int
    var grid: BucketGrid
    var sums: Bool
    /// The rows with a sparkline; `nil` when no row is on the screen.
    var seen: Range<Int>?
  }

  struct Rows: Sendable {
    var targets: [QueriedTarget]
    var summaries: [ServerSummary]
    var questions: Set<WantedQuery>
  }

  private(set) var key: Key?
  private(set) var rows: Rows?

  func rows(for key: Key) -> Rows? { self.key == key ? rows : nil }

  mutating func keep(_ rows: Rows, for key: Key) {
    (self.key, self.rows) = (key, rows)
  }
}
