// Written by Scripts/make_binned_outcomes_reference.py with scikit-learn 1.9.1.

enum BinnedOutcomesReference {
  static let bounds: [Double] = [
    0.2, 0.4, 0.6, 0.8,
  ]
  static let positives: [Double] = [
    2.0, 3.0, 10.0, 25.0, 60.0,
  ]
  static let negatives: [Double] = [
    70.0, 50.0, 20.0, 8.0, 2.0,
  ]
  static let rocAUC = 0.9463333333333334
  static let averagePrecision = 0.9048462257492227
  static let bestAUC = 0.9733333333333334
  static let worstAUC = 0.9193333333333333
  static let deLongInterval: [Double] = [
    0.9175112869866366, 0.9751553796800301,
  ]
  static let falsePositiveRates: [Double] = [
    0.0, 0.013333333333333334, 0.06666666666666667, 0.2, 0.5333333333333333, 1.0,
  ]
  static let truePositiveRates: [Double] = [
    0.0, 0.6, 0.85, 0.95, 0.98, 1.0,
  ]
  static let precisions: [Double] = [
    0.4, 0.550561797752809, 0.76, 0.8947368421052632, 0.967741935483871, 1.0,
  ]
  static let recalls: [Double] = [
    1.0, 0.98, 0.95, 0.85, 0.6, 0.0,
  ]
}
