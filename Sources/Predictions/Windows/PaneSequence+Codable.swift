internal import Analysis

/// Panes of one width that lie in the same aligned stretch are packed together: once the stretch is over, its bytes stay
/// as they are until its panes are merged into coarser ones, and states that share it keep them once.
extension PaneSequence: Codable {
  private enum CodingKeys: CodingKey {
    case layout
    case limits
    case stretches
  }

  /// How many panes there are in a stretch: more would be packed again with every pane that comes or goes, fewer would
  /// make too many pieces.
  private static let stretchLength: Int64 = 8

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(layout, forKey: .layout)
    try container.encode(limits, forKey: .limits)
    try container.encode(stretches.map(PackedPanes.packed), forKey: .stretches)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let layout = try container.decode(PaneLayout.self, forKey: .layout)
    guard !layout.widths.isEmpty, layout.widths.allSatisfy({ $0 > 0 }) else {
      throw PackingFault("panes without a width")
    }
    let limits = try container.decode(AggregateLimits.self, forKey: .limits)
    guard AggregateLimits.sketchBitsRange.contains(limits.sketchBits) else {
      throw PackingFault("buckets of a width that no sketch has")
    }
    self.init(layout: layout, limits: limits)
    for bytes in try container.decode([[UInt8]].self, forKey: .stretches) {
      let stretch = try PackedPanes(bytes, limits: limits)
      for index in stretch.headers.indices { try append(Pane(stretch, index, limits: limits)) }
    }
  }

  private var stretches: [ArraySlice<Pane>] {
    panes.chunked { $0.width == $1.width && Self.stretchStart(of: $0) == Self.stretchStart(of: $1) }
  }

  private static func stretchStart(of pane: Pane) -> Int64 {
    let (length, isBeyond) = pane.width.multipliedReportingOverflow(by: stretchLength)
    return isBeyond ? .min : floored(pane.start, length)
  }
}

extension Array {
  /// Runs of which each element belongs to the one before it.
  fileprivate func chunked(by belongs: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices where index > start && !belongs(self[index - 1], self[index]) {
      chunks.append(self[start..<index])
      start = index
    }
    if start < endIndex { chunks.append(self[start...]) }
    return chunks
  }
}
