/// An array whose room is written with it: what a store occupies, and so what it drops, is the same after it was read
/// again.
struct RoomyArray<Element: Codable> {
  let elements: [Element]

  init(_ elements: [Element]) {
    self.elements = elements
  }
}

extension RoomyArray: Codable {
  private enum CodingKeys: CodingKey {
    case capacity
    case elements
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(elements.capacity, forKey: .capacity)
    try container.encode(elements, forKey: .elements)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let capacity = try container.decode(Int.self, forKey: .capacity)
    let elements = try container.decode([Element].self, forKey: .elements)
    // What grows in steps has no more room than this.
    guard capacity >= elements.count, capacity <= 64 + 4 * elements.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .capacity, in: container, debugDescription: "room that does not fit what lies in it")
    }
    guard capacity > elements.capacity else {
      self.elements = elements
      return
    }
    var roomy: [Element] = []
    roomy.reserveCapacity(capacity)
    roomy.append(contentsOf: elements)
    self.elements = roomy
  }
}
