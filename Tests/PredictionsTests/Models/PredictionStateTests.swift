import Analysis
import Predictions
import Telemetry
import Testing

@Suite struct PredictionStateTests {
  private func window(_ records: [Record], task: PredictionTask? = nil) throws -> WindowAggregate {
    try #require(PredictionState(.whole, records, task: task).models.first).everything()
  }

  // MARK: Tasks

  @Test(arguments: [
    (["0", "1"], ["1", "1"], PredictionTask.binary), (["a", "b"], ["a", "c"], .multiclass),
    (["1", "1"], ["1", "1"], .binary),
    (["1", "2"], ["3", "1"], .multiclass), (["1.5", "2"], ["1", "2"], .regression),
    (["1", "2"], ["1", "2.25"], .regression),
    (["1.0", "0.0"], ["1", "0"], .binary),
  ])
  func theTaskFollowsFromTheLabels(actual: [String], predicted: [String], task: PredictionTask) throws {
    let records = zip(actual, predicted).map { Record(actual: $0, predicted: $1) }
    #expect(try window(records).task == task)
  }

  @Test func aScoreKeepsFractionsFromMeaningRegression() throws {
    let records = [
      Record(actual: "1.5", predicted: "1.5", score: 0.9), Record(actual: "2", predicted: "1.5", score: 0.1),
    ]
    #expect(try window(records).task == .binary)
    #expect(try window(records).cells == ["1.5→1.5": 1, "2→1.5": 1])
  }

  @Test func aLogWithoutLabelsAndPredictionsIsUnlabelled() throws {
    let records = [Record(time: 1, latencySeconds: 0.25, numbers: ["tokens": 7])]
    let window = try window(records)
    #expect(window.task == .unlabelled)
    #expect(window.metrics.isEmpty)
    #expect(window.latencySeconds(quantile: 0.5) == 0.25)
  }

  @Test func theSettingOverridesTheTask() throws {
    let records = [Record(actual: "1", predicted: "2"), Record(actual: "4", predicted: "4")]
    #expect(try window(records, task: .regression).figure("mae") == 0.5)
    #expect(try window([Record(actual: "1.5", predicted: "2")], task: .multiclass).task == .multiclass)
  }

  @Test func aFractionInMidStreamTurnsEarlierClassesIntoNumbers() throws {
    let pairs = [("1", "2"), ("5", "5"), ("3", "2"), ("2.5", "2"), ("4", "4.5"), ("7", "7")]
    for cut in 0...pairs.count {
      var state = PredictionState(settings: MonitorSettings(windowing: .whole))
      for part in [pairs[..<cut], pairs[cut...]] where !part.isEmpty {
        state.apply(PredictionBatch(part.map { Record(actual: $0, predicted: $1) }))
      }
      let window = try #require(state.models.first).everything()
      #expect(window.task == .regression)
      // |1−2|, 0, |3−2|, |2.5−2|, |4−4.5|, 0
      #expect(window.figure("mae") == 0.5)
      #expect(window.figure("max_error") == 1)
      #expect(window.labelledCount == 6)
      #expect(window.classes.isEmpty)
    }
  }

  @Test func aFractionInALateLabelMeansRegressionToo() throws {
    for isLabelFirst in [false, true] {
      let predictions = [Record(predicted: "2", id: 1), Record(predicted: "5", id: 2)]
      let labels = [Record.label("2.5", id: 1), Record.label("4", id: 2)]
      let window = try window(isLabelFirst ? labels + predictions : predictions + labels)
      #expect(window.task == .regression)
      #expect(window.figure("mae") == 0.75)
      #expect(window.labelledCount == 2)
    }
  }

  @Test func scoresAfterAFractionAreToldAndDoNotSwitchBack() throws {
    let state = PredictionState(
      .whole, [Record(actual: "1.5", predicted: "1"), Record(actual: "1", predicted: "1", score: 0.5)])
    let model = try #require(state.models.first)
    #expect(model.task == .regression)
    #expect(model.scoresAfterRegression)
  }

  // MARK: Classes

  @Test func theConfusionMatrixHasActualRowsAndPredictedColumns() throws {
    let window = try window([
      Record(actual: "cat", predicted: "dog"), Record(actual: "cat", predicted: "cat"),
      Record(actual: "dog", predicted: "dog"),
      Record(actual: "cat", predicted: "dog"), Record(actual: "ant", predicted: "dog"), Record(predicted: "cat"),
      Record(actual: "cat"),
    ])
    #expect(window.classes == ["ant", "cat", "dog"])
    #expect(window.cells == ["cat→dog": 2, "cat→cat": 1, "dog→dog": 1, "ant→dog": 1])
    #expect(window.confusion?[1, 2] == 2)
    #expect(window.recordCount == 7)
    #expect(window.labelledCount == 5)
    #expect(window.positiveClass == nil)
  }

