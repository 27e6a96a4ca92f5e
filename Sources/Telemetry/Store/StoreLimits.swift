extension SeriesStore {
  // Prometheus's look-back: within it, a series that pauses is still in use.
  private static let idleSeconds: UInt32 = 300
  // Under pressure, open chunks from this length on are closed, so that their oldest samples can go.
  private static let shortestEarlyChunk: UInt16 = 32

  /// Drops what is over the limits: chunks that ended before the retention; while the memory nears its cap, released
  /// series of few samples; while it is over it, the oldest chunks of all series; and series without samples that are not
  /// in use.
  ///
  /// It goes round the series a part at a time: called once a scrape or once a second, open chunks go, and unused series
  /// end, up to 64 calls late. Series that are in use, and their last few samples, are kept even above the cap.
  ///
  /// - Complexity: O(chunks dropped + series / 64).
  public mutating func enforceLimits(now: Timestamp) {
    let cutoff = now.milliseconds &- limits.retention.nanoseconds / 1_000_000
    dropClosedChunks(endingBefore: cutoff, now: now.milliseconds)
    if sizeBytes > limits.memoryBytes / 4 * 3 { endReleased() }
    dropChunksOverCap()
    sweep(cutoff: cutoff, now: now, closesOpenChunks: sizeBytes > limits.memoryBytes)
    dropChunksOverCap()
    purgeIfWorthwhile()
  }

  private mutating func dropClosedChunks(endingBefore cutoff: Int64, now: Int64) {
    // A few whose target's clock runs ahead must not keep all others; they queue again.
    var patience = 64
    while let id = closedChunks.first, let row = row(of: id), let chunk = rows[row].oldestChunk {
      if chunk.lastTime < cutoff {
        dropOldestChunk()
      } else if chunk.lastTime > now, patience > 0 {
        patience -= 1
        closedChunks.removeFirst()
        closedChunks.append(id)
      } else {
        return
      }
    }
  }

  /// A server that gives its series new labels all the time leaves many short ones behind, whose only chunks never close.
  /// They go before the cap is reached: the tables that they made grow do not shrink, and chunks need room beside them.
  private mutating func endReleased() {
    for _ in 0..<sweepCount {
      let row = releasedSweepRow
      releasedSweepRow = row + 1 < rows.count ? row + 1 : 0
      guard isUsed(row), rows[row].isReleased, rows[row].oldestChunk == nil else { continue }
      sampleCount -= rows[row].dropOpenChunk(account: &chunkBytes)
      removeSeries(inRow: row)
    }
    purgeIfWorthwhile()
  }

  private var sweepCount: Int { min(rows.count, max(256, rows.count / 64)) }

  private mutating func dropChunksOverCap() {
    while sizeBytes > limits.memoryBytes, closedChunks.first != nil { dropOldestChunk() }
  }

  private mutating func dropOldestChunk() {
    guard let id = closedChunks.first else { return }
    closedChunks.removeFirst()
    guard let row = row(of: id) else { return }
    sampleCount -= rows[row].dropOldestChunk(account: &chunkBytes)
  }

  private mutating func sweep(cutoff: Int64, now: Timestamp, closesOpenChunks: Bool) {
    let second = max(1, UInt32(truncatingIfNeeded: now.nanoseconds / 1_000_000_000))
    for _ in 0..<sweepCount {
      let row = sweepRow
      sweepRow = sweepRow + 1 < rows.count ? sweepRow + 1 : 0
      guard isUsed(row) else { continue }
      if rows[row].lastTime < cutoff {
        sampleCount -= rows[row].dropOpenChunk(account: &chunkBytes)
      } else if closesOpenChunks, rows[row].openCount >= Self.shortestEarlyChunk {
        rows[row].close(account: &chunkBytes)
        closedChunks.append(rows[row].id)
      }
      guard rows[row].isEmpty else { continue }
      if rows[row].idleSince == 0 {
        rows[row].idleSince = second
      } else if second &- rows[row].idleSince >= Self.idleSeconds {
        removeSeries(inRow: row)
      }
    }
  }
}
