// The least and the greatest value in a window, and when they were. NaN counts only where there is nothing else.

extension FunctionDescriptor {
  static let minOverTime = Self(
    "min_over_time", [.rangeVector], summary: "least value",
    .window(keepsName: false) { window, _ in window.values[window.place { $0 < $1 }] })

  static let maxOverTime = Self(
    "max_over_time", [.rangeVector], summary: "greatest value",
    .window(keepsName: false) { window, _ in window.values[window.place { $0 > $1 }] })

  static let tsOfMinOverTime = Self(
    "ts_of_min_over_time", [.rangeVector], isExperimental: true, summary: "time of the last least value",
    .window(keepsName: false) { window, _ in window.seconds(at: window.place { $0 <= $1 }) })

  static let tsOfMaxOverTime = Self(
    "ts_of_max_over_time", [.rangeVector], isExperimental: true, summary: "time of the last greatest value",
    .window(keepsName: false) { window, _ in window.seconds(at: window.place { $0 >= $1 }) })
}

extension SampleWindow {
  /// The place of the value that beats the one found before it.
  @inline(__always)
  fileprivate func place(where beats: (_ value: Double, _ best: Double) -> Bool) -> Int {
    var place = 0
    var best = values[0]
    for next in 0..<count where beats(values[next], best) || best.isNaN {
      place = next
      best = values[next]
    }
    return place
  }

  func seconds(at place: Int) -> Double { Double(times[place]) / 1_000 }
}
