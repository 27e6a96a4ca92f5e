import Analysis
import Monitor

/// A model as it was at the time that is kept to compare with.
struct PinnedModel {
  var detail: ModelDetail
  /// As it is written: "09:02:00".
  var time: String
  /// When the other side was, written alike.
  var now: String

  func figure(_ id: String) -> Figure? {
    detail.figures.first { $0.id.utf8.elementsEqual(id.utf8) }
  }

  /// The confusion matrix of then in the order of the classes of now; a class that was not known then has no records.
  func confusion(inOrderOf classes: [String]) -> ConfusionMatrix? {
    guard let matrix = detail.confusion else { return nil }
    var places: [Int?] = []
    for name in classes { places.append(detail.classes.firstIndex { $0.utf8.elementsEqual(name.utf8) }) }
    var aligned = ConfusionMatrix(classCount: classes.count)
    for (row, actual) in places.enumerated() {
      for (column, predicted) in places.enumerated() {
        guard let actual, let predicted, actual < matrix.classCount, predicted < matrix.classCount else { continue }
        let count = matrix[actual, predicted]
        if count != 0 { aligned.add(actual: row, predicted: column, weight: count) }
      }
    }
    return aligned
  }
}

/// How far a number has moved, with its sign.
enum ChangeText {
  /// "+.014", "−1.2 %", "0"; ``NumberText/missing`` where one of the two is not known.
  static func text(from then: Double?, to now: Double?, unit: FigureUnit, width: Int = 6) -> String {
    guard let then, let now, then.isFinite, now.isFinite else { return NumberText.missing }
    let text = NumberText.text(now - then, unit: unit, width: width)
    return now > then ? "+" + text : text
  }
}
