public import PromQL

/// Why a question to a server has no answer.
public enum QueryFailure: Error, Hashable, Sendable {
  /// The server has looked at the question and does not answer this one.
  case refused(QueryError)
  /// The server cannot be reached, or answers nothing that can be used: one sentence, without secrets.
  case unanswered(String)

  public var sentence: String {
    switch self {
    case .refused(let error): error.message
    case .unanswered(let sentence): sentence
    }
  }
}

extension QueryFailure {
  static let cancelled = QueryFailure.unanswered(HTTPFailure.cancelled.sentence)

  private static let longestText = 400

  /// What a server says that has answered with an error.
  ///
  /// - Parameter kind: Prometheus's `errorType`; other servers write the status there.
  init(kind: String, text: String, status: Int) {
    let text = ForeignText(text.isEmpty ? HTTPStatus.name(status) : text, upTo: Self.longestText).description
    if ["bad_data", "execution", "timeout", "canceled"].contains(kind) || status == 400 || status == 422 {
      self = .refused(QueryError(text))
    } else {
      self = .unanswered("the server says: \(text)")
    }
  }

  /// For an answer that is none of the API's.
  init(status: Int, _ fault: JSONFault) {
    switch status {
    case 200..<300:
      self = .unanswered("the answer is not that of a query API (\(fault)): give the address in front of /api/v1")
    case 401:
      self = .unanswered("\(HTTPStatus.name(status)): give basic_auth or authorization in the file of --http-config")
    case 404: self = .unanswered("\(HTTPStatus.name(status)): give the address in front of /api/v1")
    default: self = .unanswered(HTTPStatus.name(status))
    }
  }
}
