import PromQL
import Telemetry
import Testing

@Suite struct OperatorsTests {
  private let asked: AskedStore = {
    var asked = AskedStore()
    asked.add("m", [(0, 7)])
    asked.add("n", [(0, -2)])
    return asked
  }()

  @Test(arguments: [
    ("m + 2", 9.0), ("2 - m", -5), ("m * n", -14), ("m / n", -3.5), ("m % 4", 3), ("n % 4", -2), ("-m % 4", -3),
    ("2 ^ 3 ^ 2", 512), ("m ^ 2", 49), ("1 atan2 1", 0.7853981633974483), ("m > 3", 7), ("3 < m", 7), ("m > bool 9", 0),
    ("3 >= bool 3", 1), ("m == on() (n + 9)", 7),
  ])
  func operatorsComputeAsInGo(query: String, expected: Double) throws {
    #expect(try asked.value(query, at: 0) == expected)
  }

  @Test func nothingIsKnownOfANaN() throws {
    #expect(try asked.value("m == NaN", at: 0) == nil)
    #expect(try asked.value("m != NaN", at: 0) == 7)
    #expect(try asked.value("NaN == bool NaN", at: 0) == 0)
    #expect(try asked.value("m % 0", at: 0)?.isNaN == true)
  }

  @Test(arguments: ["1", "m"])
  func thousandsOfOperatorsInARowNeedNoDeepStack(operand: String) throws {
    let query = Array(repeating: operand, count: 3_000).joined(separator: " + ")
    #expect(try asked.value(query, at: 0) == (operand == "1" ? 3_000 : 21_000))
    #expect(try asked.range(query + " * 1", through: 1, step: 1).count == 1)
  }

  @Test func nestingAsDeepAsTheParserAllowsIsComputed() throws {
    let depth = 145
    let signs = String(repeating: "-(", count: depth / 2) + "m" + String(repeating: ")", count: depth / 2)
    #expect(try asked.value(signs, at: 0).map(\.magnitude) == 7)
    let calls = String(repeating: "sum(", count: depth) + "m" + String(repeating: ")", count: depth)
    #expect(try asked.value(calls, at: 0) == 7)
    #expect(try asked.range(calls, through: 2, step: 1) == ["{}": [7, 7, 7]])
  }

  @Test func setsAreCombinedAtEachStep() {
    expectAllPass(
      """
      load 10m
        a{x="1"} 1 _ 3
        a{x="2"} 1 2 3
        b{x="1"} _ 20 30
      eval range from 0 to 20m step 10m a and b
        a{x="1"} _ _ 3
      eval range from 0 to 20m step 10m a unless b
        a{x="1"} 1 _ _
        a{x="2"} 1 2 3
      eval range from 0 to 20m step 10m a or b
        a{x="1"} 1 _ 3
        a{x="2"} 1 2 3
        b{x="1"} _ 20 _
      eval range from 0 to 20m step 10m -a or -b
        {x="1"} -1 -20 -3
        {x="2"} -1 -2 -3
      eval range from 0 to 20m step 10m a and on() b
        a{x="1"} _ _ 3
        a{x="2"} _ 2 3
      eval range from 0 to 20m step 10m a unless on() b
        a{x="1"} 1 _ _
        a{x="2"} 1 _ _
      """)
  }
}
