internal import Glibc
internal import PromQL

/// Feeds the parser with made-up texts: it must never trap, never take long, and what it accepts must read back from
/// its canonical text as the same query.
///
/// Each input depends on its number alone, so that one that fails can be made again: `fuzz 1 NUMBER`.
struct ParserFuzz {
  private static let defaultCount = 10_000_000
  /// Of the processor, for one input; far above what any of these lengths takes.
  private static let longestTime = Duration.seconds(1)

  private var count: Int
  private var first: Int
  private var accepted = 0
  private var slowest = (time: Duration.zero, number: 0)

  init(arguments: [String]) {
    count = arguments.first.flatMap(Int.init) ?? Self.defaultCount
    first = arguments.dropFirst().first.flatMap(Int.init) ?? 0
  }

  mutating func run() {
    let start = Self.processorTime
    for number in first..<(first + count) {
      let text = FuzzInput.text(number: number)
      let before = Self.processorTime
      check(text, number: number)
      let time = Self.processorTime - before
      if time > slowest.time { slowest = (time, number) }
      if time > Self.longestTime { fail(text, number: number, "took \(time)") }
      if number % 1_000_000 == 999_999 { report(number - first + 1, Self.processorTime - start) }
    }
    report(count, Self.processorTime - start)
    let text = FuzzInput.text(number: slowest.number)
    print(
      "slowest: \(slowest.time), input \(slowest.number), \(text.utf8.count) bytes: \(text.prefix(60).debugDescription)"
    )
  }

  private mutating func check(_ text: String, number: Int) {
    guard let expression = try? Expression(parsing: text) else { return }
    accepted += 1
    let canonical = expression.description
    do {
      let again = try Expression(parsing: canonical)
      if !again.description.utf8.elementsEqual(canonical.utf8) {
        fail(text, number: number, "printed \(canonical.debugDescription), then \(again.description.debugDescription)")
      }
      if again.valueType != expression.valueType { fail(text, number: number, "changed its type") }
    } catch {
      fail(text, number: number, "printed \(canonical.debugDescription), which fails: \(error)")
    }
  }

  /// What this thread has used of the processor, whatever else the machine does meanwhile.
  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  private func report(_ done: Int, _ time: Duration) {
    let seconds = time / .seconds(1)
    let share = Double(accepted) / Double(done) * 100
    let rate = Int(Double(done) / seconds)
    print("\(done) inputs, \(rate) a second of one core, \((share * 10).rounded() / 10) % accepted")
    fflush(nil)
  }

  private func fail(_ text: String, number: Int, _ what: String) -> Never {
    print("input \(number), \(String(text.prefix(1000)).debugDescription): \(what)")
    exit(1)
  }
}
