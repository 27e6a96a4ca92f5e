internal import Analysis
internal import Synchronization

/// Scores on their way to a task that sorts them: the only reference to their array, so that it is sorted in place.
public final class ScoreBox: Sendable {
  private let values: Mutex<[Double]>

  init(_ values: [Double]) {
    self.values = Mutex(values)
  }

  public func sort() {
    values.withLock { RadixSort.sort(&$0) }
  }

  public var count: Int { values.withLock { $0.count } }

  func take() -> [Double] {
    values.withLock { values in
      defer { values = [] }
      return values
    }
  }
}
