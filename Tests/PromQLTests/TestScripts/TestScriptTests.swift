import PromQL
import Testing

@Suite struct TestScriptTests {
  @Test func theExampleOfTheDocumentationHolds() throws {
    let outcomes = try TestScript(
      parsing: """
        load 1m
          requests_total 0+60x10
        eval instant at 10m rate(requests_total[5m])
          {} 1
        """, name: "rate.test"
    ).run()
    #expect(ScriptCounts(outcomes).description == "1 passed, 0 failed, 0 left out")
  }

  @Test func outcomesNameTheLineAndTheQuery() throws {
    let outcomes = try run("# A comment.\n\neval instant at 0  1 +  1\n  2\n\n\teval instant at 0 3\n\t\t4")
    #expect(outcomes.map(\.line) == [3, 6])
    #expect(outcomes.map(\.query) == ["1 +  1", "3"])
    #expect(outcomes.map(\.verdict) == [.passed, .failed(["expected 4, got 3"])])
  }

  @Test func loadsAddUpUntilTheDataAreCleared() throws {
    expectAllPass(
      """
      load 1m
        a{of="one"} 1
      load 1m
        b 2
      eval instant at 0 a or b
        a{of="one"} 1
        b 2
      clear
      eval instant at 0 a or b
      """)
  }

  @Test func laterPointsLieAmongEarlierOnesByTheirTimes() throws {
    expectAllPass(
      """
      load 2m
        a 1 3 5
      load 1m
        a _ 2 30 4
      eval range from 0 to 4m step 1m a
        a 1 2 30 4 5
      """)
  }

  @Test func ofASeriesTwiceInOneLoadTheLaterCounts() throws {
    expectAllPass("load 1m\n  a 1 2 3\n  a 7\neval range from 0 to 2m step 1m a\n  a 7 7 7")
  }

  @Test func aStoreIsBuiltAnewWhenDataCome() throws {
    expectAllPass("load 1m\n  a 1\neval instant at 0 a\n  a 1\nload 1m\n  a _ 2\neval instant at 1m a\n  a 2")
  }

  @Test func linesMayEndAsOnWindowsAndNeedNoIndentation() throws {
    expectAllPass("load 1m\r\na 1\r\n\r\neval instant at 0 a\r\nexpect no_warn\r\na 1\r\n")
  }

  @Test func aSeriesMayBeCalledAsACommandIs() throws {
    expectAllPass(
      """
      load 1m
        load 1
        clear{a="b"} 2
      eval instant at 0 {__name__=~"load|clear"}
        load 1
        clear{a="b"} 2
      """)
  }

  @Test func withoutATimeAQueryIsAskedAtTheBeginning() throws {
    expectAllPass("load 1m\n  a 1 2\neval instant a\n  a 1")
  }
}

/// The outcomes of a script.
func run(_ text: String) throws -> [ScriptOutcome] {
  try TestScript(parsing: text, name: "own.test").run()
}

/// The only outcome of a script with one query.
func verdict(_ text: String) throws -> ScriptOutcome.Verdict {
  let outcomes = try run(text)
  try #require(outcomes.count == 1)
  return outcomes[0].verdict
}

func expectAllPass(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
  do {
    let outcomes = try run(text)
    #expect(!outcomes.isEmpty, sourceLocation: sourceLocation)
    for outcome in outcomes {
      #expect(outcome.verdict == .passed, "line \(outcome.line)", sourceLocation: sourceLocation)
    }
  } catch {
    Issue.record("\(error)", sourceLocation: sourceLocation)
  }
}
