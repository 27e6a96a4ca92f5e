/// How many bytes must be inserted, deleted or replaced to make one word of another.
package enum EditDistance {
  /// - Complexity: O(n · m), and 64 at most for words longer than 64 bytes.
  package static func between(_ first: String, _ second: String) -> Int {
    let first = Array(first.utf8)
    let second = Array(second.utf8)
    guard first.count <= 64, second.count <= 64 else { return 64 }
    var row = Array(0...second.count)
    for (index, byte) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in second.indices {
        let replaced = diagonal + (byte == second[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[second.count]
  }
}
