internal import Analysis

/// The last categories that came and that the reference has not, a few for each feature.
struct UnseenNames: Sendable, Codable {
  private static let limit = 3
  private static let longest = 40

  /// By feature, the newest last.
  private(set) var names: [[String]]

  init(featureCount: Int) {
    names = Array(repeating: [], count: featureCount)
  }

  /// - Complexity: O(rows) for each category without unseen values.
  mutating func take(
    _ batch: PredictionBatch, _ coded: CodedRows, _ facts: [RecordFacts], _ features: [Reference.Feature],
    _ classes: ClassTable
  ) {
    for (number, feature) in features.enumerated() where !feature.bins.isNumeric {
      let codes = coded.columns[number]
      guard codes.contains(BinnedFeature.unseenCode) else { continue }
      let column = batch.fields.first { $0.path == feature.path }
      for (place, code) in codes.enumerated() where code == BinnedFeature.unseenCode {
        if feature.path == Reference.predictionPath {
          if let index = facts[place].predicted?.classIndex { note(classes.labels[index], number) }
        } else if let column {
          note(Self.name(in: column, coded.rows.lowerBound + place, batch.texts), number)
        }
      }
    }
  }

  private static func name(in column: PredictionBatch.FieldColumn, _ row: Int, _ texts: TextTable) -> String {
    if let text = column.texts?[row], text != TextTable.missing {
      return String(decoding: texts.bytes(of: text).prefix(4 * longest), as: UTF8.self)
    }
    return column.numbers.map { String(decoding: Array(CategoryText.bytes(of: $0[row])), as: UTF8.self) } ?? ""
  }

  private mutating func note(_ name: String, _ feature: Int) {
    let name = name.count > Self.longest ? name.prefix(Self.longest - 1) + "…" : name
    if names[feature].last?.utf8.elementsEqual(name.utf8) == true { return }
    names[feature].removeAll { $0.utf8.elementsEqual(name.utf8) }
    names[feature].append(name)
    if names[feature].count > Self.limit { names[feature].removeFirst() }
  }
}
