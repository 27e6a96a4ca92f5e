internal import Telemetry

/// Finds samples that belong to no series that is known, because what defined it is lost.
struct UnnamedSamples {
  /// References by target.
  private var defined: [Int: Set<UInt32>] = [:]
  private(set) var count = 0

  /// - Parameter isCut: whether something before was lost and not told again yet.
  mutating func take(_ batch: ScrapeBatch, isCut: Bool) {
    guard !batch.isLast else {
      defined[batch.target] = nil
      return
    }
    if !batch.definitions.isEmpty {
      defined[batch.target, default: []].formUnion(batch.definitions.lazy.map(\.reference))
    }
    if isCut {
      let known = defined[batch.target] ?? []
      count += batch.samples.count { !known.contains($0.reference) }
    }
    if !batch.forgotten.isEmpty { defined[batch.target]?.subtract(batch.forgotten) }
  }

  /// All that was known has been told again.
  mutating func restart() { count = 0 }
}
