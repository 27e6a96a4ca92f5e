import Analysis
import TestSupport
import Testing

/// What a window of panes costs a record, in merges and removals of panes.
@Suite struct SlidingCostTests {
  private let paneSize = 50

  // Windows of 10, 100 and 1,000 panes: a cost that grew with the window would grow a hundredfold.
  @Test(arguments: [10, 100, 1000])
  func theCostOfARecordDoesNotGrowWithTheWindow(paneCount: Int) throws {
    var random = SeededGenerator(seed: 77)
    var window = PaneWindow(paneCount: paneCount)
    let records = (0..<(paneCount * 2 * paneSize)).map { _ in random.uniform() }
    for start in stride(from: 0, to: records.count, by: paneSize) {
      window.append(Figures(Array(records[start..<(start + paneSize)])))
    }
    let operationsPerRecord = Double(window.operationCount) / Double(records.count)
    #expect(operationsPerRecord <= 2 / Double(paneSize))
    // What the cheap way gives is what the last records give.
    let fresh = Figures(Array(records.suffix(paneCount * paneSize)))
    #expect(window.total.histogram == fresh.histogram)
    #expect(window.total.moments.count == fresh.moments.count)
    #expect(isClose(window.total.moments.variance, fresh.moments.variance ?? .nan))
    #expect(isClose(window.total.shape.skewness, fresh.shape.skewness ?? .nan, tolerance: 1e-9))
    #expect(isClose(window.total.pairs.correlation, fresh.pairs.correlation ?? .nan))
  }

  // The confusion matrix has no removal: stored in two stacks, each pane is merged a bounded number of times.
  @Test(arguments: [10, 100, 1000])
  func whatOnlyMergesCostsABoundedNumberOfMergesToo(paneCount: Int) {
    var random = SeededGenerator(seed: 78)
    var stacks = TwoStacks(paneCount: paneCount)
    var panes: [ConfusionMatrix] = []
    for _ in 0..<(paneCount * 3) {
      var pane = ConfusionMatrix(classCount: 3)
      for _ in 0..<4 { pane.add(actual: Int(random.uniform() * 3), predicted: Int(random.uniform() * 3)) }
      panes.append(pane)
      stacks.append(pane)
    }
    #expect(Double(stacks.mergeCount) / Double(panes.count) <= 3)
    var fresh = ConfusionMatrix(classCount: 3)
    for pane in panes.suffix(paneCount) { fresh.merge(pane) }
    #expect(stacks.total == fresh)
  }
}

private struct Figures {
  var moments = Moments()
  var shape = HigherMoments()
  var pairs = CoMoments()
  var histogram = Histogram(edges: [0, 0.25, 0.5, 0.75, 1])

  init(_ values: [Double]) {
    for value in values {
      moments.add(value)
      shape.add(value * value)
      pairs.add(value, value * value)
      histogram.add(value)
    }
  }

  mutating func merge(_ other: Figures) {
    moments.merge(other.moments)
    shape.merge(other.shape)
    pairs.merge(other.pairs)
    histogram.merge(other.histogram)
  }

  mutating func remove(_ part: Figures) {
    moments.remove(part.moments)
    shape.remove(part.shape)
    pairs.remove(part.pairs)
    histogram.remove(part.histogram)
  }
}

/// The last panes and their total, kept by adding the newest and taking out the oldest.
private struct PaneWindow {
  let paneCount: Int
  var panes: [Figures] = []
  var oldest = 0
  var total = Figures([])
  var operationCount = 0

  init(paneCount: Int) {
    self.paneCount = paneCount
  }

  mutating func append(_ pane: Figures) {
    total.merge(pane)
    operationCount += 1
    guard panes.count == paneCount else {
      panes.append(pane)
      return
    }
    total.remove(panes[oldest])
    operationCount += 1
    panes[oldest] = pane
    oldest = (oldest + 1) % paneCount
  }
}

/// A queue of panes in two stacks, each with the running totals of what lies below.
private struct TwoStacks {
  let paneCount: Int
  var incoming: [ConfusionMatrix] = []
  var incomingTotal = ConfusionMatrix(classCount: 3)
  /// Totals of a pane and all that are younger in this stack; the oldest on top.
  var outgoing: [ConfusionMatrix] = []
  var mergeCount = 0

  init(paneCount: Int) {
    self.paneCount = paneCount
  }

  var total: ConfusionMatrix {
    var total = incomingTotal
    if let last = outgoing.last { total.merge(last) }
    return total
  }

  mutating func append(_ pane: ConfusionMatrix) {
    if incoming.count + outgoing.count == paneCount { dropOldest() }
    incoming.append(pane)
    incomingTotal.merge(pane)
    mergeCount += 1
  }

  private mutating func dropOldest() {
    if outgoing.isEmpty {
      var running = ConfusionMatrix(classCount: 3)
      for pane in incoming.reversed() {
        running.merge(pane)
        mergeCount += 1
        outgoing.append(running)
      }
      incoming = []
      incomingTotal = ConfusionMatrix(classCount: 3)
    }
    outgoing.removeLast()
  }
}
