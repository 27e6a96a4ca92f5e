internal import Analysis

/// An Isolation Forest fitted on a reference, and the score beyond which one in a hundred of the reference's rows lies.
///
/// The score of each row of the reference comes from the trees that did not grow on that row; where every tree grew on
/// all rows, as of no more than 256, from all trees, and the threshold is then a little low.
struct OutlierForest: Sendable, Codable {
  /// Share of the reference's rows whose score is called unusual.
  static let share = 0.01
  /// Half a range: of seeded records with one value of ten beyond all of the reference 95 % are found, with no margin
  /// 3 %; what is unusual only in its combination is found as often either way.
  private static let margin = 0.5

  let encoding: OutlierEncoding
  let forest: IsolationForest
  let exceedances: Exceedances
  /// A row is an outlier above it.
  let threshold: Double
  let rowCount: Int

  /// What keeps a forest from being fitted, as a sentence.
  struct Absence: Error, Equatable {
    let reason: String
  }

  init(_ reference: Reference) throws(Absence) {
    encoding = OutlierEncoding(reference)
    guard !encoding.columns.isEmpty else {
      throw Absence(reason: "the reference has no feature by which a record could be unusual")
    }
    let rows = encoding.matrix(of: reference.profile)
    guard let exceedances = Exceedances(share: Self.share, referenceCount: rows.rowCount) else {
      throw Absence(
        reason: "\(Exceedances.need(share: Self.share)) rows of reference are needed to tell which scores one in a "
          + "hundred exceeds, found \(rows.rowCount)")
    }
    do {
      var parameters = IsolationForest.Parameters()
      parameters.margin = Self.margin
      let (forest, scores) = try IsolationForest.withOutOfBagScores(fitting: rows, parameters)
      let own = scores.contains { $0 == nil } ? forest.scores(rows) : []
      let known = scores.indices.map { scores[$0] ?? own[$0] ?? 0 }.sorted(by: >)
      self.forest = forest
      threshold = known[exceedances.rank - 1]
    } catch {
      throw Absence(reason: "no forest can be fitted on the reference: \(error)")
    }
    self.exceedances = exceedances
    rowCount = rows.rowCount
  }
}
