/// How far a view is moved to the right and down.
struct Scroll: Sendable, Equatable {
  var x = 0
  var y = 0

  func clamped(to limit: Scroll) -> Scroll {
    Scroll(x: min(max(0, x), max(0, limit.x)), y: min(max(0, y), max(0, limit.y)))
  }
}
