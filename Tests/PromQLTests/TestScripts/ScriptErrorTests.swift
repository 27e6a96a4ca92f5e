import PromQL
import TestSupport
import Testing

@Suite struct ScriptErrorTests {
  @Test(arguments: [
    ("\nlaod 1m", "own.test:2: “laod 1m” is no command; there are load, load_with_nhcb, clear and eval"),
    ("load 1m\n\n  a 1", "own.test:3: “a 1” is no command; there are load, load_with_nhcb, clear and eval"),
    ("load", "own.test:1: “” is no time; write one like 5m, 1m30s or 0"),
    ("load 0", "own.test:1: the step between points must be longer than 0"),
    ("load 5 minutes", "own.test:1: “5 minutes” is no time; write one like 5m, 1m30s or 0"),
    ("load 200y\n  a 1+1x2", "own.test:2: 3 points lie too far in the future"),
    ("clear all", "own.test:1: clear stands alone"),
    ("clear\n  a 1", "own.test:2: clear stands alone"),
    ("eval 1", "own.test:1: expected eval instant at T QUERY or eval range from A to B step S QUERY"),
    ("eval instant at 5m", "own.test:1: the query is missing"),
    ("eval instant at soon x", "own.test:1: “soon” is no time; write one like 5m, 1m30s or 0"),
    (
      "eval instant at 9300000000 x",
      "own.test:1: “9300000000” lies outside of what a script can hold: 0 to 9200000000 seconds"
    ),
    ("eval range from 0 to 5m x", "own.test:1: expected from A to B step S, found “from 0 to 5m x”"),
    ("eval range from 1 to 0 step 1 x", "own.test:1: the range ends, at 0, before it begins"),
    ("eval range from 0 to 1 step 0 x", "own.test:1: the step must be longer than 0"),
    ("eval range from 0 to 1y step 1ms x", "own.test:1: the range has more than 1000000 steps"),
    (
      "eval_twice instant at 0 x",
      "own.test:1: “eval_twice instant at 0 x” is no command; there are load, "
        + "load_with_nhcb, clear and eval"
    ),
  ])
  func commandsThatAreNotUnderstoodAreToldWithTheirLine(script: String, message: String) {
    #expect(errorMessage(script) == message)
  }

  @Test(arguments: [
    ("expect", "“” is no expectation; there are fail, warn, info, no_warn, no_info, ordered, string, range vector"),
    (
      "expect no_warn msg: x",
      "“no_warn msg: x” is no expectation; there are fail, warn, info, no_warn, no_info, ordered, string, range vector"
    ),
    ("expect warn text: x", "“text: x” is neither msg: with a message nor regex: with a pattern"),
    ("expect fail regex: (", "“(” is no pattern: missing ): ("),
    ("expect string x", "“x” is no text in quotes"),
    ("expect range from 0 to 1 step 1", "expected range vector from A to B step S"),
    ("x", "an instant query gives one value a series, not 0"),
    ("x 1 2", "an instant query gives one value a series, not 2"),
    ("expect range vector from 0 to 1m step 1m\n  x 1 2 3", "3 points for 2 steps"),
    ("x{a=\"b\"} 1\n  {__name__=\"x\", a=\"b\"} 2", "x{a=\"b\"} is expected on line 2 already"),
    ("1\n  2", "a query has one value, and an earlier line gives it"),
    ("expect warn\n  expect no_warn", "rules out what an earlier line expects"),
    ("expect no_info\n  expect info", "expects what an earlier line rules out"),
  ])
  func expectationsThatAreNotUnderstoodAreToldWithTheirLine(lines: String, message: String) {
    let line = 1 + lines.split(separator: "\n").count
    #expect(errorMessage("eval instant at 0 x\n  \(lines)") == "own.test:\(line): \(message)")
  }

  @Test func aScriptHasNoMorePointsThanFitIntoMemory() {
    let lines = (0..<6).map { "  a\($0) 0x999999" }
    let message = errorMessage("load 1s\n" + lines.joined(separator: "\n"))
    #expect(message == "own.test:7: the script has more points than fit into memory")
  }

  @Test func whateverHappensToAScriptItIsReadOrTold() throws {
    let script = Array(Self.script.utf8)
    var generator = SeededGenerator(seed: 7)
    var told = 0
    for _ in 0..<500 {
      var bytes = script
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0..<128, using: &generator)
        case 1: bytes.remove(at: place)
        default: bytes.removeSubrange(place...)
        }
        if bytes.isEmpty { bytes = script }
      }
      if !errorMessage(String(decoding: bytes, as: UTF8.self)).isEmpty { told += 1 }
    }
    #expect(told > 100 && told < 500)
  }

  private static let script = """
    # Everything that a script may hold.
    load 30s
      a{b="c", "d e"='f\\n'} 1 2+3x4 _ _x2 stale 1-1x2 Inf {{count:1}} {{sum:1}}+{{sum:2}}x3
      {"g.h", i=`j`} NaN
    load_with_nhcb 1m
      k_bucket{le="1"} 1e3

    eval instant at 1m30s sum by (b) (a)
      expect warn msg: x
      expect info regex: y.*
      expect ordered
      {b="c"} 1
    eval range from 0 to 5m step 30s a
      expect no_warn
      a{b="c"} 1 2 _ 3
    eval instant at 0 "x"
      expect string "x"
    eval_fail instant at 0 a[1m]
      expected_fail_regexp z
    eval instant at 1m a[1m]
      expect range vector from 30s to 1m step 30s
      a 1 2
    clear
    """
}

/// Why a script is none; empty when it is one.
func errorMessage(_ text: String) -> String {
  do throws(ScriptError) {
    _ = try TestScript(parsing: text, name: "own.test")
    return ""
  } catch {
    return "\(error)"
  }
}
