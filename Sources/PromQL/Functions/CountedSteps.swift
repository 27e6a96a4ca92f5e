// How often something happens from one sample to the next.

extension FunctionDescriptor {
  static let resets = Self(
    "resets", [.rangeVector], summary: "number of times a counter began anew",
    .window(keepsName: false) { window, _ in window.countSteps { $1 < $0 } })

  static let changes = Self(
    "changes", [.rangeVector], summary: "number of times the value changed",
    .window(keepsName: false) { window, _ in window.countSteps { $0 != $1 && !($0.isNaN && $1.isNaN) } })
}

extension SampleWindow {
  @inline(__always)
  fileprivate func countSteps(where isCounted: (_ previous: Double, _ value: Double) -> Bool) -> Double? {
    var first = 0
    if reading == .anchored {
      guard times[count - 1] > start else { return nil }
      first = anchor
    }
    var steps = 0
    var previous = values[first]
    for value in values[(first + 1)...] {
      if isCounted(previous, value) { steps += 1 }
      previous = value
    }
    return Double(steps)
  }
}
