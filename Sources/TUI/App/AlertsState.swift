import Alerting
import Monitor

/// What keys have made of the alerts view, and what this person did about alerts.
struct AlertsState: Sendable, Equatable {
  /// The alert that the selection follows, wherever it goes; `nil`: the first.
  var selected: Episode.ID?
  /// Where the selection stood when its alert was last listed.
  var lastIndex = 0
  /// The alert whose detail is open; `nil` for the list.
  var open: Episode.ID?
  var filter = ""
  var order = AlertRows.Order.need
  var isGrouped = true
  /// What is being typed.
  var prompt: AlertPrompt?
  /// What takes back what was done, the last one last.
  var undoing: [AlertUndo] = []
  /// How many silences were made here, for their names.
  var silenceCount = 0
  private(set) var rows = AlertRows()
  /// What the rules hold values against, by expression.
  private(set) var conditions: [String: AlertThreshold] = [:]
  private var entries: [AlertEntry] = []
  private var arrangement: AlertArrangement?

  /// So many steps can be taken back.
  private static let longestUndo = 100

  /// Takes a new list; one that is the old one, or differs from it in values only, costs nothing.
  mutating func take(_ list: AlertList?) {
    guard let list else { return }
    if let arrangement, list.arrangement == arrangement {
      entries = list.entries
      rows.take(values: entries)
      return
    }
    arrangement = list.arrangement
    guard entries != list.entries else { return }
    entries = list.entries
    readConditions()
    arrange()
  }

  private mutating func readConditions() {
    var last = ""
    for index in entries.indices {
      let expression = entries[index].episode.origin.expression
      // Alerts of one rule mostly stand together.
      guard !expression.utf8.elementsEqual(last.utf8) else { continue }
      last = expression
      if conditions[expression] == nil { conditions[expression] = AlertThreshold(ofExpression: expression) }
    }
  }

  /// Puts the alerts in order anew, after a key has changed the filter, the order or the grouping.
  mutating func arrange() {
    rows = AlertRows(entries, filter: filter, order: order, isGrouped: isGrouped)
    if let index = rows.index(of: selected) { lastIndex = index }
  }

  var count: Int { entries.count }

  var selectedIndex: Int { rows.index(of: selected) ?? min(lastIndex, max(0, rows.count - 1)) }

  var selectedEntry: AlertEntry? {
    rows.rows.indices.contains(selectedIndex) ? rows.entry(selectedIndex) : nil
  }

  mutating func select(_ index: Int) {
    guard rows.count > 0 else { return }
    lastIndex = min(max(0, index), rows.count - 1)
    selected = rows.entry(lastIndex).episode.id
  }

  mutating func remember(_ undo: AlertUndo?) {
    guard let undo else { return }
    undoing = undoing.suffix(Self.longestUndo - 1) + [undo]
  }
}
