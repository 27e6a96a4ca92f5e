internal import Analysis

/// Weights of records by actual and predicted class while classes are still turning up.
///
/// A square array while there are few classes, a dictionary beyond.
struct ClassPairCounts: Sendable {
  private static let denseLimit = 64

  private var stride = 0
  private var dense: [Double] = []
  private var sparse: [UInt64: Double] = [:]

  @inline(__always)
  mutating func add(actual: Int, predicted: Int, weight: Double) {
    if actual < stride, predicted < stride {
      dense[actual * stride + predicted] += weight
    } else {
      addOutside(actual: actual, predicted: predicted, weight: weight)
    }
  }

  private mutating func addOutside(actual: Int, predicted: Int, weight: Double) {
    let needed = max(actual, predicted) + 1
    guard needed <= Self.denseLimit else {
      sparse[UInt64(actual) << 32 | UInt64(predicted), default: 0] += weight
      return
    }
    grow(to: max(2, needed, min(Self.denseLimit, stride * 2)))
    dense[actual * stride + predicted] += weight
  }

  private mutating func grow(to newStride: Int) {
    var grown = Array(repeating: 0.0, count: newStride * newStride)
    for row in 0..<stride {
      for column in 0..<stride { grown[row * newStride + column] = dense[row * stride + column] }
    }
    (stride, dense) = (newStride, grown)
  }

  mutating func merge(_ other: ClassPairCounts) {
    if other.stride > stride { grow(to: other.stride) }
    for row in 0..<other.stride {
      for column in 0..<other.stride { dense[row * stride + column] += other.dense[row * other.stride + column] }
    }
    sparse.merge(other.sparse) { $0 + $1 }
  }

  /// Every pair that occurs.
  var entries: [(actual: Int, predicted: Int, weight: Double)] {
    var entries: [(actual: Int, predicted: Int, weight: Double)] = []
    for row in 0..<stride {
      for column in 0..<stride where dense[row * stride + column] != 0 {
        entries.append((row, column, dense[row * stride + column]))
      }
    }
    for (key, weight) in sparse.sorted(by: { $0.key < $1.key }) {
      entries.append((Int(key >> 32), Int(key & 0xFFFF_FFFF), weight))
    }
    return entries
  }

  /// The matrix in the given order of classes.
  func matrix(order: [Int]) -> ConfusionMatrix {
    var place = Array(repeating: 0, count: (order.max() ?? -1) + 1)
    for (position, index) in order.enumerated() { place[index] = position }
    var matrix = ConfusionMatrix(classCount: order.count)
    for (actual, predicted, weight) in entries {
      matrix.add(actual: place[actual], predicted: place[predicted], weight: weight)
    }
    return matrix
  }
}

extension ClassPairCounts: Codable {
  private enum CodingKeys: CodingKey {
    case actual
    case predicted
    case weights
  }

  func encode(to encoder: any Encoder) throws {
    let entries = entries
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entries.map(\.actual), forKey: .actual)
    try container.encode(entries.map(\.predicted), forKey: .predicted)
    try container.encode(entries.map(\.weight), forKey: .weights)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let actual = try container.decode([Int].self, forKey: .actual)
    let predicted = try container.decode([Int].self, forKey: .predicted)
    let weights = try container.decode([Double].self, forKey: .weights)
    let classes = 0...ClassTable.limit
    guard actual.count == weights.count, predicted.count == weights.count,
      actual.allSatisfy(classes.contains), predicted.allSatisfy(classes.contains),
      weights.allSatisfy({ $0 >= 0 && $0 < .infinity })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .weights, in: container, debugDescription: "pairs of classes that do not match their weights")
    }
    for (index, weight) in weights.enumerated() {
      add(actual: actual[index], predicted: predicted[index], weight: weight)
    }
  }
}

extension ClassPairCounts: Packable {
  func pack(into packer: inout Packer) {
    let entries = entries
    packer.count(entries.count)
    for (actual, predicted, weight) in entries {
      packer.count(actual)
      packer.count(predicted)
      packer.double(weight)
    }
  }

  init(unpacking unpacker: inout Unpacker) throws(PackingFault) {
    let classes = 0...ClassTable.limit
    for _ in 0..<(try unpacker.length(elementSize: 3)) {
      let (actual, predicted) = (try unpacker.count(), try unpacker.count())
      let weight = try unpacker.double(within: 0 ... .greatestFiniteMagnitude)
      guard classes.contains(actual), classes.contains(predicted) else {
        throw PackingFault("a pair of classes beyond all classes")
      }
      add(actual: actual, predicted: predicted, weight: weight)
    }
  }
}