  @Test func scoresAtTheThresholdCountAsPositiveWhereNoPredictionIs() throws {
    let window = try window([
      Record(actual: "1", score: 0.5), Record(actual: "0", score: 0.49), Record(actual: "1", score: 0.1),
      Record(actual: "0", score: 0.9), Record(actual: "0", predicted: "0", score: 0.9),
    ])
    #expect(window.cells == ["1→1": 1, "0→0": 2, "1→0": 1, "0→1": 1])
    #expect(window.positiveClass == "1")
  }

  @Test func theThresholdAndThePositiveClassCanBeSet() throws {
    var settings = MonitorSettings(windowing: .whole)
    settings.threshold = 0.8
    settings.positive = "ham"
    var state = PredictionState(settings: settings)
    state.apply(
      PredictionBatch([
        Record(actual: "ham", score: 0.85), Record(actual: "spam", score: 0.79), Record(actual: "ham", score: 0.2),
      ]))
    let window = try #require(state.models.first).everything()
    #expect(window.positiveClass == "ham")
    #expect(window.cells == ["ham→ham": 1, "spam→spam": 1, "ham→spam": 1])
    #expect(window.figure("recall") == 0.5)
  }

  @Test func scoresWithOnlyOneClassSoFarStillCountTheOther() throws {
    let positives = try window([Record(actual: "1", score: 0.9), Record(actual: "1", score: 0.1)])
    #expect(positives.cells == ["1→1": 1, "1→0": 1])
    #expect(positives.figure("accuracy") == 0.5)
    let negatives = try window([
      Record(actual: "0", score: 0.9), Record(actual: "0", score: 0.1), Record(actual: "0", score: 0.2),
    ])
    #expect(negatives.figure("accuracy") == 2.0 / 3)
    #expect(negatives.confusion?.total == 3)
    #expect(negatives.figure("roc_auc") == nil)
  }

  @Test func probabilitiesAlonePredictTheMostProbableClass() throws {
    let window = try window([
      Record(actual: "a", probabilities: ["a": 0.5, "b": 0.25, "c": 0.25]),
      Record(actual: "b", probabilities: ["a": 0.5, "b": 0.125, "c": 0.375]),
      Record(actual: "c", probabilities: ["a": 0, "b": 0.25, "c": 0.75]),
    ])
    #expect(window.task == .multiclass)
    #expect(window.cells == ["a→a": 1, "b→a": 1, "c→c": 1])
    #expect(window.figure("top_2_accuracy") == 2.0 / 3)
  }

  @Test func twoProbabilitiesRankAsAScoreDoes() throws {
    let scores = [0.125, 0.25, 0.5, 0.75, 0.875, 0.375]
    let actual = ["0", "1", "0", "1", "1", "0"]
    let byScore = try window(zip(scores, actual).map { Record(actual: $1, score: $0) })
    let byProbability = try window(
      zip(scores, actual).map { Record(actual: $1, probabilities: ["0": 1 - $0, "1": $0]) })
    for id in ["roc_auc", "average_precision", "log_loss", "brier", "ece"] {
      #expect(byScore.figure(id) != nil)
      #expect(byProbability.figure(id) == byScore.figure(id), "\(id)")
    }
  }

  // MARK: Models

