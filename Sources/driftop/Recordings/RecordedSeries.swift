import Monitor
import PromQL
import Recording
import Telemetry

/// All series of a recording: what was scraped, and quality, traffic and drift as they were measured when it was made.
struct RecordedSeries {
  private let state: MonitorState
  /// The moment that a query is about which names none: the newest in it.
  let latest: Int64

  /// - Parameter path: of a recording, which is replayed to its end.
  init(_ path: String) throws(Failure) {
    let input = try TapeInput(recording: path)
    for note in input.tape.notes { StandardError.write(line: note) }
    var header = input.tape.header
    // Of a screen a day is kept; here all is asked about.
    var alerting = header.alerting ?? AlertSettings(groups: [])
    alerting.keepsHistory = true
    header.alerting = alerting
    var state = header.initialState()
    try input.beats { beat in
      for event in beat.events { state.apply(event) }
      return true
    }
    self.state = state
    // Of logs that were history when they were recorded, their own end.
    let end = try input.range().upperBound
    latest = (state.now ?? end).milliseconds
  }

  func answer(_ question: Question, now: Timestamp) throws(Failure) -> QueryAnswer {
    let times = try question.times.times(latest: latest, now: now)
    do throws(QueryError) {
      return try state.answer(to: question.expression, at: times, options: question.options)
    } catch {
      throw Failure(sentence: "the query has no answer: \(error.message)", status: 1)
    }
  }
}
