/// Where a batch has the columns of the reference's features.
///
/// Batches of one log mostly have the same columns in the same order: they are looked up by name only where they differ
/// from those of the batch before.
struct ColumnPlaces: Sendable {
  /// By feature; `nil` where the batch has no such column.
  private(set) var places: [Int?] = []
  /// Of the columns of the last batch.
  private var paths: [String] = []

  /// - Complexity: O(columns), and O(features) more where the columns are others than before.
  mutating func find(_ features: [Reference.Feature], in batch: PredictionBatch) {
    guard places.count != features.count || !hasPaths(of: batch) else { return }
    paths = batch.fields.map(\.path)
    let columns = Dictionary(zip(paths, paths.indices)) { _, last in last }
    places = features.map { columns[$0.path] }
  }

  private func hasPaths(of batch: PredictionBatch) -> Bool {
    paths.count == batch.fields.count && paths.indices.allSatisfy { paths[$0] == batch.fields[$0].path }
  }
}
