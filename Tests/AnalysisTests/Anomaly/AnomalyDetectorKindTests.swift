import Analysis
import Foundation
import Testing

/// What holds for every anomaly detector of the list.
struct AnomalyDetectorKindTests {
  /// Enough for the first window of half-space trees.
  private static let ordinary = seededRows(300, columnCount: 3)
  private static let ids = AnomalyDetectorKind.all.map(\.id)
  private static let seededIds = AnomalyDetectorKind.all
    .filter { $0.parameters.contains { $0.name == "seed" } }.map(\.id)

  private func kind(_ id: String) throws -> AnomalyDetectorKind {
    try #require(AnomalyDetectorKind.named(id))
  }

  @Test(arguments: ids) func aFarRowScoresAboveOrdinaryOnes(id: String) throws {
    let training = FeatureMatrix(rows: Self.ordinary)
    let later = seededRows(200, columnCount: 3, seed: 2)
    let scores = try kind(id).scores(FeatureMatrix(rows: later + [[9, -9, 9]]), fittedOn: training).get()
    let numbers = scores.compactMap { $0 }
    #expect(numbers.count == 201)
    let far = try #require(scores.last ?? nil)
    #expect(numbers.count { $0 >= far } <= 4)
  }

  @Test(arguments: ids) func theSameRowsHaveTheSameScores(id: String) throws {
    let rows = FeatureMatrix(rows: Self.ordinary)
    let scores = try kind(id).scores(rows).get()
    #expect(try kind(id).scores(rows).get() == scores)
    #expect(scores.contains { $0 != nil })
  }

  @Test(arguments: seededIds) func anotherSeedMakesOtherScores(id: String) throws {
    let rows = FeatureMatrix(rows: Self.ordinary)
    let scores = try kind(id).scores(rows, settings: ["seed": "1"]).get()
    #expect(try kind(id).scores(rows, settings: ["seed": "2"]).get() != scores)
  }

  @Test(arguments: ids) func savingAndRestoringInMidStreamChangesNoScore(id: String) throws {
    var detector = try kind(id).fit(FeatureMatrix(rows: Self.ordinary)).get()
    let first = FeatureMatrix(rows: seededRows(40, columnCount: 3, seed: 3) + [[.nan, 0, 0]])
    let rest = FeatureMatrix(rows: seededRows(400, columnCount: 3, seed: 4))
    _ = detector.scores(first)
    #expect(try scoresAfterRestoring(detector, rest) == detector.scores(rest))
  }

  private func scoresAfterRestoring<Detector: AnomalyDetector>(
    _ detector: Detector, _ rows: FeatureMatrix
  ) throws -> [Double?] {
    var restored = try JSONDecoder().decode(Detector.self, from: JSONEncoder().encode(detector))
    #expect(restored == detector)
    return restored.scores(rows)
  }

  @Test(arguments: ids) func rowsWithMissingValuesHaveNoScoreAndChangeNone(id: String) throws {
    let broken: [[Double]] = [[.nan, 0, 0], [0, .infinity, 0], [0, 0, -.infinity]]
    let clean = try kind(id).scores(FeatureMatrix(rows: Self.ordinary)).get()
    let mixed = try kind(id).scores(FeatureMatrix(rows: broken + Self.ordinary + broken)).get()
    #expect(mixed.prefix(3).allSatisfy { $0 == nil })
    #expect(mixed.suffix(3).allSatisfy { $0 == nil })
    #expect(Array(mixed.dropFirst(3).dropLast(3)) == clean)
  }

  @Test(arguments: ids) func aConstantColumnIsAllowed(id: String) throws {
    let rows = Self.ordinary.map { $0 + [7] }
    let scored = FeatureMatrix(rows: rows + [[12, 12, 12, 7]])
    let scores = try kind(id).scores(scored, fittedOn: FeatureMatrix(rows: rows)).get().compactMap { $0 }
    #expect(scores.count == 301 && scores.allSatisfy(\.isFinite))
    // Few of the ordinary rows, those at the edges, may lie in the cells of half-space trees that the far row lies in.
    #expect(scores.count { $0 >= scores[300] } <= 6)
  }

