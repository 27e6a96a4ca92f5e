import Analysis

/// False alarms and delays of every stream detector on seeded streams, for people.
enum DetectorTable {
  static func print() throws(Failure) {
    var output = StandardOutput()
    let plan = StreamDetectorTrial.Plan()
    try output.write(
      line: "\(plan.quietStreams) quiet streams of \(plan.quietLength), \(plan.shiftStreams) with a shift after "
        + "\(plan.lengthBeforeShift): error rate .2 to .4, or mean 0 to 1 σ; seed \(plan.seed)")
    let titles = ["DETECTOR", "STREAM", "FALSE ALARMS / 10,000", "MEDIAN DELAY", "MEAN DELAY", "MISSED"]
    try output.write(line: row(titles))
    for kind in StreamDetectorKind.all {
      let trial = try MethodHelp.checked(kind.id) { () throws(ParameterError) in try StreamDetectorTrial(of: kind) }
      try output.write(
        line: row([
          kind.id, kind.input.rawValue, rounded(trial.falseAlarmsPer10000, decimals: 3),
          trial.medianDelay.map { rounded($0, decimals: 1) } ?? "-",
          trial.meanDelay.map { rounded($0, decimals: 1) } ?? "-",
          "\(Int((trial.missedShare * 100).rounded())) %",
        ]))
    }
    try output.flush()
  }

  private static func row(_ cells: [String]) -> String {
    zip(cells, [14, 13, -21, -14, -12, -8]).map { cell, width in
      let padding = String(repeating: " ", count: max(0, abs(width) - cell.count))
      return width < 0 ? padding + cell : cell + padding
    }.joined()
  }

  private static func rounded(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }
}
