import Foundation
import Testing

/// `driftop report --format json` against the figures that scikit-learn 1.9.1 and scipy gave for the same logs.
@Suite(.enabled(if: Surroundings.has("data"), "the folder ../shared/data is missing"))
struct ReportConformanceTests {
  struct Case: CustomTestStringConvertible {
    var files: [String]
    var expected: String
    var kind: String
    var window: Int?

    var testDescription: String { files.joined(separator: " ") + (window.map { " by \($0)" } ?? "") }
  }

  static let cases: [Case] =
    [
      ("breast_cancer_binary", "binary", 100), ("digits_10class", "multiclass", 200),
      ("diabetes_regression", "regression", 100),
    ]
    .flatMap { name, kind, window in
      ["jsonl", "csv"].flatMap { ending in
        [nil, window].map {
          Case(files: ["logs/\(name).\(ending)"], expected: "logs/\(name)", kind: kind, window: $0)
        }
      }
    }
    + ["missing_y_true", "single_class", "tied_scores"].map {
      Case(files: ["awkward/\($0).jsonl"], expected: "awkward/\($0)", kind: $0)
    }
    + [["delayed_predictions", "delayed_labels"], ["delayed_labels", "delayed_predictions"]].map { names in
      Case(files: names.map { "awkward/\($0).jsonl" }, expected: "awkward/delayed", kind: "delayed")
    }

  @Test(arguments: cases)
  func figuresAgreeWithScikitLearn(example: Case) throws {
    let data = Surroundings.shared.appending(path: "data")
    let window = example.window.map { ["--window", "\($0)"] } ?? []
    let run = try CommandRun.driftop(["report", "--format", "json"] + window + example.files, in: data)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let report = try JSON(text: run.output)
    let expected = try JSON(contentsOf: data.appending(path: example.expected + ".expected.json"))
    let model = try #require(report["models.0"])
    let comparison = try ReportFigures(model: model).compare(with: expected, kind: example.kind, window: example.window)
    #expect(comparison.differences == [])
    #expect(comparison.count >= 10)
    if let window = example.window {
      let wanted = expected["windows.tumbling_\(window)_rows"]?.array.count
      #expect(model["windows"]?.array.count == wanted)
    }
  }

  @Test func everyCaseOfTheMappingIsCompared() throws {
    let mapping = try JSON(contentsOf: Surroundings.fixtures.appending(path: "expected_mapping.json"))
    for section in mapping.object.keys {
      let parts = section.split(separator: ":").map(String.init)
      let isCovered = Self.cases.contains { example in
        guard example.kind == parts[0] else { return false }
        guard parts.count > 1, parts[1].hasPrefix("window_") else { return true }
        return parts[1] == example.window.map { "window_\($0)" }
      }
      #expect(isCovered, "\(section)")
    }
  }

  /// The contract drops collinear points of the precision–recall curve, so what is left is to be points of the whole
  /// curve, with both its ends.
  @Test func precisionRecallCurveLiesOnTheExpectedOne() throws {
    let data = Surroundings.shared.appending(path: "data/logs")
    let run = try CommandRun.driftop(["report", "--format", "json", "breast_cancer_binary.jsonl"], in: data)
    let report = try JSON(text: run.output)
    let expected = try JSON(contentsOf: data.appending(path: "breast_cancer_binary.expected.json"))
    func points(_ curve: JSON?) -> [(recall: Double, precision: Double)] {
      let recall = curve?["recall"]?.array.compactMap(\.number) ?? []
      return Array(zip(recall, curve?["precision"]?.array.compactMap(\.number) ?? []))
    }
    let wanted = points(expected["score_metrics.pr_points"])
    let found = points(report["models.0.curves.precision_recall"])
    #expect(found.count > 2)
    for point in found {
      #expect(wanted.contains { abs($0.recall - point.recall) < 1e-9 && abs($0.precision - point.precision) < 1e-9 })
    }
    #expect(found.map(\.recall).min() == wanted.map(\.recall).min())
    #expect(found.map(\.recall).max() == wanted.map(\.recall).max())
  }
}
