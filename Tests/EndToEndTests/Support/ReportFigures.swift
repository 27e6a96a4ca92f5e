import Foundation

/// Figures of a report held against those of another program.
struct ReportFigures {
  /// 1 part in 10⁹, and an absolute part for figures that are zero but for rounding. Counts are whole numbers, which
  /// this tells apart up to 10⁹.
  private static let relativeTolerance = 1e-9
  private static let absoluteTolerance = 1e-12

  /// One model of the report.
  var model: JSON

  /// Sentences about the figures that differ, and how many were compared.
  struct Comparison {
    var differences: [String] = []
    var count = 0
  }

  /// Compares along Tests/Fixtures/expected_mapping.json: for each kind of log the path of a figure among those
  /// expected and in a report's model. A suffix of the kind says how: ":window_100" holds for windows of that length
  /// only, ":clipped_to_unit_interval" and ":infinity_as_null" bring what is expected into the report's form, and what
  /// the contract does not ask for, ":beyond_contract", may be absent.
  func compare(with expected: JSON, kind: String, window: Int? = nil) throws -> Comparison {
    let mapping = try JSON(contentsOf: Surroundings.fixtures.appending(path: "expected_mapping.json"))
    var comparison = Comparison()
    for (section, pairs) in mapping.object {
      let parts = section.split(separator: ":").map(String.init)
      let manner = parts.count > 1 ? parts[1] : ""
      guard parts[0] == kind, !manner.hasPrefix("window_") || manner == window.map({ "window_\($0)" }) else { continue }
      for (source, target) in pairs.object {
        guard let target = target.string else { continue }
        let found = model[target]
        if found == nil, manner == "beyond_contract" { continue }
        let wanted = (expected[source] ?? .null).adapted(manner)
        comparison.count += 1
        // Figures of a missing object, as an interval that is null, are null too.
        if !Self.agree(wanted, found ?? .null) {
          comparison.differences.append("\(target) is \(found as Any), expected \(wanted)")
        }
      }
    }
    return comparison
  }

  static func agree(_ expected: JSON, _ found: JSON) -> Bool {
    if case .array(let expected) = expected, case .array(let found) = found {
      return expected.count == found.count && zip(expected, found).allSatisfy { agree($0, $1) }
    }
    guard let wanted = expected.number, let value = found.number else { return expected == found }
    guard wanted.isFinite, value.isFinite else { return wanted == value }
    return abs(wanted - value) <= absoluteTolerance + relativeTolerance * abs(wanted)
  }
}

extension JSON {
  fileprivate func adapted(_ manner: String) -> JSON {
    if case .array(let values) = self { return .array(values.map { $0.adapted(manner) }) }
    switch manner {
    case "clipped_to_unit_interval": return number.map { .number(min(max($0, 0), 1)) } ?? self
    case "infinity_as_null": return self == .string("inf") ? .null : self
    default: return self
    }
  }
}
