import Testing

@testable import PromQL

/// A window made of samples, to call a function's body with.
struct WindowFixture {
  /// Seconds and values.
  var samples: [(Double, Double)]
  var start = 0.0
  var end = 60.0
  var reading = VectorSelector.Reading.usual

  func value(_ function: FunctionDescriptor, _ scalars: Double...) throws -> Double? {
    try value(function, scalars)
  }

  /// Of a function that must give a value.
  func number(_ function: FunctionDescriptor, _ scalars: Double...) throws -> Double {
    try #require(try value(function, scalars))
  }

  func value(_ function: FunctionDescriptor, _ scalars: [Double]) throws -> Double? {
    guard case .window(_, let body) = function.body else { throw NoWindowFunction() }
    let times = samples.map { Int64(($0.0 * 1_000).rounded()) }
    let values = samples.map(\.1)
    return times.withUnsafeBufferPointer { times in
      values.withUnsafeBufferPointer { values in
        body(
          SampleWindow(
            times: times, values: values, start: Int64((start * 1_000).rounded()), end: Int64((end * 1_000).rounded()),
            time: Int64((end * 1_000).rounded()), reading: reading),
          scalars)
      }
    }
  }

  struct NoWindowFunction: Error {}
}

/// Equal up to a relative difference; NaN is NaN.
func isClose(_ value: Double, _ expected: Double, tolerance: Double = 1e-9) -> Bool {
  value.isNaN && expected.isNaN || value == expected
    || (value - expected).magnitude <= tolerance * max(1, expected.magnitude)
}
