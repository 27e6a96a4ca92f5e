internal import PromQL
internal import Telemetry

/// The answer or the error, whichever it is.
extension TimedAnswer: Codable {
  private enum CodingKeys: CodingKey {
    case times
    case answer
    case error
    case time
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(times, forKey: .times)
    try container.encodeIfPresent(try? result.get(), forKey: .answer)
    try container.encodeIfPresent(error, forKey: .error)
    try container.encode(time, forKey: .time)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    times = try container.decode(QueryTimes.self, forKey: .times)
    let answer = try container.decodeIfPresent(QueryAnswer.self, forKey: .answer)
    let error = try container.decodeIfPresent(QueryError.self, forKey: .error)
    result = answer.map { .success($0) } ?? .failure(error ?? QueryError("nothing was answered"))
    time = try container.decode(Timestamp.self, forKey: .time)
  }

  private var error: QueryError? {
    if case .failure(let error) = result { error } else { nil }
  }
}
