import Analysis
import Ingest
import Monitor

/// Every column that two tables share, compared.
struct TableComparison {
  struct Plan: Sendable {
    var kinds: [TwoSampleStatisticKind]
    /// By the statistic's name, then the parameter's.
    var settings: [String: [String: String]] = [:]
    /// False alarms that all columns together may give.
    var budget = FalseAlarmBudget(alerts: 0.05, per: .report)

    /// The chance of a false alarm that each of so many columns may spend.
    func level(columns: Int) -> Double { budget.level(checks: columns, looks: 1) }
  }

  /// What is said of one column.
  struct ColumnResult: Sendable {
    var name: String
    var comparison: ColumnComparison
    var verdict: ColumnVerdict
  }

  private let reference: DataTable
  private let current: DataTable
  private let columns: [ColumnResult]
  private let plan: Plan

  /// - Parameter names: the columns to compare; `nil` for all that both tables have.
  init(reference: DataTable, current: DataTable, only names: [String]?, _ plan: Plan) throws(Failure) {
    self.reference = reference
    self.current = current
    self.plan = plan
    var pairs: [(name: String, reference: DataTable.Column, current: DataTable.Column)] = []
    let currentNames = Set(current.columns.map(\.name))
    for name in names ?? reference.columns.map(\.name).filter({ currentNames.contains($0) }) {
      let pair = try (TableInput.column(name, of: reference), TableInput.column(name, of: current))
      pairs.append((name, pair.0, pair.1))
    }
    guard !pairs.isEmpty else {
      throw Failure(
        sentence: "\(reference.path) and \(current.path) have no column in common: "
          + "\(TableInput.list(reference.columns.map(\.name))); \(TableInput.list(current.columns.map(\.name)))")
    }
    let jobs = pairs.map { pair in (pair.name, pair.reference.values, pair.current.values) }
    let results = Blocking.wait { await Self.compare(jobs, plan) }
    columns = try MethodHelp.checked("compare") { () throws(ParameterError) in try results.get() }
  }

