import Analysis
import Testing

@Suite struct GridSearchTests {
  @Test func gridIsThatOfScikitLearn() throws {
    let grid = try ParameterGrid(["window": ["5", "9"], "alpha": ["0.3", "0.1", "0.2"]])
    #expect(grid.all == TuningReference.grid)
    #expect(try ParameterGrid([:]).all == [[:]])
  }

  @Test func gridRefusesWhatCannotBeSearched() {
    let many = (0..<100).map(String.init)
    for (choices, message) in [
      (["a": []], "grid: parameter a has no value to try"),
      (["a": ["1", "1"]], "grid: parameter a has a value twice"),
      (["a": many, "b": many, "c": many], "grid: more than 10000 combinations; try fewer values, or raise the limit"),
      (
        Dictionary(uniqueKeysWithValues: (0..<40).map { ("p\($0)", many) }),
        "grid: more than 10000 combinations; try fewer values, or raise the limit"
      ),
    ] as [([String: [String]], String)] {
      let error = #expect(throws: ParameterError.self) { try ParameterGrid(choices) }
      #expect(error?.description == message)
    }
  }

  @Test func valuesAreCheckedAgainstTheParameters() throws {
    try ExponentialSmoothing.Parameters.check(["alpha": ["0.1", "1"]])
    #expect(throws: ParameterError.self) { try ExponentialSmoothing.Parameters.check(["alpha": ["0.1", "2"]]) }
    #expect(throws: ParameterError.self) { try ExponentialSmoothing.Parameters.check(["beta": ["1"]]) }
  }

  private func search(_ values: [String], splits: Int = 3) throws -> GridSearch {
    GridSearch(grid: try ParameterGrid(["x": values]), splits: KFoldSplits(folds: splits).splits(of: splits))
  }

  @Test func lowestMeanComesFirst() throws {
    let results = try search(["3", "-1", "2"]).run { settings, split in
      Double(settings["x"] ?? "").map { $0 * $0 + Double(split.test.first ?? 0) }
    }
    #expect(results.map { $0.settings["x"] } == ["-1", "2", "3"])
    #expect(results.first?.mean == 2)
    #expect(results.first?.deviation == 1)
    #expect(results.first?.losses == [1, 2, 3])
  }

  @Test func equalsKeepTheOrderOfTheGrid() throws {
    let results = try search(["b", "a", "c"]).run { _, _ in 1 }
    #expect(results.map { $0.settings["x"] } == ["b", "a", "c"])
  }

  @Test func failuresRankBehindWhateverTheirMean() throws {
    let results = try search(["bad", "half", "good"]).run { settings, split in
      switch settings["x"] {
      case "bad": .nan
      case "half": split.test == [0] ? 0 : nil
      default: 100
      }
    }
    #expect(results.map { $0.settings["x"] } == ["good", "half", "bad"])
    #expect(results.map(\.failures) == [0, 2, 3])
    #expect(results.last?.mean == nil)
    #expect(results[1].deviation == nil)
  }

  @Test func withoutSplitsNothingIsKnown() throws {
    let results = GridSearch(grid: try ParameterGrid(["x": ["1", "2"]]), splits: []).run { _, _ in 1 }
    #expect(results.map(\.mean) == [nil, nil])
  }

  /// The smoothing that forecasts a noisy constant best is the one that smooths most.
  @Test func findsTheSmoothingThatForecastsBest() throws {
    var generator = SplitMix64(seed: 4)
    let values = (0..<300).map { _ in generator.uniform() }
    let grid = try ParameterGrid(["alpha": ["0.9", "0.05", "0.4"]])
    let splits = RollingOriginSplits(initial: 100, horizon: 50).splits(of: values.count)
    let results = try GridSearch(grid: grid, splits: splits).run { settings, split in
      let smoothing = try Smoothing(.exponential, settings: settings)
      let past = smoothing.smooth(values)
      return split.test.reduce(0) { $0 + abs(values[$1] - (past[$1 - 1] ?? 0)) } / Double(split.test.count)
    }
    #expect(results.first?.settings == ["alpha": "0.05"])
  }
}
