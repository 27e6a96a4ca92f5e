import Monitor
import PromQL

/// An expression that is being typed: its text, which of the candidates is chosen, and where in the history it stands.
struct ExpressionPrompt: Sendable, Equatable {
  var editor: LineEditor
  /// The candidate that Enter takes.
  var chosen: Int?
  /// Whether candidates are wanted though nothing has been typed that they go on from.
  var wantsCandidates = false
  /// Why the text could not be run.
  var problem: ExpressionAnswer.Problem?
  /// The entry of the history that stands in the line.
  private var entry: Int?
  /// What was typed before the walk through the history.
  private var draft = ""

  init(_ text: String = "") {
    editor = LineEditor(text)
  }

  var request: CompletionRequest { CompletionRequest(text: editor.text, cursor: editor.cursorByte) }

  mutating func edit(_ key: Key) -> Bool {
    let before = editor.scalars
    guard editor.edit(key) else { return false }
    closeList()
    if editor.scalars != before {
      problem = nil
      entry = nil
    }
    return true
  }

  mutating func closeList() {
    chosen = nil
    wantsCandidates = false
  }

  /// The candidates that are offered: those for this very text and place.
  func offered(_ list: CompletionList?) -> CompletionList? {
    guard let list, list.request == request, !list.candidates.isEmpty else { return nil }
    guard wantsCandidates || chosen != nil else {
      // What is wrong stands in the same place.
      return list.hasBeginning && problem == nil && !isComplete(list) ? list : nil
    }
    return list
  }

  /// Whether the only candidate stands there already.
  private func isComplete(_ list: CompletionList) -> Bool {
    guard list.candidates.count == 1, list.range.upperBound <= list.request.text.utf8.count else { return false }
    let written = list.request.text.utf8.dropFirst(list.range.lowerBound).prefix(list.range.count)
    return [list.candidates[0].name, list.candidates[0].insertion].contains { $0.utf8.elementsEqual(written) }
  }

  /// To the next candidate, round and round; a single one is taken at once.
  mutating func choose(_ step: Int, of list: CompletionList?) {
    wantsCandidates = true
    guard let list = offered(list) else { return }
    let count = list.candidates.count
    if count == 1 { return take(0, of: list) }
    chosen = chosen.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
  }

  mutating func take(_ index: Int, of list: CompletionList) {
    closeList()
    guard list.request == request, list.candidates.indices.contains(index) else { return }
    editor.replace(list.range, with: list.candidates[index].insertion)
    problem = nil
    entry = nil
  }

  /// Puts an older or, with a positive step, a newer entry of the history into the line.
  mutating func walk(_ step: Int, through history: ExpressionHistory) {
    let entries = history.walk
    let count = entries.count
    let next = (entry ?? count) + step
    guard next >= 0, next <= count, next != entry, count > 0 else { return }
    if entry == nil {
      guard step < 0 else { return }
      draft = editor.text
    }
    entry = next == count ? nil : next
    editor = LineEditor(next == count ? draft : entries[next])
    problem = nil
    closeList()
  }
}
