import Analysis
import Testing

/// Parameters by name, as commands and configuration set them.
@Suite struct StreamDetectorSettingsTests {
  /// Another value than the default, and one that is refused.
  private static let values: [String: (other: String, bad: String)] = [
    "delta": ("0.01", "-1"), "clock": ("8", "0"), "max_buckets": ("3", "0"), "min_window_length": ("2", "0"),
    "grace_period": ("50", "-1"), "warm_start": ("45", "-1"), "warning_threshold": ("1.5", "0"),
    "drift_threshold": ("2.5", "0"), "alpha": ("0.97", "1.5"), "beta": ("0.8", "0"),
    "drift_confidence": ("0.01", "0"), "warning_confidence": ("0.05", "2"), "two_sided_test": ("True", "maybe"),
    "lambda_val": ("0.1", "0"), "sliding_window_size": ("80", "0"), "confidence_level": ("0.001", "1"),
    "short_window_size": ("20", "-1"), "min_instances": ("40", "0"), "threshold": ("9.5", "0"),
    "mode": ("down", "sideways"), "window_size": ("120", "1"), "stat_size": ("25", "0"), "seed": ("5", "-1"),
    "slack": ("0.75", "-0.5"), "average_run_length": ("1000", "500"), "warning_level": ("0.6", "0"),
    "alpha_d": ("0.001", "0"), "alpha_w": ("0.01", "0.5"), "min_num_instances": ("50", "0"),
  ]

  @Test(arguments: StreamDetectorKind.all.map(\.id))
  func everyParameterCanBeSetAndWrongOnesAreRefused(id: String) throws {
    let kind = try #require(StreamDetectorKind.named(id))
    #expect(!kind.parameters.isEmpty)
    for parameter in kind.parameters {
      let (other, bad) = try #require(Self.values[parameter.name], "no values for \(parameter.name)")
      let changed = try kind.detector([parameter.name: other])
      #expect(Self.text(changed) != Self.text(try kind.detector()), "\(parameter.name)")
      #expect(
        Self.text(try kind.detector([parameter.name: parameter.defaultValue])) == Self.text(try kind.detector()))
      for refused in [bad, "", "nan", "many"] {
        #expect(
          throws: ParameterError.invalid(name: parameter.name, value: refused, range: parameter.range), "\(refused)"
        ) { try kind.detector([parameter.name: refused]) }
      }
    }
    #expect(throws: ParameterError.unknown(name: "size", known: kind.parameters.map(\.name))) {
      try kind.detector(["size": "1"])
    }
  }

  private static func text(_ detector: any StreamDetector) -> String {
    "\(detector.parameters)"
  }

  @Test func refusesSettingsThatDoNotGoTogether() throws {
    for (id, settings) in [
      ("eddm", ["alpha": "0.8"]), ("fhddm", ["short_window_size": "101"]), ("kswin", ["stat_size": "51"]),
    ] {
      let kind = try #require(StreamDetectorKind.named(id))
      #expect(throws: ParameterError.self, "\(id)") { try kind.detector(settings) }
    }
    #expect(throws: Never.self) { try StreamDetectorKind.kswin.detector(["stat_size": "50"]) }
  }
}

@Suite struct StreamDetectorPreconditionTests {
  @Test func parametersOutsideTheirRangesAreProgrammerErrors() async {
    await #expect(processExitsWith: .failure) {
      var parameters = ADWIN.Parameters()
      parameters.clock = 0
      _ = ADWIN(parameters)
    }
    await #expect(processExitsWith: .failure) {
      var parameters = EDDM.Parameters()
      parameters.alpha = 0.5
      _ = EDDM(parameters)
    }
    await #expect(processExitsWith: .failure) {
      var parameters = KSWIN.Parameters()
      parameters.statSize = 51
      _ = KSWIN(parameters)
    }
    await #expect(processExitsWith: .failure) {
      var parameters = CUSUM.Parameters()
      parameters.warmStart = 1
      _ = CUSUM(parameters)
    }
  }
}
