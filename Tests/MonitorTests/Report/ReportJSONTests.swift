import Predictions
import Telemetry
import Testing

@testable import Monitor

/// Holds the document against the contract: keys, types, orders, and null for what is undefined.
@Suite struct ReportJSONTests {
  private static let binary = [
    line(0, 1, 1, #","model":"m","score":0.9,"latency_ms":20,"features":{"amount":2.5,"country":"NL"}"#),
    line(60, 0, 0, #","model":"m","score":0.2,"latency_ms":30,"features":{"amount":4,"country":"DE"}"#),
    line(7_200, 1, 0, #","model":"m","score":0.4,"latency_ms":10,"features":{"country":"NL"}"#),
    line(7_201, 0, 1, #","model":"m","score":0.8,"features":{"amount":-1}"#), "{broken\n", "{\"level\":\"info\"}\n",
  ].joined()

  @Test func theDocumentHasTheKeysOfTheContract() async throws {
    let report = try await Report.read(Self.binary)
    #expect(report.keys.isSuperset(of: ["schema", "inputs", "models", "alerts"]))
    #expect(report["schema"].text == "driftop.report/1")
    #expect(report["models"].count == 1)
    let model = report["models"][0]
    #expect(
      model.keys.isSuperset(of: [
        "model", "version", "task", "records", "labelled", "first_time", "last_time", "classes", "positive_class",
        "confusion_matrix",
        "metrics", "intervals", "averages", "per_class", "curves", "fields", "windows", "drift",
      ]))
    #expect(model["model"].text == "m")
    #expect(model["version"].isNull)
    #expect(model["task"].text == "binary")
    #expect(model["records"].number == 4)
    #expect(model["labelled"].number == 4)
    #expect(model["first_time"].text == "2026-03-01T00:00:00.000Z")
    #expect(model["last_time"].text == "2026-03-01T02:00:01.000Z")
    #expect(model["classes"].texts == ["0", "1"])
    #expect(model["positive_class"].text == "1")
    #expect(model["confusion_matrix"][0].numbers == [1, 1])
    #expect(model["confusion_matrix"][1].numbers == [1, 1])
  }

  @Test func aBinaryModelHasTheFiguresOfTheContract() async throws {
    let model = try await Report.read(Self.binary)["models"][0]
    #expect(
      model["metrics"].keys.isSuperset(of: [
        "accuracy", "balanced_accuracy", "mcc", "cohen_kappa", "log_loss", "brier", "roc_auc", "average_precision",
        "ece",
      ]))
    #expect(model["metrics"]["accuracy"].number == 0.5)
    // Positives 0.9 and 0.4 against negatives 0.2 and 0.8: three of four pairs in order.
    #expect(model["metrics"]["roc_auc"].number == 0.75)
    #expect(model["intervals"]["accuracy"].numbers.count == 2)
    #expect(model["intervals"]["roc_auc"].numbers.allSatisfy { (0...1).contains($0) })
    #expect(model["averages"].keys == ["macro", "micro", "weighted"])
    #expect(model["averages"]["macro"].keys == ["precision", "recall", "f1"])
    #expect(model["per_class"].keys == ["0", "1"])
    #expect(
      model["per_class"]["1"].keys == [
        "precision", "recall", "f1", "support", "specificity", "roc_auc", "average_precision",
      ])
    #expect(model["per_class"]["1"]["support"].number == 2)
  }

  @Test func curvesBeginWithANullThreshold() async throws {
    let curves = try await Report.read(Self.binary)["models"][0]["curves"]
    #expect(curves.keys == ["roc", "precision_recall", "reliability"])
    #expect(curves["roc"].keys == ["fpr", "tpr", "threshold"])
    #expect(curves["roc"]["threshold"][0].isNull)
    #expect(curves["roc"]["fpr"].numbers == [0, 0, 0.5, 0.5, 1])
    #expect(curves["roc"]["tpr"].numbers == [0, 0.5, 0.5, 1, 1])
    #expect(curves["precision_recall"]["recall"].numbers.first == 1)
  }

  @Test func fieldsDescribeNumbersAndCategories() async throws {
    let fields = try await Report.read(Self.binary)["models"][0]["fields"]
    let byName = Dictionary(
      uniqueKeysWithValues: (0..<(fields.count ?? 0)).map { (fields[$0]["name"].text ?? "", fields[$0]) })
    #expect(Set(byName.keys) == ["score", "latency_ms", "amount", "country"])
    let amount = try #require(byName["amount"])
    #expect(
      amount.keys.isSuperset(of: [
        "name", "type", "count", "missing", "mean", "variance", "median", "min", "max", "p90", "p99", "top",
      ]))
    #expect(amount["type"].text == "number")
    #expect([amount["count"].number, amount["missing"].number] == [3, 1])
    #expect([amount["min"].number, amount["median"].number, amount["max"].number] == [-1, 2.5, 4])
    // Mean 5.5/3; squares' sum 23.25 less 5.5²/3, over 2.
    #expect(abs((amount["variance"].number ?? 0) - (23.25 - 5.5 * 5.5 / 3) / 2) < 1e-14)
    let country = try #require(byName["country"])
    #expect(country["type"].text == "category")
    #expect(country["mean"].isNull)
    #expect(country["top"][0][0].text == "NL")
    #expect(country["top"][0][1].number == 2)
  }