  /// The columns side by side, in their order.
  private static func compare(
    _ jobs: [(String, DataTable.Values, DataTable.Values)], _ plan: Plan
  ) async -> Result<[ColumnResult], ParameterError> {
    await withTaskGroup(of: (Int, Result<ColumnResult, ParameterError>).self) { group in
      for (index, job) in jobs.enumerated() {
        group.addTask {
          do throws(ParameterError) {
            let samples = SamplePair(reference: job.1, current: job.2)
            let comparison = try ColumnComparison(samples, kinds: plan.kinds, settings: plan.settings)
            let verdict = ColumnVerdict(reference: job.1, current: job.2, level: plan.level(columns: jobs.count))
            return (index, .success(ColumnResult(name: job.0, comparison: comparison, verdict: verdict)))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      var found: [Int: Result<ColumnResult, ParameterError>] = [:]
      for await (index, result) in group { found[index] = result }
      do throws(ParameterError) {
        var columns: [ColumnResult] = []
        for index in jobs.indices {
          if let column = try found[index]?.get() { columns.append(column) }
        }
        return .success(columns)
      } catch {
        return .failure(error)
      }
    }
  }
}

extension TableComparison {
  func json(_ correction: MultipleTesting) -> JSONValue {
    let adjusted = adjustedPValues(correction)
    let drift = columns.flatMap { column in
      column.comparison.results.map { entry in
        self.entry(entry, of: column.name, adjusted: adjusted[entry.id]?[column.name], correction)
      }
    }
    let referenceNames = reference.columns.map(\.name)
    let currentNames = current.columns.map(\.name)
    return .object([
      ("schema", .string("driftop.compare/1")),
      ("reference", .object([("path", .string(reference.path)), ("rows", .integer(reference.rowCount))])),
      ("current", .object([("path", .string(current.path)), ("rows", .integer(current.rowCount))])),
      ("correction", .string(correction.rawValue)),
      ("columns", .array(columns.map(description))),
      (
        "budget",
        .object([
          ("false_alarms", JSONValue(plan.budget.alerts)), ("checks", .integer(columns.count)),
          ("level", JSONValue(plan.level(columns: columns.count))),
        ])
      ),
      ("verdicts", .array(columns.map { $0.verdict.json($0.name) })),
      ("drift", .array(drift)),
      ("only_in_reference", Self.names(referenceNames, without: currentNames)),
      ("only_in_current", Self.names(currentNames, without: referenceNames)),
    ])
  }

  private static func names(_ names: [String], without others: [String]) -> JSONValue {
    let others = Set(others)
    return .array(names.filter { !others.contains($0) }.map { .string($0) })
  }

  private func description(_ column: ColumnResult) -> JSONValue {
    let isNumeric = column.comparison.input == .numbers
    return .object([
      ("feature", .string(column.name)), ("type", .string(isNumeric ? "number" : "category")),
      ("reference_size", .integer(column.comparison.reference.count)),
      ("current_size", .integer(column.comparison.current.count)),
      ("reference_missing", .integer(column.comparison.reference.missingCount)),
      ("current_missing", .integer(column.comparison.current.missingCount)),
    ])
  }

  private func entry(
    _ entry: ColumnComparison.Entry, of feature: String, adjusted: Double?, _ correction: MultipleTesting
  ) -> JSONValue {
    let result = entry.result
    var verdict = result.verdict
    if let adjusted, let threshold = result.threshold { verdict = adjusted <= threshold ? .drift : .stable }
    var members: [(key: String, value: JSONValue)] = [
      ("feature", .string(feature)), ("statistic", .string(entry.id)), ("value", JSONValue(result.statistic)),
      ("p_value", JSONValue(result.pValue)), ("threshold", JSONValue(result.threshold)),
      ("verdict", .string(verdict.word)), ("reference_size", .integer(result.referenceSize)),
      ("current_size", .integer(result.currentSize)),
      ("smallest_detectable_effect", JSONValue(result.smallestDetectableEffect)),
    ]
    if correction != .none, result.pValue != nil { members.append(("adjusted_p_value", JSONValue(adjusted))) }
    if case .insufficientData(let need) = result.verdict { members.append(("need", .integer(need))) }
    if let reason = result.undefinedReason { members.append(("reason", .string(reason.rawValue))) }
    return .object(members)
  }

  /// By statistic, then by column; each statistic is a family of its own.
  private func adjustedPValues(_ correction: MultipleTesting) -> [String: [String: Double]] {
    guard correction != .none else { return [:] }
    var families: [String: [(name: String, pValue: Double)]] = [:]
    for column in columns {
      for entry in column.comparison.results {
        if let pValue = entry.result.pValue { families[entry.id, default: []].append((column.name, pValue)) }
      }
    }
    return families.mapValues { family in
      let adjusted = correction.adjusted(family.map(\.pValue))
      return Dictionary(zip(family.map(\.name), adjusted), uniquingKeysWith: { first, _ in first })
    }
  }
}

extension SamplePair {
  /// Numbers where both columns hold numbers, else categories; a column without any value is what the other one is.
  init(reference: DataTable.Values, current: DataTable.Values) {
    if case .numbers(let left) = reference, case .numbers(let right) = current {
      self = .numbers(NumericPair(reference: left, current: right))
      return
    }
    var codes = SharedCodes()
    let left = codes.sample(of: reference)
    let right = codes.sample(of: current)
    self = .categories(PairedCounts(reference: left, current: right))
  }
}

/// Numbers labels so that two tables agree on them; labels are compared by their bytes.
private struct SharedCodes {
  private var codeOfLabel: [[UInt8]: Int] = [:]

  mutating func sample(of values: DataTable.Values) -> CategorySample {
    var counts: [Int] = []
    var missing = 0
    func count(_ code: Int) {
      if code >= counts.count { counts += Array(repeating: 0, count: code + 1 - counts.count) }
      counts[code] += 1
    }
    switch values {
    case .numbers(let numbers):
      for number in numbers {
        if number.isNaN { missing += 1 } else { count(code(of: DataTable.label(of: number))) }
      }
    case .categories(let indices, let labels):
      let codes = labels.map { code(of: $0) }
      for index in indices {
        if let index { count(codes[index]) } else { missing += 1 }
      }
    }
    return CategorySample(counts: counts, missingCount: missing)
  }

  private mutating func code(of label: String) -> Int {
    let key = Array(label.utf8)
    let code = codeOfLabel[key] ?? codeOfLabel.count
    codeOfLabel[key] = code
    return code
  }
}
