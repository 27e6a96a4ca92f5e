extension TwoSampleStatisticKind {
  /// Every two-sample statistic, in the order of help.
  public static let all: [TwoSampleStatisticKind] = [
    .kolmogorovSmirnov,
    .psi,
    .wasserstein,
    .jensenShannon,
    .hellinger,
    .cramerVonMises,
    .mannWhitney,
    .energyDistance,
    .chiSquared,
    .gTest,
    .lInfinity,
  ]
}
