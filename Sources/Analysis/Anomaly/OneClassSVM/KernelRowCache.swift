/// The rows of a kernel matrix, computed when asked for and kept as memory allows.
///
/// The row that was not used for longest makes room. Rows are single precision, as in libsvm: twice as many fit.
struct KernelRowCache {
  private let kernel: RadialKernel
  private let points: [Double]
  private let columnCount: Int
  private let capacity: Int
  /// Where each row is kept; −1 for those that are not.
  private var slotOf: [Int]
  private var rowIn: [Int] = []
  private var lastUse: [Int] = []
  private var uses = 0
  private(set) var slots: [[Float]] = []

  init(_ kernel: RadialKernel, points: [Double], columnCount: Int, megabytes: Double) {
    self.kernel = kernel
    self.points = points
    self.columnCount = columnCount
    let rowBytes = Double(kernel.pointCount * MemoryLayout<Float>.size)
    // A step of the solver looks at two rows at once.
    capacity = max(2, Int(min(megabytes * 1_048_576 / rowBytes, Double(kernel.pointCount))))
    slotOf = Array(repeating: -1, count: kernel.pointCount)
  }

  /// Where in `slots` the row is, until two others have been asked for.
  mutating func slot(ofRow row: Int) -> Int {
    uses += 1
    if slotOf[row] < 0 { slotOf[row] = newSlot(forRow: row) }
    lastUse[slotOf[row]] = uses
    return slotOf[row]
  }

  private mutating func newSlot(forRow row: Int) -> Int {
    let slot: Int
    if slots.count < capacity {
      slot = slots.count
      slots.append(Array(repeating: 0, count: kernel.pointCount))
      rowIn.append(row)
      lastUse.append(uses)
    } else {
      // A scan costs little beside the row that has to be computed.
      slot = lastUse.indices.min { lastUse[$0] < lastUse[$1] } ?? 0
      slotOf[rowIn[slot]] = -1
      rowIn[slot] = row
    }
    points.withUnsafeBufferPointer { points in
      let first = row * columnCount
      kernel.fill(&slots[slot], with: UnsafeBufferPointer(rebasing: points[first..<(first + columnCount)]))
    }
    return slot
  }
}
