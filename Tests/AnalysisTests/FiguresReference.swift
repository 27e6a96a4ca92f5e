// Written by Scripts/make_figures_reference.py with scikit-learn 1.9.1, scipy 1.17.1 and numpy 2.4.6.

enum CurveFiguresReference {
  static let maxFPRs: [Double] = [
    0.01, 0.1, 0.25, 0.5, 0.9, 1.0,
  ]
  static let shares: [Double] = [
    0.05, 0.1, 0.25, 0.5, 0.9, 1.0,
  ]
  static let partialAUC: [Double] = [
    0.5118014313994214, 0.6087413892565068, 0.6385741917656811, 0.712515223153521, 0.771408475470371,
    0.7736943907156673,
  ]
  static let gains: [Double] = [
    0.09696969696969698, 0.21212121212121213, 0.42424242424242425, 0.7373737373737373, 1.0, 1.0,
  ]
  static let partialAUCWeighted: [Double] = [
    0.5061716003437822, 0.5841183734269871, 0.6320431896979863, 0.6844591891843143, 0.7348277662705377,
    0.7374794886078322,
  ]
  static let gainsWeighted: [Double] = [
    0.09649858811633136, 0.22833868273363742, 0.46425286709086483, 0.7490245880722148, 1.0, 1.0,
  ]
}

enum ReliabilityReference {
  static let observedQuantile7: [Double] = [
    0.0625, 0.14285714285714285, 0.36363636363636365, 0.5, 0.6363636363636364, 0.45454545454545453, 0.75,
  ]
  static let statedQuantile7: [Double] = [
    0.22601257798187802, 0.3465595973102759, 0.40784143752195506, 0.4929964925085765, 0.5611085037882819,
    0.6696547871218237, 0.9040331451208914,
  ]
  static let expectedErrorQuantile7 = 0.1206852898705028
  static let maximumErrorQuantile7 = 0.21510933257636916
  static let observedQuantile10: [Double] = [
    0.0, 0.125, 0.25, 0.375, 0.42857142857142855, 0.5, 0.6666666666666666, 0.4, 0.6, 0.875,
  ]
  static let statedQuantile10: [Double] = [
    0.15412350323540747, 0.29790165272834856, 0.3493461537025968, 0.4025882654017553, 0.48661825365582406,
    0.5046440925466078, 0.5736561507308762, 0.6663766052063508, 0.7517058641033361, 0.9740381284013211,
  ]
  static let expectedErrorQuantile10 = 0.1188164422504061
  static let maximumErrorQuantile10 = 0.26637660520635076
  static let observedUniform7: [Double] = [
    0.0, 0.0, 0.22727272727272727, 0.5263157894736842, 0.5, 0.5, 0.875,
  ]
  static let statedUniform7: [Double] = [
    0.04528929562551895, 0.2300555601389153, 0.3489428410489731, 0.4891504613796501, 0.6386625463742641,
    0.7640231785600318, 0.9740381284013211,
  ]
  static let expectedErrorUniform7 = 0.11554260700951942
  static let maximumErrorUniform7 = 0.26402317856003177
}

enum MulticlassFiguresReference {
  static let oneVersusRestMacro = 0.8624851327890841
  static let oneVersusRestWeighted = 0.8636923349081403
  static let oneVersusRestMicro = 0.8595370370370371
  static let top: [Double] = [
    0.5166666666666667, 0.95, 1.0, 1.0, 1.0,
  ]
  static let oneVersusRestMacroWeighted = 0.8989622821898132
  static let oneVersusRestWeightedWeighted = 0.8993026193601535
  static let oneVersusRestMicroWeighted = 0.8853978887600291
  static let topWeighted: [Double] = [
    0.6003775865800061, 0.9416979456603664, 1.0, 1.0, 1.0,
  ]
  static let f2: [Double] = [
    0.4229792175798682, 0.6333333333333333, 0.6370028706545873,
  ]
  static let jaccard: [Double] = [
    0.3270564516129032, 0.4634146341463415, 0.5123874327956989,
  ]
  static let f2Weighted: [Double] = [
    0.4188333954724367, 0.652929981212583, 0.6539035990053068,
  ]
  static let jaccardWeighted: [Double] = [
    0.3226647579144076, 0.48470381799479645, 0.5309966333160115,
  ]
}

enum PairedReference {
  static let secondScores: [Double] = [
    0.39, 0.48, 0.73, 0.6, 0.04, 0.76, 0.42, 0.6, 0.96, 0.53, 0.43, 0.24, 0.75, 0.52, 0.54, 0.48, 0.32, 0.51,
    0.49, 0.33, 0.25, 0.62, 0.4, 0.39, 0.41, 0.31, 0.39, 0.74, 0.61, 0.43, 0.45, 0.52, 0.5, 0.18, 0.4, 0.47, 0.82,
    0.67, 0.62, 0.46, 0.24, 0.48, 0.68, 0.48, 0.84, 0.54, 0.87, 0.66, 0.48, 0.14, 0.4, 0.63, 0.56, 0.72, 0.32,
    0.43, 0.56, 0.62, 0.26, 0.84, 0.3, 0.55, 0.24, 0.55, 0.2, 0.54, 0.84, 0.39, 0.38, 0.31, 0.54, 0.77, 0.32,
    0.78, 0.44, 0.56, 0.55, 0.41, 0.81, 0.38,
  ]
  static let deLongDifference = 0.09929078014184389
  static let deLongVariance = 0.006322839182752904
  static let deLongPValue = 0.2117803510564058
  static let onlyFirst: [Int] = [
    1, 3, 12, 24, 5, 13, 40, 900,
  ]
  static let onlySecond: [Int] = [
    0, 10, 12, 0, 20, 12, 71, 700,
  ]
  static let mcNemarStatistics: [Double] = [
    0.0, 3.0, 12.0, 0.0, 7.84, 0.0, 8.108108108108109, 24.750625,
  ]
  static let mcNemarPValues: [Double] = [
    1.0, 0.09228515625, 1.0, 1.1920928955078125e-07, 0.005110260660855866, 1.0, 0.004406769547655545,
    6.52476399116789e-07,
  ]
}

