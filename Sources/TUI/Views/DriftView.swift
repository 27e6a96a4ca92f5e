import Monitor

/// How a model's features differ from the reference: the gravest first, each with its course.
struct DriftView {
  var drift: DriftDetail
  var scroll: Int
  var unicode: Bool

  static func bucketCount(width: Int) -> Int { max(2, width - 40) }

  func draw(into grid: inout Grid, rect: Rect) {}
}