  @Test func modelsAndVersionsOfOneBatchAreKeptApartAndOrdered() {
    let records = (0..<60).map { number in
      Record(
        model: ["b", "a", "b"][number % 3], version: ["2", nil, "1"][number % 3], actual: "1",
        predicted: number % 2 == 0 ? "1" : "0",
        numbers: number % 3 == 1 ? ["only a": 1] : ["only b": 1])
    }
    let models = PredictionState(.whole, records).models
    #expect(
      models.map(\.identity) == [
        ModelIdentity(model: "a"), ModelIdentity(model: "b", version: "1"), ModelIdentity(model: "b", version: "2"),
      ])
    #expect(models.map(\.recordCount) == [20, 20, 20])
    #expect(models.map { $0.everything().figure("accuracy") } == [0.5, 0.5, 0.5])
    #expect(models.map { $0.everything().fields().map(\.name) } == [["only a"], ["only b"], ["only b"]])
    #expect(models.map(\.hasTwin) == [false, true, true])
  }

  @Test func aStatusOrLatencyBelongsToTheModelThatHasIt() throws {
    let records = [
      Record(model: "a", predicted: "1", latencySeconds: 0.5, isError: true), Record(model: "b", predicted: "1"),
      Record(model: "a", predicted: "1"), Record(model: "a", predicted: "1", isError: false),
    ]
    let models = PredictionState(.whole, records).models
    #expect(models.map(\.hasStatus) == [true, false])
    #expect(models.map(\.hasLatency) == [true, false])
    #expect(models.map { $0.everything().errorRatio } == [1.0 / 3, nil])
  }

  @Test func genericLinesAreRecordsOnlyWhileNoPredictionIsThere() {
    var state = PredictionState(
      .whole, [Record(kind: .generic, numbers: ["rows": 3]), Record(kind: .generic, numbers: ["rows": 4])])
    #expect(state.models.map(\.recordCount) == [2])
    #expect(state.hiddenCount(ofSource: 0) == 0)
    state.apply(PredictionBatch([Record(predicted: "1"), Record(kind: .generic, numbers: ["rows": 5])]))
    #expect(state.models.map(\.recordCount) == [1])
    #expect(state.models.first?.everything().fields().isEmpty == true)
    #expect(state.hiddenCount(ofSource: 0) == 3)
    #expect(state.hiddenCount(ofSource: 1) == 0)
  }

  // MARK: Late labels

  @Test(arguments: [false, true])
  func labelsJoinWhicheverComesFirst(isLabelFirst: Bool) throws {
    let predictions = [
      Record(predicted: "a", id: 1), Record(predicted: "b", score: 0.25, id: 2), Record(predicted: "a", id: 3),
    ]
    let labels = [Record.label("b", id: 2), Record.label("b", id: 1), Record.label("a", id: 9)]
    let state = PredictionState(.whole, isLabelFirst ? labels + predictions : predictions + labels)
    let window = try #require(state.models.first).everything()
    #expect(window.cells == ["b→b": 1, "b→a": 1])
    #expect(window.recordCount == 3)
    #expect(window.labelledCount == 2)
    #expect(state.waiting.predictions == 1)
    #expect(state.waiting.labels == 1)
  }

  @Test func aLabelWithoutATextJoinsNothing() throws {
    // As of a record whose label was NaN.
    let records = [
      Record(predicted: "a", id: 1), Record(kind: .label, id: 1), Record(kind: .label, actual: "a", id: 2),
    ]
    let state = PredictionState(.whole, records)
    let window = try #require(state.models.first).everything()
    #expect(window.labelledCount == 0)
    #expect(window.classes == ["a"])
    #expect(state.waiting.predictions == 1)
  }

  @Test func aJoinedRecordCountsInTheWindowOfItsPrediction() throws {
    var state = PredictionState(
      .duration(.seconds(10)), [Record(time: 5, predicted: "a", id: 1), Record(time: 25, predicted: "a", id: 2)])
    state.apply(PredictionBatch([.label("a", id: 1)]))
    let windows = try #require(state.models.first).reportWindows
    #expect(windows.map(\.start) == [0, 20_000_000_000])
    #expect(windows.map(\.window.labelledCount) == [1, 0])
  }

  // MARK: Windows

  @Test func windowsByCountTumbleAndTheLastMayBeShort() throws {
    let records = (0..<25).map { Record(actual: "1", predicted: $0 < 10 ? "1" : "0") }
    let windows = try #require(PredictionState(.count(10), records).models.first).reportWindows
    #expect(windows.map(\.start) == [0, 10, 20])
    #expect(windows.map(\.end) == [10, 20, 25])
    #expect(windows.map(\.window.recordCount) == [10, 10, 5])
    #expect(windows.map { $0.window.figure("accuracy") } == [1, 0, 0])
  }

  @Test func windowsByDurationAreAlignedToTheEpoch() throws {
    let records = [1_003.0, 1_009, 1_010, 1_055, 1_004].map { Record(time: $0, actual: "1", predicted: "1") }
    let windows = try #require(PredictionState(.duration(.seconds(10)), records).models.first).reportWindows
    #expect(windows.map(\.start) == [1_000, 1_010, 1_050].map { $0 * 1_000_000_000 })
    #expect(windows.map(\.end) == [1_010, 1_020, 1_060].map { $0 * 1_000_000_000 })
    #expect(windows.map(\.window.recordCount) == [3, 1, 1])
  }

  @Test func theLatestTimeIsTheLatestOfAnyModel() {
    let state = PredictionState(
      .whole,
      [
        Record(model: "a", time: 50, predicted: "1"), Record(model: "b", time: 20, predicted: "1"),
        Record(predicted: "1"),
      ])
    #expect(state.lastTime == Timestamp(seconds: 50))
    #expect(PredictionState(.whole, [Record(predicted: "1")]).lastTime == nil)
  }
}
