internal import Synchronization

/// Findings that were computed once for a state that has not changed since.
///
/// A state that is to be searched anew gets a new one, so copies share it only while they are equal.
final class SliceMemo: Sendable {
  private let findings = Mutex<SliceFindings?>(nil)

  /// What is kept, else what is computed now.
  func findings(_ compute: () -> SliceFindings) -> SliceFindings {
    if let kept = findings.withLock({ $0 }) { return kept }
    let computed = compute()
    findings.withLock { $0 = computed }
    return computed
  }
}
