extension FunctionDescriptor {
  /// All functions, each in one file of this folder with those that belong to it.
  public static let all: [FunctionDescriptor] = [
    .rate, .increase, .delta,
    .irate, .idelta,
    .resets, .changes,
    .deriv, .predictLinear,
    .doubleExponentialSmoothing,
    .sumOverTime, .avgOverTime, .countOverTime, .presentOverTime,
    .minOverTime, .maxOverTime, .tsOfMinOverTime, .tsOfMaxOverTime,
    .firstOverTime, .lastOverTime, .tsOfFirstOverTime, .tsOfLastOverTime,
    .stdvarOverTime, .stddevOverTime,
    .quantileOverTime, .madOverTime,
    .absent, .absentOverTime,
    .abs, .ceil, .floor, .round, .sgn,
    .clamp, .clampMin, .clampMax, .minOf, .maxOf,
    .exp, .ln, .log2, .log10, .sqrt,
    .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .asinh, .acosh, .atanh, .rad, .deg, .pi,
    .year, .month, .dayOfMonth, .dayOfWeek, .dayOfYear, .daysInMonth, .hour, .minute,
    .time, .timestamp, .start, .end, .range, .step,
    .scalar, .vector,
    .sort, .sortDesc, .sortByLabel, .sortByLabelDesc,
    .labelReplace, .labelJoin,
    .histogramQuantile, .histogramQuantiles,
    .histogramFraction,
    .histogramAvg, .histogramCount, .histogramSum, .histogramStddev, .histogramStdvar,
    .info,
  ]

  private static let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

  /// - Complexity: O(1).
  public static func named(_ name: String) -> FunctionDescriptor? {
    places[name].map { all[$0] }
  }
}