enum BootstrapReference {
  static let meanError = 10.67443255421311
  static let meanPercentile: [Double] = [
    4.5385765110807075, 39.589189180833074,
  ]
  static let meanBiasCorrected: [Double] = [
    5.824312804169959, 52.69879878877902,
  ]
  static let medianError = 0.9983890192984537
  static let medianPercentile: [Double] = [
    0.996585993883081, 3.6756997943606255,
  ]
  static let medianBiasCorrected: [Double] = [
    0.996585993883081, 3.6756997943606255,
  ]
}

enum RegressionFiguresReference {
  static let pinball: [Double] = [
    1.5898634146341466, 2.27439024390244, 2.9589170731707326,
  ]
  static let coverage = 0.6097560975609756
  static let wideCoverage = 0.6585365853658537
  static let meanWidth = 10.691429268292683
  static let pinballWeighted: [Double] = [
    1.4339116916422427, 2.4703290926065997, 3.5067464935709567,
  ]
  static let coverageWeighted = 0.5624704547603289
  static let wideCoverageWeighted = 0.6440862248274557
  static let meanWidthWeighted = 10.771065830339413
  static let residualQuantiles: [Double] = [
    -13.236999999999995, -5.7620000000000005, -1.5380000000000003, 1.419000000000004, 6.869,
  ]
}

enum ShapeReference {
  static let skewness = 5.643662806629799
  static let kurtosis = 30.614698087938912
  static let skewnessSample = 5.884981826366645
  static let kurtosisSample = 35.375552087647414
  static let farShape: [Double] = [
    -0.408248290463863, -1.8333333333333333,
  ]
  static let farShapeOfLast40: [Double] = [
    -0.20100756305184242, -1.9595959595959596,
  ]
  static let closeShape: [Double] = [
    0.11167915621900236, -0.40974415772677375,
  ]
  static let partner: [Double] = [
    500000000.0, 500000000.0019, 500000000.0002, 499999999.9977, 499999999.9983, 499999999.9999, 499999999.9982,
    499999999.9996, 499999999.9966, 500000000.0017, 500000000.0001, 499999999.9991, 499999999.9993,
    499999999.9989, 500000000.002, 499999999.9996, 499999999.9993, 499999999.9992, 500000000.0, 499999999.999,
    500000000.0012, 500000000.0001, 500000000.0016, 500000000.0013, 499999999.9982, 499999999.9999,
    500000000.0015, 499999999.9992, 499999999.999, 500000000.001,
  ]
  static let pearson = 0.4000929757858993
  static let spearman = 0.9989325739708219
  static let covariance = 155.1984481184144
  static let near: [Double] = [
    16.0, 15.0, 1.0, 1.0, 6.0, 11.0, 0.0, 2.0, 8.0, 0.0, 6.0, 5.0, 4.0, 14.0, 7.0, 10.0, 15.0, 11.0, 17.0, 10.0,
    4.0, 7.0, 14.0, 18.0, 13.0, 8.0, 9.0, 13.0, 2.0, 9.0, 16.0, 17.0, 3.0, 12.0, 3.0, 5.0, 12.0,
  ]
  static let farPearson = 0.4736809001041222
  static let medianAbsoluteDeviation = 1.5125797310057922
  static let normalScale = 0.6744897501960817
  static let weightedQuantiles: [Double] = [
    -30.527079005802364, -30.527079005802364, -6.62239215923035, -2.0736828612837823, -0.737419880295008,
    0.369035668414173, 3.6756997943606255, 17.80191998276125, 25.958128801474707, 431.9058510892099,
  ]
  static let equalWidthEdges: [Double] = [
    0.0, 0.16666666666666666, 0.3333333333333333, 0.5, 0.6666666666666666, 0.8333333333333333, 1.0,
  ]
  static let equalWidthCounts: [Int] = [
    3, 14, 20, 24, 11, 8,
  ]
  static let sturgesEdges: [Double] = [
    0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0,
  ]
  static let sturgesCounts: [Int] = [
    3, 5, 16, 13, 22, 11, 2, 8,
  ]
  static let freedmanDiaconisEdges: [Double] = [
    0.046, 0.939625, 1.83325, 2.7268749999999997, 3.6205, 4.514125, 5.40775, 6.301375, 7.195,
  ]
  static let freedmanDiaconisCounts: [Int] = [
    22, 19, 15, 13, 5, 2, 2, 2,
  ]
}
