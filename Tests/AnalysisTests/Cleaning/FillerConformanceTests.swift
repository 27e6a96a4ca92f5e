import Analysis
import Foundation
import Testing

@Suite struct FillerConformanceTests {
  @Test(arguments: FillingKind.all)
  func valuesThatAreThereStay(_ kind: FillingKind) throws {
    let filled = try #require(kind.fit([1, 2, 3])).fill([7, .nan, -1, .infinity, 0])
    #expect(filled.values.enumerated().allSatisfy { $0.offset % 2 == 1 || $0.element == [7, -1, 0][$0.offset / 2] })
    #expect(filled.isFilled == [false, true, false, true, false])
    #expect(filled.values.allSatisfy { $0?.isFinite == true })
  }

  @Test(arguments: FillingKind.all)
  func allMissingIsFilledWithNothing(_ kind: FillingKind) {
    for reference in [[], [.nan, .infinity]] as [[Double]] {
      // The last value learns nothing from a reference; the others have nothing to learn from.
      #expect(kind.fit(reference)?.fill([.nan]).values == (kind.id == "last" ? [nil] : nil))
    }
  }

  @Test(arguments: FillingKind.all)
  func goesOnTheSameAfterSavingAndRestoring(_ kind: FillingKind) throws {
    let filler = try #require(kind.fit([1, .nan, 4]))
    #expect(try goesOn(filler))
  }

  private func goesOn<Method: Filler>(_ filler: Method) throws -> Bool {
    var original = filler
    for value in [5, .nan, 0.1] { _ = original.update(value) }
    let restored = try JSONDecoder().decode(Method.self, from: JSONEncoder().encode(original))
    return restored == original && restored.fill([.nan, 2, .nan]) == original.fill([.nan, 2, .nan])
  }

  @Test func whatLiesBeforeTheFirstValueStaysMissing() {
    let filled = LastValueFiller().fill([.nan, 1, .nan])
    #expect(filled.values == [nil, 1, 1])
    #expect(filled.isFilled == [false, false, true])
  }
}
