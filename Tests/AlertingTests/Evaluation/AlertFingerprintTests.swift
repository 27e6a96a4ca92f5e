import Alerting
import Telemetry
import Testing

@Suite struct AlertFingerprintTests {
  /// Scripts/fingerprint.py.
  @Test func isAlertmanagersHashOfTheLabels() {
    let labels = Labels([Label("job", "vllm"), Label("alertname", "Down")])
    #expect(AlertFingerprint(labels).description == "5dac580896a717de")
  }

  @Test(arguments: ["", "12", "zzzzzzzzzzzzzzzz", "00000000000000000"])
  func takesSixteenDigitsOnly(text: String) {
    #expect(AlertFingerprint(text) == nil)
  }

  @Test func isReadAsItIsWritten() {
    let fingerprint = AlertFingerprint(bits: 0xAB)
    #expect(AlertFingerprint(fingerprint.description) == fingerprint)
  }
}