  @Test func windowsByDurationHaveTimesAndByCountNumbers() async throws {
    let byTime = try await Report.read(Self.binary, .duration(.seconds(3_600)))["models"][0]["windows"]
    #expect(byTime.count == 2)
    #expect(byTime[0].keys == ["start", "end", "records", "labelled", "metrics", "estimated"])
    #expect(byTime[0]["start"].text == "2026-03-01T00:00:00.000Z")
    #expect(byTime[0]["end"].text == "2026-03-01T01:00:00.000Z")
    #expect(byTime[1]["start"].text == "2026-03-01T02:00:00.000Z")
    #expect(byTime[0]["metrics"]["accuracy"].number == 1)
    let byCount = try await Report.read(Self.binary, .count(3))["models"][0]["windows"]
    #expect(byCount.count == 2)
    #expect([byCount[0]["start"].number, byCount[0]["end"].number] == [0, 3])
    #expect([byCount[1]["start"].number, byCount[1]["end"].number] == [3, 4])
    #expect(byCount[1]["records"].number == 1)
  }

  @Test func whatIsUndefinedIsNullAndNeverZero() async throws {
    let model = try await Report.read("{\"y_pred\":1}\n")["models"][0]
    #expect(model["labelled"].number == 0)
    #expect(model["first_time"].isNull)
    #expect(model["averages"].isNull)
    for key in model["metrics"].keys { #expect(model["metrics"][key].isNull, "\(key)") }
    #expect(model["intervals"].keys.isEmpty)
    // One class only: no ranking, but an accuracy.
    let oneClass = try await Report.read("{\"y_true\":1,\"y_pred\":1,\"score\":0.7}\n")["models"][0]
    #expect(oneClass["metrics"]["accuracy"].number == 1)
    #expect(oneClass["metrics"]["roc_auc"].isNull)
  }

  @Test func scoresThatAreNoProbabilitiesHaveNoLogLoss() async throws {
    let text = "{\"y_true\":1,\"score\":7.5}\n{\"y_true\":0,\"score\":-3}\n"
    let metrics = try await Report.read(text)["models"][0]["metrics"]
    #expect(metrics["log_loss"].isNull)
    #expect(metrics["brier"].isNull)
    #expect(metrics["roc_auc"].number == 1)
  }

  @Test func aMulticlassModelHasItsFigures() async throws {
    let text = ["a", "b", "c", "a"].enumerated().map { row, label in
      #"{"y_true":"\#(label)","proba":{"a":0.5,"b":0.25,"c":0.25},"n":\#(row)}"#
    }
    let model = try await Report.read(text.joined(separator: "\n"))["models"][0]
    #expect(model["task"].text == "multiclass")
    #expect(model["positive_class"].isNull)
    #expect(
      model["metrics"].keys.isSuperset(of: [
        "roc_auc_ovr_macro", "roc_auc_ovr_weighted", "roc_auc_ovo_macro", "top_2_accuracy", "log_loss", "brier",
        "average_precision", "ece",
      ]))
    #expect(model["metrics"]["accuracy"].number == 0.5)
    // All scores are alike, so each ranking is a coin toss.
    #expect(model["metrics"]["roc_auc_ovr_macro"].number == 0.5)
    #expect(model["curves"].value == nil)
  }

