/// Finds the level at which chunks of a stream become smallest for the time that they may take.
///
/// Logs of numbers shrink more at level 1 than at level 3, others the other way round: both are tried on a chunk now and
/// then, and the better one serves the chunks that follow. So a recording is not larger than `zstd -3` of its log.
struct CompressionChoice {
  private static let levels: [Int32] = [1, 3]
  /// Chunks that are compressed once only between two that are tried.
  private static let trust = 7

  private var level = Self.levels[0]
  private var trusted = 0

  mutating func compress(_ bytes: [UInt8]) -> [UInt8]? {
    if trusted > 0 {
      trusted -= 1
      return Zstandard.compress(bytes, level: level)
    }
    trusted = Self.trust
    var best: [UInt8]?
    for candidate in Self.levels {
      guard let found = Zstandard.compress(bytes, level: candidate) else { continue }
      if let known = best, known.count <= found.count { continue }
      best = found
      level = candidate
    }
    return best
  }
}
