internal import Ingest
internal import PromQL
internal import Telemetry

/// What is known of an expression: the rows in their order, with what each is made of.
struct ExpressionRows: Sendable {
  /// While it is the same, so are the rows.
  struct Key: Equatable, Sendable {
    /// By bytes, since texts in quotes are.
    var text: [UInt8]
    var latest: Moment?
    var course: Moment?
    /// Of what was scraped.
    var version: Int

    /// What an answer is about, and when it was asked for.
    struct Moment: Equatable, Sendable {
      var times: QueryTimes
      var time: Timestamp

      init(_ answer: TimedAnswer) {
        (times, time) = (answer.times, answer.time)
      }
    }
  }

  private struct Row: Sendable {
    var labels: Labels
    var value: Double?
    var samples: [Sample] = []
  }

  private var rows: [Row] = []
  private var string: String?
  private var failure: QueryError?
  private var notes: [String] = []
  private var common = Labels([])
  /// Where the course has its steps; `nil` for samples at any time.
  private var courseGrid: StepGrid?

  /// - Parameters:
  ///   - course: of a range vector the same as `latest`.
  ///   - keepsOrder: whether the order of `latest` is part of the answer.
  init(_ latest: TimedAnswer?, _ course: TimedAnswer?, keepsOrder: Bool) {
    if let latest { take(latest, isCourse: false) }
    let listed = rows
    if let course { take(course, isCourse: true) }
    if keepsOrder {
      // What has a value only at other times stands behind.
      rows[listed.count...].sort { $0.labels < $1.labels }
    } else {
      rows.sort { $0.labels < $1.labels }
    }
    common = Self.common(rows.map(\.labels))
  }

  private mutating func take(_ answer: TimedAnswer, isCourse: Bool) {
    switch answer.result {
    case .failure(let error):
      // The present values stand even where the course is too much to be had.
      if isCourse, failure == nil, !rows.isEmpty { return add(note: error.message) }
      failure = failure ?? error
    case .success(let answered):
      for annotation in answered.annotations.sorted(by: { $0.kind == .warning && $1.kind == .info }) {
        add(note: annotation.note)
      }
      take(answered.value, isCourse: isCourse)
    }
    if isCourse, case .range(let grid) = answer.times { courseGrid = grid }
  }

  private mutating func take(_ value: QueryValue, isCourse: Bool) {
    switch value {
    case .string(let text, _): string = text
    case .scalar(let sample): rows = [Row(labels: Labels([]), value: sample.value)]
    case .vector(let elements): rows = elements.map { Row(labels: $0.labels, value: $0.sample.value) }
    case .matrix(let elements):
      let places = Dictionary(rows.enumerated().map { ($1.labels, $0) }) { first, _ in first }
      for element in elements {
        if let place = places[element.labels] {
          rows[place].samples = element.samples
        } else {
          let value = isCourse ? nil : element.samples.last?.value
          rows.append(Row(labels: element.labels, value: value, samples: element.samples))
        }
      }
    }
  }

  private mutating func add(note: String) {
    if !notes.contains(where: { $0.utf8.elementsEqual(note.utf8) }) { notes.append(note) }
  }

  /// What all have; nothing when there is one only, which then says all of itself.
  private static func common(_ all: [Labels]) -> Labels {
    guard all.count > 1, let first = all.first else { return Labels([]) }
    return Labels(
      first.pairs.filter { pair in
        all.allSatisfy { labels in
          labels[pair.name].map { $0.utf8.elementsEqual(pair.value.utf8) } ?? false
        }
      })
  }

  /// Puts the rows that are asked for into an answer, with their courses over the window.
  func fill(_ answer: inout ExpressionAnswer, _ wanted: ExpressionRequest, _ grid: BucketGrid) {
    answer.problem = failure.map { .init(sentence: $0.message.asSentence) }
    answer.string = string
    answer.notes = notes
    answer.common = common
    answer.rowCount = rows.count
    answer.first = max(0, wanted.first)
    guard answer.first < rows.count else { return }
    let end = answer.first + min(max(0, wanted.count), rows.count - answer.first)
    answer.rows = rows[answer.first..<end].map { row in
      let history = SeriesProjection(
        id: row.labels.description, title: row.labels.metricName, unit: .plain, axis: axis(grid),
        values: values(of: row.samples, grid))
      return ExpressionAnswer.Row(labels: row.labels, value: row.value, history: history)
    }
  }

  private func axis(_ grid: BucketGrid) -> SeriesProjection.Axis {
    guard let courseGrid else { return grid.axis }
    return .time(
      start: Timestamp(milliseconds: courseGrid.start - courseGrid.step), step: .milliseconds(courseGrid.step))
  }

  /// A bucket has the value at its end or, where samples come at any time, the last in it.
  private func values(of samples: [Sample], _ grid: BucketGrid) -> [Double?] {
    var values = [Double?](repeating: nil, count: courseGrid?.count ?? grid.count)
    for sample in samples {
      let bucket: Int
      if let courseGrid {
        bucket = courseGrid.step > 0 ? Int((sample.milliseconds - courseGrid.start) / courseGrid.step) : 0
      } else {
        guard sample.milliseconds >= grid.start else { continue }
        bucket = grid.bucket(at: sample.milliseconds)
      }
      if values.indices.contains(bucket) { values[bucket] = sample.value }
    }
    return values
  }
}

extension Annotation {
  fileprivate var note: String {
    message.hasPrefix("PromQL ") ? message : "\(kind.rawValue): \(message)"
  }
}

extension String {
  /// With a capital at the beginning, unless that is an address, and a full stop at the end.
  var asSentence: String {
    let beginsWithAddress = prefix { !$0.isWhitespace }.utf8.contains { $0 == UInt8(ascii: "/") }
    let sentence = beginsWithAddress ? self : prefix(1).uppercased() + dropFirst()
    return sentence.last.map { ".!?".contains($0) } == true ? sentence : sentence + "."
  }
}
