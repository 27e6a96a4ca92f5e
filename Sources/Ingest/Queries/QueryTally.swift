internal import PromQL
internal import Telemetry

/// How asking goes, as the source's health tells it.
struct QueryTally {
  private let name: String
  private let notes: [String]
  private var state = SourceHealth.State.waiting
  private var askedCount = 0
  private var unansweredCount = 0
  /// What the server refuses of what is wanted, with its reason.
  private var refusals: [WantedQuery: String] = [:]
  private(set) var catalogCount: Int?

  private static let shownExpression = 60

  /// - Parameter notes: what is to be told besides.
  init(name: String, notes: [String]) {
    self.name = name
    self.notes = notes
  }

  mutating func note(_ query: WantedQuery, _ result: Result<QueryAnswer, QueryFailure>) {
    refusals[query] = nil
    if case .failure(.refused(let error)) = result { refusals[query] = error.message }
    note(result.failureOrNil)
  }

  mutating func note(catalog result: Result<QueryCatalog, QueryFailure>) {
    if case .success(let catalog) = result { catalogCount = catalog.metricNames.count }
    note(result.failureOrNil)
  }

  mutating func forget(_ query: WantedQuery) {
    refusals[query] = nil
  }

  var health: SourceHealth {
    var health = SourceHealth(name: name, format: "query API", state: state)
    health.holdsRecords = false
    health.notes = notes
    if let catalogCount { health.notes.append("\(catalogCount) \(catalogCount == 1 ? "metric" : "metrics")") }
    if askedCount > 0 {
      let failures = unansweredCount > 0 ? ", \(unansweredCount) without an answer" : ""
      health.notes.append("asked \(askedCount) \(askedCount == 1 ? "time" : "times")\(failures)")
    }
    let refused = refusals.min { $0.key.expression < $1.key.expression }
    if let refused {
      let count = refusals.count == 1 ? "1 question is refused" : "\(refusals.count) questions are refused, the first"
      let expression = ForeignText(refused.key.expression, upTo: Self.shownExpression)
      health.notes.append("\(count): \(expression): \(refused.value)")
    }
    return health
  }

  private mutating func note(_ failure: QueryFailure?) {
    askedCount += 1
    if case .unanswered(let sentence)? = failure {
      unansweredCount += 1
      state = .failed("\(name): \(sentence)")
    } else {
      state = .following
    }
  }
}

extension Result {
  fileprivate var failureOrNil: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
