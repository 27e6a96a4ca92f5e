/// How much the states to go on from may weigh: about as much as what was recorded.
///
/// So a jump has about as many records to go over wherever it leads, however quickly they came, and a recording is about
/// twice its events at most.
struct StateBudget: Sendable {
  /// What states may take while hardly anything has been recorded.
  private static let allowanceBytes = 32 * 1_048_576

  private var recordedBytes = 0
  private var stateBytes = 0

  /// Whether another state may be kept.
  var allowsAnother: Bool { stateBytes <= recordedBytes + Self.allowanceBytes }

  mutating func record(bytes: Int) { recordedBytes += bytes }

  mutating func keepState(bytes: Int) { stateBytes += bytes }
}
