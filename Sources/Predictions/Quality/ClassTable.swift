/// The class labels of one model, numbered as they came.
///
/// Labels are compared by bytes, so that two Unicode spellings of one word stay apart; "1" and "1.0" are one class,
/// since one program often writes both.
public struct ClassTable: Sendable {
  /// Labels beyond this number share the class ``overflowLabel``.
  public static let limit = 10_000
  public static let overflowLabel = "(further classes)"

  /// As they were first seen.
  public private(set) var labels: [String] = []
  private var indices: [Key: Int] = [:]

  /// A label's bytes; strings would be equal across Unicode spellings.
  private struct Key: Hashable {
    var bytes: [UInt8]

    init(_ label: some Sequence<UInt8>) {
      bytes = Array(label)
      // "1.0" stands for "1".
      guard let point = bytes.firstIndex(of: UInt8(ascii: ".")), point > 0, point + 1 < bytes.count,
        bytes[(point + 1)...].allSatisfy({ $0 == UInt8(ascii: "0") }),
        bytes[..<point].enumerated().allSatisfy({ isDigit($1) || ($0 == 0 && $1 == UInt8(ascii: "-") && point > 1) })
      else { return }
      bytes.removeSubrange(point...)
    }
  }

  public init() {}

  public var count: Int { labels.count }

  /// The class of a label, new or known.
  public mutating func index(of label: some Sequence<UInt8>) -> Int {
    let key = Key(label)
    if let index = indices[key] { return index }
    guard labels.count < Self.limit else {
      return indices[Key(Self.overflowLabel.utf8)] ?? append(Self.overflowLabel.utf8)
    }
    return append(label)
  }

  private mutating func append(_ label: some Sequence<UInt8>) -> Int {
    indices[Key(label)] = labels.count
    labels.append(String(decoding: Array(label), as: UTF8.self))
    return labels.count - 1
  }

  /// A class's label as all its spellings share it: "1" for "1.0".
  public func commonLabel(of index: Int) -> String {
    String(decoding: Key(labels[index].utf8).bytes, as: UTF8.self)
  }

  /// The class of a label, if it has been seen.
  public func known(_ label: String) -> Int? {
    indices[Key(label.utf8)]
  }

  /// Class numbers in the order of the report: numbers by size when all are numbers, else by bytes.
  public var order: [Int] {
    let numbers = labels.map { Double($0) }
    if numbers.allSatisfy({ $0 != nil }) {
      return labels.indices.sorted { (numbers[$0] ?? 0, $0) < (numbers[$1] ?? 0, $1) }
    }
    return labels.indices.sorted { labels[$0].utf8.lexicographicallyPrecedes(labels[$1].utf8) }
  }

  /// The class that scores are about: the wanted one, else 1, true, yes or positive, else the last in order.
  ///
  /// `nil` when only a class that says no has been seen, or none.
  public func positive(wanted: String?) -> Int? {
    if let wanted { return known(wanted) }
    for label in ["1", "true", "yes", "positive"] {
      if let index = labels.firstIndex(where: { Key($0.utf8).bytes == Array(label.utf8) || $0.lowercased() == label }) {
        return index
      }
    }
    if labels.count == 1, ["0", "false", "no", "negative"].contains(labels[0].lowercased()) { return nil }
    return order.last
  }
}

extension ClassTable: Codable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(labels)
  }

  public init(from decoder: any Decoder) throws {
    self.init()
    let container = try decoder.singleValueContainer()
    for (place, label) in try container.decode([String].self).enumerated() {
      guard index(of: label.utf8) == place else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "a class that stands there twice")
      }
    }
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}
