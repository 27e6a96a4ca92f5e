internal import Predictions

/// Sorts several arrays side by side.
enum ParallelSort {
  /// Below this a task costs more than it saves.
  private static let smallCount = 10_000

  static func sort(_ boxes: [ScoreBox]) async {
    for box in boxes where box.count < smallCount { box.sort() }
    await withTaskGroup { group in
      for box in boxes where box.count >= smallCount { group.addTask { box.sort() } }
    }
  }
}
