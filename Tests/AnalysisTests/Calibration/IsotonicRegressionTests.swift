import Analysis
import TestSupport
import Testing

@Suite struct IsotonicRegressionTests {
  private typealias Reference = CalibrationReference

  @Test func isThatOfScikitLearn() {
    let truth = Reference.actual.map(Double.init)
    let plain = IsotonicRegression(x: Reference.scores, y: truth)
    #expect(areClose(plain?.values(at: Reference.places), Reference.isotonic))
    let weighted = IsotonicRegression(x: Reference.scores, y: truth, weights: Reference.weights)
    #expect(areClose(weighted?.values(at: Reference.places), Reference.isotonicWeighted))
    let curve = IsotonicRegression(x: Reference.scores, y: Reference.curve, weights: Reference.weights)
    #expect(areClose(curve?.values(at: Reference.places), Reference.isotonicCurve))
  }

  @Test func orderOfThePointsDoesNotMatter() {
    let forward = IsotonicRegression(x: [3, 1, 2, 2], y: [5, 0, 4, 2])
    let backward = IsotonicRegression(x: [2, 2, 1, 3], y: [2, 4, 0, 5])
    #expect(forward == backward)
    #expect(forward?.value(at: 2) == 3)
  }

  @Test func whatIsNotFiniteOrHasNoWeightIsLeftOut() {
    let clean = IsotonicRegression(x: [1, 2], y: [0, 1])
    let dirty = IsotonicRegression(
      x: [1, .nan, 2, .infinity, 1, 2, 2], y: [0, 5, 1, 9, .nan, 7, 8], weights: [1, 1, 1, 1, 1, 0, .infinity])
    #expect(clean == dirty)
  }

  @Test func isUndefinedWithoutAPoint() {
    #expect(IsotonicRegression(x: [], y: []) == nil)
    #expect(IsotonicRegression(x: [.nan], y: [1]) == nil)
    #expect(IsotonicRegression(x: [1], y: [1], weights: [0]) == nil)
    #expect(IsotonicRegression(x: [1, 1], y: [1e308, 1e308]) == nil)
  }

  @Test func isConstantBeyondTheEnds() {
    let regression = IsotonicRegression(x: [-1e308, 1e308], y: [2, 4])
    #expect(regression?.value(at: -.infinity) == 2)
    #expect(regression?.value(at: .infinity) == 4)
    #expect(regression?.value(at: 0) == 3)
    #expect(regression?.value(at: .nan) == nil)
  }

  @Test func unevenListsAreAProgrammersError() async {
    await #expect(processExitsWith: .failure) { _ = IsotonicRegression(x: [1, 2], y: [1]) }
    await #expect(processExitsWith: .failure) { _ = IsotonicRegression(x: [1], y: [1], weights: []) }
  }

  @Test func oppositeOrderPoolsEverything() {
    let regression = IsotonicRegression(x: [1, 2, 3], y: [3, 2, 1])
    #expect(regression?.y == [2, 2])
  }
}
