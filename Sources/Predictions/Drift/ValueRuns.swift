/// How often the last value of each field has come in a row, and at most in the reference: a sensor that hangs repeats
/// itself.
///
/// Missing values are passed over.
/// - Complexity: O(1) a value.
struct ValueRuns: Sendable, Codable {
  private struct Run: Sendable, Codable {
    let path: String
    /// NaN where the last value was a text.
    var number = Double.nan
    var text: [UInt8] = []
    var count = 0
    var longestInReference = 0
  }

  private var runs: [Run] = []
  private var places: [String: Int] = [:]
  /// The places of the last batch's columns: the next has mostly the same.
  private var lastPlaces: [Int] = []
  private var hasReference = false
  /// Bytes of a text that are kept; longer ones that begin alike count as one.
  private static let textLimit = 256

  mutating func take(_ batch: PredictionBatch, _ rows: Range<Int>, isReference: Bool) {
    hasReference = hasReference || isReference
    for (number, column) in batch.fields.enumerated() {
      let place = place(of: column.path, number)
      Self.extend(&runs[place], column, rows, batch.texts, isReference)
    }
  }

  private mutating func place(of path: String, _ column: Int) -> Int {
    if column < lastPlaces.count, runs[lastPlaces[column]].path.utf8.elementsEqual(path.utf8) {
      return lastPlaces[column]
    }
    let place = places[path] ?? runs.count
    if place == runs.count {
      runs.append(Run(path: path))
      places[path] = place
    }
    if column < lastPlaces.count { lastPlaces[column] = place } else { lastPlaces.append(place) }
    return place
  }

  private static func extend(
    _ run: inout Run, _ column: PredictionBatch.FieldColumn, _ rows: Range<Int>, _ texts: TextTable,
    _ isReference: Bool
  ) {
    // Numbers of texts are those of this batch; the run may come from another.
    var last: UInt32?
    let (numbers, numbersOfTexts) = (column.numbers, column.texts)
    for row in rows {
      if let number = numbers?[row], !number.isNaN {
        run.count = run.number == number ? run.count + 1 : 1
        (run.number, last) = (number, nil)
      } else if let text = numbersOfTexts?[row], text != TextTable.missing {
        let isSame =
          last.map { $0 == text }
          ?? (run.number.isNaN && run.text.elementsEqual(texts.bytes(of: text).prefix(textLimit)))
        run.count = isSame && run.count > 0 ? run.count + 1 : 1
        if !isSame { run.text = Array(texts.bytes(of: text).prefix(textLimit)) }
        (run.number, last) = (.nan, text)
      } else {
        continue
      }
      if isReference { run.longestInReference = max(run.longestInReference, run.count) }
    }
  }

  /// `nil` for a field without a value.
  func run(ofPath path: String) -> ValueRun? {
    guard let place = places[path], runs[place].count > 0 else { return nil }
    let run = runs[place]
    let text = run.number.isNaN ? String(decoding: run.text, as: UTF8.self) : run.number.shortText
    return ValueRun(text: text, count: run.count, longestInReference: hasReference ? run.longestInReference : nil)
  }
}
