import Analysis
import Testing

@Suite struct HistogramTests {
  private typealias Reference = ShapeReference

  private func histogram(_ values: [Double], _ edges: [Double]) -> Histogram {
    var histogram = Histogram(edges: edges)
    for value in values { histogram.add(value) }
    return histogram
  }

  @Test func countsAreThoseOfNumpy() {
    let (scores, weights) = (BinaryReference.scores, BinaryReference.weights)
    #expect(histogram(scores, Reference.equalWidthEdges).counts == Reference.equalWidthCounts)
    #expect(histogram(scores, Reference.sturgesEdges).counts == Reference.sturgesCounts)
    #expect(histogram(weights, Reference.freedmanDiaconisEdges).counts == Reference.freedmanDiaconisCounts)
  }

  @Test func valuesOutsideAndNaNAreCountedApart() {
    let histogram = histogram([-1, 0, 0.5, 1, 2, 3, .nan, .infinity, -.infinity], [0, 1, 2])
    #expect(histogram.counts == [2, 2])
    #expect(histogram.belowCount == 2)
    #expect(histogram.aboveCount == 2)
    #expect(histogram.missingCount == 1)
    #expect(histogram.insideCount == 4)
  }

  @Test func partsMergeAndCanBeRemoved() {
    let first = histogram([-1, 0.5, 7], [0, 1, 2])
    let second = histogram([0.5, 2, .nan], [0, 1, 2])
    var both = first
    both.merge(second)
    #expect(both.counts == [2, 1])
    both.remove(first)
    #expect(both == second)
  }

  @Test func edgesThatDoNotRiseAndForeignPartsAreProgrammingErrors() async {
    await #expect(processExitsWith: .failure) { _ = Histogram(edges: [0, 0]) }
    await #expect(processExitsWith: .failure) {
      var histogram = Histogram(edges: [0, 1])
      var part = Histogram(edges: [0, 1])
      part.add(0.5)
      histogram.remove(part)
    }
  }
}
