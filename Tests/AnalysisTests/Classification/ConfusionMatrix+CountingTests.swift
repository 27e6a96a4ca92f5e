import Analysis
import TestSupport
import Testing

@Suite struct ConfusionMatrixCountingTests {
  // One class, a power of two, just above one, the last size with several tables, and one large table.
  @Test(arguments: [1, 2, 3, 10, 32, 33, 200])
  func countsAsOneByOne(classCount: Int) {
    var random = SeededGenerator(seed: 31)
    let actual = (0..<1003).map { _ in UInt8(random.uniform() * Double(classCount)) }
    let predicted = (0..<1003).map { _ in UInt8(random.uniform() * Double(classCount)) }
    var single = ConfusionMatrix(classCount: classCount)
    for (actual, predicted) in zip(actual, predicted) { single.add(actual: Int(actual), predicted: Int(predicted)) }
    var whole = ConfusionMatrix(classCount: classCount)
    whole.add(actual: actual, predicted: predicted)
    #expect(whole == single)
    whole.add(actual: actual.map(Int64.init), predicted: predicted.map(Int64.init))
    single.merge(single)
    #expect(whole == single)
  }

  @Test func nothingAddsNothing() {
    var matrix = ConfusionMatrix(classCount: 0)
    matrix.add(actual: [UInt8](), predicted: [])
    #expect(matrix.total == 0)
  }

  @Test func aClassOutsideTheMatrixIsAProgrammingError() async {
    await #expect(processExitsWith: .failure) {
      var matrix = ConfusionMatrix(classCount: 3)
      matrix.add(actual: [0, 3] as [UInt8], predicted: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      var matrix = ConfusionMatrix(classCount: 3)
      matrix.add(actual: [0, -1] as [Int8], predicted: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      var matrix = ConfusionMatrix(classCount: 3)
      matrix.add(actual: [0, 1] as [UInt8], predicted: [0, 64])
    }
  }
}
