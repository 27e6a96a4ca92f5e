// Written by Scripts/make_tuning_reference.py with scikit-learn 1.9.1.

enum TuningReference {
  static let foldsTrain: [[Int]] = [
    [3, 4, 5, 6, 7, 8, 9, 10],
    [0, 1, 2, 6, 7, 8, 9, 10],
    [0, 1, 2, 3, 4, 5, 9, 10],
    [0, 1, 2, 3, 4, 5, 6, 7, 8],
  ]
  static let foldsTest: [[Int]] = [
    [0, 1, 2],
    [3, 4, 5],
    [6, 7, 8],
    [9, 10],
  ]
  static let expandingTrain: [[Int]] = [
    [0, 1, 2, 3, 4],
    [0, 1, 2, 3, 4, 5, 6],
    [0, 1, 2, 3, 4, 5, 6, 7, 8],
  ]
  static let expandingTest: [[Int]] = [
    [6, 7],
    [8, 9],
    [10, 11],
  ]
  static let slidingTrain: [[Int]] = [
    [1, 2, 3, 4],
    [3, 4, 5, 6],
    [5, 6, 7, 8],
  ]
  static let slidingTest: [[Int]] = [
    [6, 7],
    [8, 9],
    [10, 11],
  ]
  static let shuffledSizes: [Int] = [
    3, 3, 3, 2,
  ]
  static let grid: [[String: String]] = [
    ["alpha": "0.3", "window": "5"],
    ["alpha": "0.3", "window": "9"],
    ["alpha": "0.1", "window": "5"],
    ["alpha": "0.1", "window": "9"],
    ["alpha": "0.2", "window": "5"],
    ["alpha": "0.2", "window": "9"],
  ]
}
