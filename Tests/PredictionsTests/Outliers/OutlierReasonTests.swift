import Analysis
import Testing

@testable import Predictions

@Suite("What is unusual about a value")
struct OutlierReasonTests {
  private func surprise(numbers: [Double], missing: Int = 0) -> OutlierSurprise {
    let bins = BinnedFeature(
      numbers: numbers.sorted().map { (value: $0, count: 1) }, missingCount: missing)
    return OutlierSurprise(
      .init(feature: 0, path: "x", name: "x", bins: bins, median: 0, shares: [], labelCount: 0))
  }

  private func categories(_ counts: [(label: String, count: Int)], rest: Int = 0) -> OutlierSurprise {
    let bins = BinnedFeature(categories: counts, restCount: rest, missingCount: 0)
    return OutlierSurprise(
      .init(
        feature: 0, path: "c", name: "c", bins: bins, median: 0, shares: [0], labelCount: counts.count))
  }

  private let hundred = (1...100).map(Double.init)

  @Test func numbersBeyondTheReferenceAreTheRarest() {
    let feature = BinnedFeature(numbers: hundred.map { (value: $0, count: 1) }, missingCount: 0)
    let above = surprise(numbers: hundred).reason(feature.code(of: 250.5), number: 250.5, text: "")
    let below = surprise(numbers: hundred).reason(feature.code(of: -3), number: -3, text: "")
    #expect(above.words == "x 250.5: above all of the reference")
    #expect(below.words == "x −3: below all of the reference")
    #expect(above.chance == 0.5 / 101)
    #expect(above.distance > 1.5 && above.distance < 1.6)
  }

  @Test func theTailsOfTheReferenceAreRareOnBothSides() {
    let feature = BinnedFeature(numbers: hundred.map { (value: $0, count: 1) }, missingCount: 0)
    let high = surprise(numbers: hundred).reason(feature.code(of: 100), number: 100, text: "")
    let middle = surprise(numbers: hundred).reason(feature.code(of: 50), number: 50, text: "")
    #expect(high.words.hasPrefix("x 100: "))
    #expect(high.words.hasSuffix(" of the reference as high"))
    #expect(high.chance < 0.05)
    #expect(middle.chance > 0.9)
  }

  @Test func categoriesAreAsRareAsTheirShare() {
    let feature = categories([("DE", 990), ("FR", 10)])
    #expect(feature.reason(1, number: .nan, text: "").words == "c = FR: 1.0 % of the reference")
    #expect(feature.reason(1, number: .nan, text: "").chance == 0.01)
    #expect(feature.reason(BinnedFeature.unseenCode, number: .nan, text: "XX").words == "c = XX: never seen")
  }

  @Test func missingAndForeignValuesAreReasonsToo() {
    let complete = surprise(numbers: hundred)
    let holey = surprise(numbers: hundred, missing: 25)
    #expect(complete.reason(BinnedFeature.missingCode, number: .nan, text: "").words == "x missing: never before")
    #expect(
      holey.reason(BinnedFeature.missingCode, number: .nan, text: "").words == "x missing: 20 % of the reference")
    #expect(
      complete.reason(BinnedFeature.foreignCode, number: .nan, text: "").words
        == "x of another type than in the reference")
  }

  @Test func rarerOnesComeFirstAndThoseFurtherOutBeforeNearer() {
    let feature = BinnedFeature(numbers: hundred.map { (value: $0, count: 1) }, missingCount: 0)
    let x = surprise(numbers: hundred)
    let reasons = [50.0, 101, 5_000, 99].map { x.reason(feature.code(of: $0), number: $0, text: "") }
    #expect(OutlierReason.strangest(reasons, 3).map(\.number) == [5_000, 101, 99])
  }

  @Test(arguments: [
    (9_120, "9,120"), (-1_234_567, "−1,234,567"), (0.001234567, "0.001235"), (12.5, "12.5"), (123.456, "123.5"),
    (2e20, "2e+20"),
  ])
  func numbersAreShort(number: Double, text: String) {
    #expect(NumberWords.text(number) == text)
  }

  @Test(arguments: [(0.5, "50 %"), (0.0123, "1.2 %"), (0.00123, "0.1 %"), (0.0000456, "0.005 %"), (0, "0 %")])
  func percentsAreShort(share: Double, text: String) {
    #expect(NumberWords.percent(share) == text)
  }
}
