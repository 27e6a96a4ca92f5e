/// Collects what the rules say, the first so many by line.
struct CheckReport {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var findings: [ExpositionError] = []
  private var warnings: [ExpositionError] = []
  private var findingCount = 0
  private var warningCount = 0
  private var counter = LineCounter()

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func fail(_ fault: ExpositionFault) {
    findingCount += 1
    guard findings.count < ExpositionCheck.findingLimit else { return }
    findings.append(ExpositionError(fault, in: bytes, &counter))
  }

  /// - Parameter offset: of the entry that breaks a rule.
  mutating func fail(at offset: Int, _ reason: @autoclosure () -> String) {
    findingCount += 1
    guard findings.count < ExpositionCheck.findingLimit else { return }
    findings.append(ExpositionError(reason: reason(), at: offset, in: bytes, &counter))
  }

  mutating func warn(at offset: Int, _ reason: @autoclosure () -> String) {
    warningCount += 1
    guard warnings.count < ExpositionCheck.findingLimit else { return }
    warnings.append(ExpositionError(reason: reason(), at: offset, in: bytes, &counter))
  }

  func result(familyCount: Int, sampleCount: Int, seriesCount: Int) -> ExpositionCheck.Result {
    ExpositionCheck.Result(
      findings: Self.byPlace(findings), warnings: Self.byPlace(warnings), findingCount: findingCount,
      warningCount: warningCount, familyCount: familyCount, sampleCount: sampleCount, seriesCount: seriesCount)
  }

  /// A family's rules speak at its end, so what they say comes late.
  private static func byPlace(_ errors: [ExpositionError]) -> [ExpositionError] {
    errors.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}
