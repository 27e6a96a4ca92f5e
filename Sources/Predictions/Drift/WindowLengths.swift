internal import Telemetry

/// How long the sliding windows of a model are, in the positions of its axis.
enum WindowLengths {
  /// Records that the quick window holds on average at least.
  private static let wantedCount = 500.0
  private static let secondChoices = [60, 300, 600, 1_800, 3_600, 21_600, 86_400, 604_800, 2_592_000]
  private static let nanosecondsPerSecond: Int64 = 1_000_000_000
  private static let ofRecords: [Int64] = [500, 5_000]
  /// Times the quick window that the patient one is at least, so that it sees what is too small for the quick one.
  private static let patience = 6

  /// - Parameters:
  ///   - wanted: as somebody has set them.
  ///   - recordsPerSecond: of the reference; `nil` where it is not known.
  /// - Returns: quick before patient.
  static func choose(wanted: [Duration], recordsPerSecond: Double?, axis: ModelState.Axis) -> [Int64] {
    guard axis == .time else { return ofRecords }
    let set = wanted.map(\.nanoseconds).filter { $0 >= nanosecondsPerSecond }
    if !set.isEmpty { return Array(Set(set)).sorted() }
    let quick =
      recordsPerSecond.map { rate in
        secondChoices.first { Double($0) * rate >= wantedCount } ?? secondChoices[secondChoices.count - 1]
      } ?? 600
    let patient = secondChoices.first { $0 >= quick * patience }
    return ([quick] + (patient.map { [$0] } ?? [])).map { Int64($0) * nanosecondsPerSecond }
  }
}
