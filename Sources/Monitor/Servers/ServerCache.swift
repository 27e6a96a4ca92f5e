internal import Telemetry

/// What was computed of targets that have not been scraped since, so that drawing the screen again costs nothing.
struct ServerCache: Sendable {
  struct MemberKey: Hashable, Sendable {
    var target: Int
    var preset: String
  }

  /// One target's figures: one bucket for each panel, by the panel's place in the preset.
  struct Figures: Sendable {
    var version: Int
    var totals: [Int: PanelTotals]
  }

  struct History: Sendable {
    var version: Int
    var grid: BucketGrid
    var totals: PanelTotals
  }

  struct DetailKey: Hashable, Sendable {
    var identity: ServerIdentity
    var members: MemberVersions
    var grid: BucketGrid
  }

  /// Tells whether something has come of the targets behind a row. Versions only grow.
  struct MemberVersions: Hashable, Sendable {
    var count: Int
    var numberSum: Int
    var versionSum: Int
    var currentCount: Int

    init(_ members: [ServerGroup.Member], now: Timestamp) {
      count = members.count
      numberSum = members.reduce(0) { $0 + $1.number }
      versionSum = members.reduce(0) { $0 + $1.target.version }
      currentCount = members.count { $0.target.isCurrent(now) }
    }

    /// Changes with every scrape of a few targets, and with every so many of hundreds, whose panels cost more and are
    /// moved less by each.
    var coarse: MemberVersions {
      var copy = self
      copy.versionSum = versionSum * 4 / max(1, count)
      return copy
    }
  }

  /// A row's numbers.
  struct Row: Sendable {
    var members: MemberVersions
    var figures: [PanelRole: Double]
  }

  var figures: [MemberKey: Figures] = [:]
  var histories: [MemberKey: History] = [:]
  var rows: [ServerIdentity: Row] = [:]
  var detail: (key: DetailKey, detail: ServerDetail)?

  /// Forgets targets that are gone.
  mutating func keep(_ targets: (Int) -> Bool, count: Int) {
    if rows.count > 4 * count + 64 { rows = [:] }
    // Now and then is enough.
    guard figures.count > 2 * count + 64 else { return }
    figures = figures.filter { targets($0.key.target) }
    histories = histories.filter { targets($0.key.target) }
  }
}
