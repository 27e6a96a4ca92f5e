import Analysis
import TestSupport
import Testing

@Suite struct RadixSortTests {
  @Test(arguments: [0, 1, 2, 1024, 1025, 5000, 60_000])
  func agreesWithTheStandardSort(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let values = (0..<count).map { _ in Double(bitPattern: random.next()) }.filter { !$0.isNaN }
    var sorted = values
    RadixSort.sort(&sorted)
    #expect(sorted == values.sorted())
  }

  @Test func sortsScoresWithManyTies() {
    var random = SeededGenerator(seed: 3)
    let values = (0..<4000).map { _ in (random.uniform() * 50).rounded() / 50 }
    var sorted = values
    RadixSort.sort(&sorted)
    #expect(sorted == values.sorted())
  }

  @Test func equalValuesNeedNoPass() {
    var values = Array(repeating: 0.25, count: 3000)
    RadixSort.sort(&values)
    #expect(values == Array(repeating: 0.25, count: 3000))
  }

  @Test(arguments: [1, 1000])
  func ordersInfinitiesAndZeros(repeats: Int) {
    var values = Array(repeating: [.infinity, 0.0, -1, -0.0, -.infinity, .leastNonzeroMagnitude], count: repeats)
      .flatMap { $0 }
    RadixSort.sort(&values)
    #expect(values.prefix(repeats).allSatisfy { $0 == -.infinity })
    #expect(values.suffix(repeats).allSatisfy { $0 == .infinity })
    #expect(values[2 * repeats].sign == .minus)
    #expect(values[4 * repeats - 1].sign == .plus)
    #expect(values == values.sorted())
  }

  @Test func leavesOtherCopiesAlone() {
    let original = (0..<2000).map { Double(2000 - $0) }
    var sorted = original
    RadixSort.sort(&sorted)
    #expect(original.first == 2000)
    #expect(sorted.first == 1)
  }

  @Test func refusesNaN() async {
    await #expect(processExitsWith: .failure) {
      var few = [1, Double.nan]
      RadixSort.sort(&few)
    }
    await #expect(processExitsWith: .failure) {
      var many = Array(repeating: 1.0, count: 5000)
      many[2500] = .nan
      RadixSort.sort(&many)
    }
  }
}
