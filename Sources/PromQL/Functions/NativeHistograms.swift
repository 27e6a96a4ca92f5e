// Known by name, so that asking for them says why there is no answer.

extension FunctionDescriptor {
  static let histogramAvg = native("histogram_avg", "mean of a native histogram's observations")
  static let histogramCount = native("histogram_count", "number of a native histogram's observations")
  static let histogramSum = native("histogram_sum", "sum of a native histogram's observations")
  static let histogramStddev = native("histogram_stddev", "standard deviation of a native histogram's observations")
  static let histogramStdvar = native("histogram_stdvar", "variance of a native histogram's observations")

  private static func native(_ name: String, _ summary: String) -> Self {
    Self(name, [.instantVector], summary: summary, .nativeHistograms)
  }
}
