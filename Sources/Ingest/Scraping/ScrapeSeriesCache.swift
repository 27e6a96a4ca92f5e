/// Which reference each series of a target has, found by the series' text.
///
/// A server mostly writes the same series in the same order, so the place of the last one tells where the next one
/// stands; only what moved or is new is searched for.
struct ScrapeSeriesCache {
  /// What is known about one series text.
  struct Entry {
    var hash: UInt64
    /// `nil`: relabelling dropped the series.
    var reference: UInt32?
    /// The scrape in which it was last seen.
    var lastScrape: UInt32
    /// Whether its absence is marked: not for samples with times of their own.
    var isTracked = true
  }

  private(set) var entries: [Entry] = []
  private var cursor = 0
  /// Made when something is not where it was.
  private var places: [UInt64: Int]?
  private var scrape: UInt32 = 0
  private var freeReferences: [UInt32] = []
  private var nextReference = UInt32(ScrapeReport.count)
  /// Entries seen in this scrape, each once.
  private var seenCount = 0

  mutating func beginScrape() {
    scrape &+= 1
    cursor = 0
    seenCount = 0
    places = nil
  }

  enum Sighting {
    /// The reference, `nil` for a dropped series.
    case known(reference: UInt32?)
    case repeated
    case new
  }

  /// Looks for a series and notes that it was seen.
  @inline(__always)
  mutating func see(_ hash: UInt64, isTracked: Bool) -> Sighting {
    if cursor < entries.count, entries[cursor].hash == hash {
      defer { cursor += 1 }
      return note(cursor, isTracked)
    }
    guard let place = search(hash) else { return .new }
    cursor = place + 1
    return note(place, isTracked)
  }

  @inline(__always)
  private mutating func note(_ place: Int, _ isTracked: Bool) -> Sighting {
    guard entries[place].lastScrape != scrape else { return .repeated }
    entries[place].lastScrape = scrape
    entries[place].isTracked = isTracked
    seenCount += 1
    return .known(reference: entries[place].reference)
  }

  private mutating func search(_ hash: UInt64) -> Int? {
    if places == nil {
      places = Dictionary(minimumCapacity: entries.count)
      for (index, entry) in entries.enumerated() { places?[entry.hash] = index }
    }
    return places?[hash]
  }

  /// Remembers a series that is new.
  ///
  /// - Returns: its reference; `nil` for one that is dropped.
  mutating func add(_ hash: UInt64, isDropped: Bool, isTracked: Bool) -> UInt32? {
    let reference: UInt32? = isDropped ? nil : takeReference()
    places?[hash] = entries.count
    entries.append(Entry(hash: hash, reference: reference, lastScrape: scrape, isTracked: isTracked))
    seenCount += 1
    return reference
  }

  private mutating func takeReference() -> UInt32 {
    if let free = freeReferences.popLast() { return free }
    defer { nextReference += 1 }
    return nextReference
  }

  /// Ends a scrape that succeeded: forgets the series that it did not have.
  ///
  /// - Returns: the entries that are gone.
  mutating func endScrape() -> [Entry] {
    places = nil
    guard seenCount < entries.count else { return [] }
    let gone = entries.filter { $0.lastScrape != scrape }
    entries.removeAll { $0.lastScrape != scrape }
    freeReferences += gone.compactMap(\.reference)
    return gone
  }

  /// Knows no series any more; what was known has references that are not given out again at once.
  ///
  /// - Returns: those references.
  mutating func forgetAll() -> [UInt32] {
    let forgotten = entries.compactMap(\.reference)
    entries = []
    places = nil
    return forgotten
  }

  /// Undoes what a scrape that failed half-way has added.
  ///
  /// - Returns: the references that were given out and are free again.
  mutating func abandonScrape(addedSince count: Int) {
    places = nil
    for entry in entries[min(count, entries.count)...] {
      if let reference = entry.reference { freeReferences.append(reference) }
    }
    entries.removeSubrange(min(count, entries.count)...)
  }
}
