// The first and the last sample in a window. Both are samples of the series, which therefore keeps its name.

extension FunctionDescriptor {
  static let firstOverTime = Self(
    "first_over_time", [.rangeVector], isExperimental: true, summary: "oldest value",
    .window(keepsName: true) { window, _ in window.values[0] })

  static let lastOverTime = Self(
    "last_over_time", [.rangeVector], summary: "newest value",
    .window(keepsName: true) { window, _ in window.values[window.count - 1] })

  static let tsOfFirstOverTime = Self(
    "ts_of_first_over_time", [.rangeVector], isExperimental: true, summary: "time of the oldest sample",
    .window(keepsName: false) { window, _ in window.seconds(at: 0) })

  static let tsOfLastOverTime = Self(
    "ts_of_last_over_time", [.rangeVector], isExperimental: true, summary: "time of the newest sample",
    .window(keepsName: false) { window, _ in window.seconds(at: window.count - 1) })
}
