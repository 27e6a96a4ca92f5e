import Foundation
import PromQL
import Testing

/// No text may overflow the stack or take more than linear time.
@Suite struct ParserLimitTests {
  @Test(arguments: [
    "(", "-", "abs(", "sum by (a) (", "2 ^ ", "x[", "x[(", "x offset (", "x[min(", "{", "x{a=\"b\"}[5m:", "[5m:]",
  ])
  func refusesWhatIsNestedTooDeep(_ opening: String) {
    let text = "x" + (opening.hasPrefix("[") ? "" : " + ") + String(repeating: opening, count: 20_000)
    #expect(throws: ParseError.self) { try Expression(parsing: text) }
  }

  @Test func acceptsWhatPeopleNest() throws {
    let text = String(repeating: "abs(", count: 100) + "x" + String(repeating: ")", count: 100)
    #expect(try Expression(parsing: text).description == text)
    #expect { try Expression(parsing: String(repeating: "(", count: 151) + "x") } throws: {
      "\($0)" == "1:151: parse error: nested more than 150 levels deep"
    }
  }

  /// Each operation is the left operand of the next; reading, checking, writing and releasing them must not recurse.
  @Test func takesTenThousandOperandsOnASmallStack() throws {
    let text = "x" + String(repeating: " + x", count: 9_999)
    let isSame = onSmallStack { (try? Expression(parsing: text))?.description == text }
    #expect(isSame)
  }

  @Test func computedDurationsAreShort() {
    #expect { try Expression(parsing: "x[1" + String(repeating: "+1", count: 200) + "]") } throws: {
      "\($0)" == "1:304: parse error: more than 150 operators in a duration"
    }
  }

  private func onSmallStack(_ body: @escaping @Sendable () -> Bool) -> Bool {
    final class Outcome: @unchecked Sendable {
      // Written by the thread before it signals, read after.
      var value = false
    }
    let outcome = Outcome()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      outcome.value = body()
      done.signal()
    }
    thread.stackSize = 512 * 1024
    thread.start()
    done.wait()
    return outcome.value
  }
}
