import Analysis
import Testing

/// What people read of a setting and of one that is refused.
@Suite struct MethodParameterTests {
  @Test(arguments: [
    ("adwin", "delta", "0 < x ≤ 1", "0.002"), ("adwin", "clock", "a whole number from 1 on", "32"),
    ("ddm", "warm_start", "a whole number from 0 on", "30"), ("cusum", "threshold", "0 < x", "8"),
    ("stepd", "alpha_d", "0 < x < 0.5", "0.003"), ("kswin", "alpha", "0 ≤ x ≤ 1", "0.005"),
    ("kswin", "window_size", "a whole number, 2 to 100000", "100"), ("fhddm", "confidence_level", "0 < x < 1", "1e-06"),
  ])
  func rangesAndDefaultsReadAsPeopleWriteThem(id: String, name: String, range: String, standard: String) throws {
    let parameters = try #require(StreamDetectorKind.named(id)).parameters
    let parameter = try #require(parameters.first { $0.name == name })
    #expect(parameter.range == range)
    #expect(parameter.defaultValue == standard)
  }

  @Test func aBoundThatHelpLeavesOutIsSaidToWhoeverMeetsIt() throws {
    let range = "a whole number from 1 on"
    #expect(throws: ParameterError.invalid(name: "clock", value: "0", range: range)) {
      try ADWIN.Parameters(["clock": "0"])
    }
    #expect(throws: ParameterError.invalid(name: "clock", value: "1000000001", range: "\(range), up to 1000000000")) {
      try ADWIN.Parameters(["clock": "1000000001"])
    }
    #expect(try ADWIN.Parameters(["clock": "1000000000"]).clock == 1_000_000_000)
  }

  @Test(arguments: StreamDetectorKind.all)
  func everySmallestPositiveSettingCanBeUsed(kind: StreamDetectorKind) throws {
    for parameter in kind.parameters where parameter.range.hasPrefix("0 < x") {
      let events = try? kind.events(in: [0, 1, 0, 1, 1, 1], settings: [parameter.name: "5e-324"])
      // EDDM refuses an alpha below beta.
      #expect(events != nil || (kind.id == "eddm" && parameter.name == "alpha"), "\(parameter.name)")
    }
  }
}
