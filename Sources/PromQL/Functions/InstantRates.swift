// What happened between the last two samples.

extension FunctionDescriptor {
  static let irate = Self(
    "irate", [.rangeVector], summary: "per-second rate of a counter between its last two samples",
    .window(keepsName: false) { window, _ in
      guard let (previous, last, seconds) = window.lastTwo else { return nil }
      return (last < previous ? last : last - previous) / seconds
    })

  static let idelta = Self(
    "idelta", [.rangeVector], summary: "difference between the last two samples",
    .window(keepsName: false) { window, _ in window.lastTwo.map { $0.last - $0.previous } })
}

extension SampleWindow {
  fileprivate var lastTwo: (previous: Double, last: Double, seconds: Double)? {
    guard count >= 2, times[count - 1] != times[count - 2] else { return nil }
    return (values[count - 2], values[count - 1], Double(times[count - 1] - times[count - 2]) / 1_000)
  }
}
