internal import Telemetry

/// What a script has loaded: the points of each series, and which series hold native histograms.
struct ScriptData {
  // In the order in which they came.
  private var samples: [(labels: Labels, samples: [Sample])] = []
  private var places: [Labels: Int] = [:]
  // The times of native histograms, which a `SeriesStore` does not keep.
  private var histograms: [Labels: Set<Int64>] = [:]
  private var built: SeriesStore?

  /// Of the same series twice, the later one counts; beside what is loaded already, its points lie among the others and
  /// replace those at the same times.
  mutating func load(_ series: [SeriesNotation], step: Int64, derivesHistograms: Bool) {
    built = nil
    var latest: [Labels: Int] = [:]
    for (index, notation) in series.enumerated() { latest[notation.labels] = index }
    for (index, notation) in series.enumerated() where latest[notation.labels] == index {
      add(notation, step: step, derivesHistograms: derivesHistograms)
    }
  }

  mutating func clear() {
    self = ScriptData()
  }

  /// The samples of all series.
  ///
  /// - Complexity: O(samples) after a change, O(1) otherwise.
  mutating func store() -> SeriesStore {
    if let built { return built }
    var store = SeriesStore()
    for (labels, samples) in samples {
      let id = store.series(labels)
      for sample in samples { store.append(sample, to: id) }
    }
    built = store
    return store
  }

  /// A series that holds native histograms where a selector reads; the first by its labels.
  func histogram(for reading: SelectorReading) -> Labels? {
    let found = histograms.filter { labels, times in
      reading.selector.matchers.allSatisfy { $0.accepts(labels[$0.name] ?? "") }
        && times.contains { $0 > reading.after && $0 <= reading.through }
    }
    return found.keys.min()
  }

  private mutating func add(_ notation: SeriesNotation, step: Int64, derivesHistograms: Bool) {
    let derived = derivesHistograms ? Self.histogram(of: notation.labels) : nil
    var added: [Sample] = []
    for (index, point) in notation.points.enumerated() {
      let time = step * Int64(index)
      switch point {
      case .value(let value):
        added.append(Sample(milliseconds: time, value: value))
        if let derived { histograms[derived, default: []].insert(time) }
      case .nativeHistogram: histograms[notation.labels, default: []].insert(time)
      case .absent: break
      }
    }
    guard let place = places[notation.labels] else {
      places[notation.labels] = samples.count
      samples.append((notation.labels, added))
      return
    }
    Self.merge(added, into: &samples[place].samples)
  }

  private static func merge(_ added: [Sample], into samples: inout [Sample]) {
    var byTime: [Int64: Double] = [:]
    for sample in samples + added { byTime[sample.milliseconds] = sample.value }
    samples = byTime.map { Sample(milliseconds: $0, value: $1) }.sorted { $0.milliseconds < $1.milliseconds }
  }

  /// The series that a bucket of a classic histogram is made part of.
  private static func histogram(of labels: Labels) -> Labels? {
    let name = labels.metricName.utf8
    let suffix = "_bucket".utf8
    guard name.suffix(suffix.count).elementsEqual(suffix), labels["le"] != nil else { return nil }
    let others = labels.withoutName.filter { !$0.name.utf8.elementsEqual("le".utf8) }
    return Labels(name: String(Substring(name.dropLast(suffix.count))), others)
  }
}
