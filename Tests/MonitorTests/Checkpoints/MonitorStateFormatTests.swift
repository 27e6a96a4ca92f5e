import TestSupport
import Testing

@testable import Monitor

/// States lie in recordings that people keep; one of another format must be known as such.
@Suite struct MonitorStateFormatTests {
  private static let advice: Comment = """
    What a state holds has changed. Raise MonitorState.format, or driftop would read states that were kept as \
    something else, and write the new fingerprint here. Where nothing but a figure came out otherwise, the new \
    fingerprint is enough.
    """

  /// Before the reference is complete; and with a reference, drift, late labels, and alerts that fire.
  @Test(arguments: [(minutes: 2, bytes: "6dda6fa79cc97152"), (minutes: 24, bytes: "32ad87ec2ff4d2b5")])
  func theBytesOfAStateAreThoseOfItsFormat(minutes: Int, bytes: String) throws {
    var traffic = WatchedTraffic()
    traffic.run(minutes: min(minutes, 20))
    var fault = WatchedTraffic.Fault()
    (fault.drifts, fault.isWrong, fault.errorRatio) = (true, true, 0.3)
    traffic.run(minutes: max(0, minutes - 20), fault)
    let encoded = try traffic.state.encoded()
    #expect(MonitorState.format == 3, Self.advice)
    #expect(fingerprint(([encoded.head] + encoded.blobs).joined()) == bytes, Self.advice)
  }
}
