extension AnomalyDetectorKind {
  /// Every anomaly detector on rows of features, in the order of help.
  public static let all: [AnomalyDetectorKind] = [isolationForest, oneClassSVM, halfSpaceTrees, mahalanobis]
}
