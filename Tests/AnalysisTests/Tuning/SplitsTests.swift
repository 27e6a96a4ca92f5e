import Analysis
import Testing

@Suite struct SplitsTests {
  private typealias Reference = TuningReference

  @Test func foldsAreThoseOfScikitLearn() {
    let splits = KFoldSplits(folds: 4).splits(of: 11)
    #expect(splits.map(\.train) == Reference.foldsTrain)
    #expect(splits.map(\.test) == Reference.foldsTest)
  }

  @Test func shuffledFoldsHoldEveryRecordOnce() {
    let splits = KFoldSplits(folds: 4, shuffleSeed: 5).splits(of: 11)
    #expect(splits.map(\.test.count) == Reference.shuffledSizes)
    #expect(splits.flatMap(\.test).sorted() == Array(0..<11))
    #expect(splits.allSatisfy { ($0.train + $0.test).sorted() == Array(0..<11) })
    #expect(splits == KFoldSplits(folds: 4, shuffleSeed: 5).splits(of: 11))
    #expect(splits != KFoldSplits(folds: 4, shuffleSeed: 6).splits(of: 11))
    #expect(splits != KFoldSplits(folds: 4).splits(of: 11))
  }

  @Test func tooFewRecordsGiveNoSplit() {
    #expect(KFoldSplits(folds: 3).splits(of: 2).isEmpty)
    #expect(KFoldSplits(folds: 2).splits(of: 0).isEmpty)
    #expect(RollingOriginSplits(initial: 3, horizon: 2, embargo: 1).splits(of: 5).isEmpty)
    #expect(RollingOriginSplits(initial: .max, horizon: .max, embargo: .max).splits(of: 5).isEmpty)
  }

  @Test func rollingOriginsAreThoseOfTimeSeriesSplit() {
    let expanding = RollingOriginSplits(initial: 5, horizon: 2, embargo: 1).splits(of: 12)
    #expect(expanding.map(\.train) == Reference.expandingTrain)
    #expect(expanding.map(\.test) == Reference.expandingTest)
    let sliding = RollingOriginSplits(initial: 5, horizon: 2, embargo: 1, window: .sliding(4)).splits(of: 12)
    #expect(sliding.map(\.train) == Reference.slidingTrain)
    #expect(sliding.map(\.test) == Reference.slidingTest)
  }

  @Test func stepMovesTheOrigin() {
    var rolling = RollingOriginSplits(initial: 2, horizon: 3)
    rolling.step = 1
    #expect(rolling.splits(of: 6).map(\.test) == [[2, 3, 4], [3, 4, 5]])
  }

  @Test func neverLearnsFromWhatIsLaterThanTheEmbargo() {
    var rolling = RollingOriginSplits(initial: 4, horizon: 3, embargo: 2)
    rolling.step = 2
    for split in rolling.splits(of: 40) {
      #expect((split.train.last ?? 0) + 2 < (split.test.first ?? 0))
    }
  }

  @Test func fewerThanTwoFoldsAreAProgrammersError() async {
    await #expect(processExitsWith: .failure) { _ = KFoldSplits(folds: 1) }
  }

  @Test func originsThatDoNotMoveAreAProgrammersError() async {
    await #expect(processExitsWith: .failure) {
      var rolling = RollingOriginSplits(initial: 1, horizon: 1)
      rolling.step = 0
      _ = rolling.splits(of: 9)
    }
  }
}
