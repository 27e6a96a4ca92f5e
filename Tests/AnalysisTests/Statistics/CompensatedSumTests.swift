import Analysis
import Testing

@Suite struct CompensatedSumTests {
  @Test func keepsWhatPlainAdditionLoses() {
    var sum = CompensatedSum()
    for term in [1e100, 1, -1e100] { sum.add(term) }
    #expect(sum.value == 1)
  }

  @Test func addsATenthAMillionTimesWithoutDrift() {
    var sum = CompensatedSum()
    for _ in 0..<1_000_000 { sum.add(0.1) }
    // A million times the double nearest to 0.1, rounded once.
    #expect(sum.value == 100_000)
  }

  @Test func keepsProductsExact() {
    var sum = CompensatedSum()
    sum.addProduct(1 + 0x1p-40, 1 - 0x1p-40)
    sum.add(-1)
    #expect(sum.value == -0x1p-80)
  }

  @Test func subtractingAPartLeavesTheOther() {
    var part = CompensatedSum()
    for term in [1e16, 0.5, -3] { part.add(term) }
    var whole = CompensatedSum(0.25)
    whole.merge(part)
    whole.subtract(part)
    #expect(whole.value == 0.25)
  }

  @Test func anOverflowIsInfiniteAndNeverNaN() {
    var sum = CompensatedSum()
    for _ in 0..<3 { sum.add(.greatestFiniteMagnitude) }
    #expect(sum.value == .infinity)
    sum.addProduct(1e300, 1e300)
    #expect(sum.value == .infinity)
  }
}
