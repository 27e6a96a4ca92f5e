// Quantiles of the values in a window.

extension FunctionDescriptor {
  static let quantileOverTime = Self(
    "quantile_over_time", [.scalar, .rangeVector], summary: "quantile (0…1) of the values", check: remarkOnQuantile,
    .window(keepsName: false) { window, scalars in
      window.withCopiedValues { SampleQuantile.value(scalars[0], of: $0) }
    })

  static let madOverTime = Self(
    "mad_over_time", [.rangeVector], isExperimental: true, summary: "median absolute deviation of the values",
    .window(keepsName: false) { window, _ in
      window.withCopiedValues { values in
        let median = SampleQuantile.value(0.5, of: values)
        for place in values.indices { values[place] = (values[place] - median).magnitude }
        return SampleQuantile.value(0.5, of: values)
      }
    })

  @Sendable
  private static func remarkOnQuantile(_ result: WindowResult, _ evaluation: Evaluation) {
    for quantile in result.scalars[0] { evaluation.checkQuantile(quantile, at: result.call.arguments[0].range) }
  }
}

extension Evaluation {
  /// Warns of a quantile outside of 0…1, of which no value comes that means anything.
  func checkQuantile(_ quantile: Double, at range: Range<Int>) {
    if !(quantile >= 0 && quantile <= 1) { remarkOnQuantile(quantile, at: range) }
  }
}

extension SampleWindow {
  fileprivate func withCopiedValues(_ body: (UnsafeMutableBufferPointer<Double>) -> Double) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { copy in
      _ = copy.initialize(from: values)
      return body(copy)
    }
  }
}
