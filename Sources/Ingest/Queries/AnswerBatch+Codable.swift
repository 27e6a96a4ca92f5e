internal import PromQL
internal import Telemetry

/// The answer or the error, whichever it is.
extension AnswerBatch: Codable {
  private enum CodingKeys: CodingKey {
    case source
    case query
    case times
    case answer
    case error
    case time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(source, forKey: .source)
    try container.encode(query, forKey: .query)
    try container.encode(times, forKey: .times)
    try container.encodeIfPresent(try? result.get(), forKey: .answer)
    try container.encodeIfPresent(result.error, forKey: .error)
    try container.encode(time, forKey: .time)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    source = try container.decode(Int.self, forKey: .source)
    query = try container.decode(WantedQuery.self, forKey: .query)
    times = try container.decode(QueryTimes.self, forKey: .times)
    let answer = try container.decodeIfPresent(QueryAnswer.self, forKey: .answer)
    let error = try container.decodeIfPresent(QueryError.self, forKey: .error)
    result = answer.map { .success($0) } ?? .failure(error ?? QueryError("nothing was answered"))
    time = try container.decode(Timestamp.self, forKey: .time)
  }
}

extension Result {
  fileprivate var error: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}
