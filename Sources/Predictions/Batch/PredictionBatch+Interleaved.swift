extension PredictionBatch {
  /// The rows of each model, where several take turns so often that each run of rows of one is short.
  ///
  /// - Parameter model: the number of a model; `nil` for one whose rows have to be taken in turn.
  /// - Returns: rows in their order, by the models' numbers; `nil` where they are better taken as they stand, or have to be.
  /// - Complexity: O(rows).
  func interleavedRows(_ model: (ModelIdentity) -> Int?) -> [(model: Int, rows: [Int])]? {
    guard identities.count > 1, kinds.allSatisfy({ $0 == .prediction }) else { return nil }
    let turns = zip(identityOfRow, identityOfRow.dropFirst()).count { $0 != $1 }
    guard turns >= 2 * identities.count else { return nil }
    var numbers: [Int?] = Array(repeating: nil, count: identities.count)
    var rows: [Int: [Int]] = [:]
    for (row, identity) in identityOfRow.enumerated() {
      guard let number = numbers[Int(identity)] ?? model(identities[Int(identity)]) else { return nil }
      numbers[Int(identity)] = number
      rows[number, default: []].append(row)
    }
    return rows.map { (model: $0.key, rows: $0.value) }.sorted { $0.model < $1.model }
  }
}
