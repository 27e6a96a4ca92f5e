import PromQL
import Testing

@testable import Monitor

@Suite struct AlertConditionTests {
  @Test(arguments: [
    ("auc < 0.9", "auc", 0.9, "<"),
    ("0.9 > auc", "auc", 0.9, "<"),
    ("(rate(errors[5m]) / rate(all[5m])) >= (5 / 100)", "rate(errors[5m]) / rate(all[5m])", 0.05, ">="),
    ("lag > 2 ^ 3 and on (job) up == 1", "lag", 8, ">"),
    ("lag > 60 or delay > 120", "lag", 60, ">"),
    ("-1 == temperature unless on () off", "temperature", -1, "=="),
    ("x > -(2 + 1)", "x", -3, ">"),
  ])
  func knowsWhatIsMeasuredAndAgainstWhat(
    text: String, measure: String, threshold: Double, comparison: String
  ) throws {
    let condition = AlertCondition(try Expression(parsing: text))
    #expect(condition.threshold == threshold && condition.comparison?.rawValue == comparison)
    // Parentheses around it are not taken off.
    #expect([measure, "(\(measure))"].contains(condition.measure.description))
  }

  @Test(arguments: [
    ("p99 > 2 * reference", "p99"), ("time() - last > time()", "time() - last"),
  ])
  func aThresholdThatMovesIsNone(text: String, measure: String) throws {
    let condition = AlertCondition(try Expression(parsing: text))
    #expect(condition.threshold == nil && condition.measure.description == measure)
  }

  @Test(arguments: ["absent(up)", "up", "up == bool 0", "count(up == 0)"])
  func withoutAComparisonTheWholeIsMeasured(text: String) throws {
    let condition = AlertCondition(try Expression(parsing: text))
    #expect(condition.threshold == nil && condition.comparison == nil && condition.measure.description == text)
  }

  @Test func namesTheMetricsThatAreRead() throws {
    let expression = try Expression(
      parsing: #"max_over_time((sum(rate(b[5m])) / a)[1h:]) > on () scalar(c) and {__name__="d e"} + -topk(2, a)"#)
    #expect(AlertCondition.metrics(of: expression) == ["a", "b", "c", "d e"])
  }
}