  @Test func aRegressionHasItsFigures() async throws {
    let model = try await Report.read("{\"y_true\":1.5,\"y_pred\":2}\n{\"y_true\":4,\"y_pred\":3.5}\n")["models"][0]
    #expect(model["task"].text == "regression")
    #expect(
      model["metrics"].keys.isSuperset(of: [
        "mae", "mse", "rmse", "r2", "mape", "median_absolute_error", "max_error", "bias",
      ]))
    #expect(model["metrics"]["mae"].number == 0.5)
    #expect(model["metrics"]["bias"].number == 0)
    #expect(model["confusion_matrix"].value == nil)
  }

  @Test func anUnlabelledLogHasFieldsOnly() async throws {
    let model = try await Report.read(
      "{\"latency_ms\":5,\"prompt_tokens\":10}\n{\"latency_ms\":7,\"prompt_tokens\":20}\n")["models"][0]
    #expect(model["task"].text == "unlabelled")
    #expect(model["metrics"].keys.isEmpty)
    #expect(model["fields"].count == 2)
  }

  @Test func labelsStandAsInTheLog() async throws {
    let text =
      "{\"y_true\":\"caf\\u00e9 \\\"x\\\"\",\"y_pred\":\"b\\nc\"}\n{\"y_true\":\"b\\nc\",\"y_pred\":\"b\\nc\"}\n"
    let model = try await Report.read(text)["models"][0]
    #expect(model["classes"].texts == ["b\nc", "café \"x\""])
    #expect(model["per_class"].keys == ["b\nc", "café \"x\""])
  }

  @Test func inputsSayHowEachSourceWas() async throws {
    var state = MonitorState(settings: MonitorSettings(windowing: .whole))
    var health = SourceHealth(name: "standard input", format: "jsonl", state: .finished)
    (health.lineCount, health.recordCount, health.otherCount, health.malformedCount) = (10, 7, 2, 1)
    health.malformedExamples = [.init(path: "standard input", line: 4, reason: "not a JSON object", text: "x")]
    state.report(health, source: 1)
    state.report(SourceHealth(name: "a.csv", state: .failed("a.csv: cannot open")), source: 0)
    let inputs = try ReadJSON(text: await Report.make(state, options: ReportOptions()).json.text)["inputs"]
    #expect(inputs[0]["path"].text == "a.csv")
    #expect(inputs[0]["error"].text == "a.csv: cannot open")
    #expect(inputs[1].keys == ["path", "format", "lines", "records", "other", "malformed"])
    #expect(inputs[1]["path"].text == "-")
    #expect(inputs[1]["malformed"]["count"].number == 1)
    #expect(inputs[1]["malformed"]["examples"][0].keys == ["line", "reason"])
    #expect(inputs[1]["malformed"]["examples"][0]["line"].number == 4)
  }

  @Test func theSameLogGivesTheSameBytes() async throws {
    let first = await Report.make(MonitorState(.whole, Self.binary), options: ReportOptions()).json.text
    let second = await Report.make(MonitorState(.whole, Self.binary), options: ReportOptions()).json.text
    #expect(first == second)
  }
}