  @Test(arguments: ids) func tooLittleIsSaid(id: String) throws {
    let kind = try kind(id)
    #expect(failure(try kind.fit(FeatureMatrix(rows: []))) == .noColumns)
    #expect(failure(try kind.fit(FeatureMatrix(rows: [[], [], []]))) == .noColumns)
    #expect(failure(try kind.fit(FeatureMatrix(rows: [[.nan, 1], [1, .nan]]))) == .noCompleteRow)
    for count in 0...2 {
      let rows = FeatureMatrix(columns: [Array([1.0, 2].prefix(count)), Array([3.0, 5].prefix(count))])
      let answer = failure(try kind.fit(rows))
      guard case .insufficientData(let need, let found) = answer else {
        Issue.record("\(count) rows: \(String(describing: answer))")
        continue
      }
      #expect(need >= 3 && found == count)
    }
    let constant = FeatureMatrix(rows: Array(repeating: [4, 4], count: 300))
    #expect(failure(try kind.fit(constant)) == .constantColumns)
    #expect(failure(try kind.scores(constant)) == .constantColumns)
  }

  @Test(arguments: ids) func theLeastThatIsNeededIsEnough(id: String) throws {
    guard case .insufficientData(let need, _) = failure(try kind(id).fit(FeatureMatrix(columns: [[]]))) else {
      Issue.record("nothing was enough")
      return
    }
    let rows = FeatureMatrix(rows: seededRows(need, columnCount: 2))
    #expect(try kind(id).scores(rows, fittedOn: rows).get().allSatisfy { $0?.isFinite == true })
  }

  @Test(arguments: ids) func repeatedRowsAreAllowed(id: String) throws {
    let rows = (0..<300).map { [Double($0 % 2), Double($0 % 3)] }
    let scores = try kind(id).scores(FeatureMatrix(rows: rows), fittedOn: FeatureMatrix(rows: rows)).get()
    #expect(scores.allSatisfy { $0?.isFinite == true })
  }

  @Test(arguments: ids) func manyColumnsAreAllowed(id: String) throws {
    let rows = FeatureMatrix(rows: seededRows(260, columnCount: 400))
    let few = FeatureMatrix(values: Array(rows.values.prefix(8000)), columnCount: 400)
    let scores = try kind(id).scores(few, fittedOn: id == "half-space-trees" ? rows : few).get()
    #expect(scores.count == 20 && scores.allSatisfy { $0?.isFinite == true })
  }

  @Test(arguments: ids) func hugeValuesHaveFiniteScoresOrAReason(id: String) throws {
    let huge = Double.greatestFiniteMagnitude
    let far = FeatureMatrix(rows: [[huge, -huge, huge], [-huge, -huge, 0], [0, 0, 0]])
    let scores = try kind(id).scores(far, fittedOn: FeatureMatrix(rows: Self.ordinary)).get()
    #expect(scores.allSatisfy { $0?.isFinite == true })
    let rows = FeatureMatrix(rows: Self.ordinary.map { [$0[0] < 0 ? -huge : huge, $0[1] * 1e300, $0[2] * 1e-300] })
    switch try kind(id).scores(rows, fittedOn: rows) {
    case .success(let scores): #expect(scores.allSatisfy { $0?.isFinite == true })
    case .failure(let reason): #expect(reason == .overflow)
    }
  }

  @Test(arguments: ids) func unknownAndImpossibleSettingsAreRefused(id: String) throws {
    let rows = FeatureMatrix(rows: Self.ordinary)
    let kind = try kind(id)
    #expect(throws: ParameterError.self) { _ = try kind.fit(rows, settings: ["colour": "red"]) }
    for parameter in kind.parameters {
      #expect(throws: ParameterError.invalid(name: parameter.name, value: "-1", range: parameter.range)) {
        _ = try kind.scores(rows, settings: [parameter.name: "-1"])
      }
    }
  }

  @Test(arguments: ids) func theDefaultsAreWhatHelpSays(id: String) throws {
    let rows = FeatureMatrix(rows: Self.ordinary)
    let defaults = Dictionary(uniqueKeysWithValues: try kind(id).parameters.map { ($0.name, $0.defaultValue) })
    #expect(try kind(id).scores(rows, settings: defaults).get() == kind(id).scores(rows).get())
  }

  @Test func theListHoldsEveryDetectorOfTheFolder() throws {
    let declared = try DeclaredDescriptors(in: "Anomaly").ids(of: "AnomalyDetectorKind")
    #expect(declared == Self.ids.sorted())
    #expect(Set(Self.ids).count == Self.ids.count)
  }

  private func failure<Value>(_ result: Result<Value, FitFailure>) -> FitFailure? {
    if case .failure(let reason) = result { reason } else { nil }
  }
}
