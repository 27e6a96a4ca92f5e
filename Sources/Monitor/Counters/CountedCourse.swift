internal import Predictions
internal import Telemetry

/// What a model's counters counted over the buckets of a window, for the lines on the screen.
struct CountedCourse {
  /// One cell of the confusion matrix over the buckets.
  struct Cell {
    /// Places in the order of the report.
    var actual: Int
    var predicted: Int
    /// 0 where nothing was measured.
    var increases: [Double]
    /// Per second; `nil` where nothing was measured.
    var rates: [Double?]
  }

  private let grid: BucketGrid
  private let classes: [String]
  /// Records a second; `nil` where no target was watched.
  private var rates: [Double?]
  private var all: [Double]
  private var right: [Double]
  /// By predicted class, in the order of the report.
  private var predicted: [[Double]]

  /// - Parameter classes: in the order of the report.
  init(_ cells: [Cell], classes: [String], _ grid: BucketGrid) {
    self.grid = grid
    self.classes = classes
    rates = Array(repeating: nil, count: grid.count)
    all = Array(repeating: 0, count: grid.count)
    right = all
    predicted = Array(repeating: all, count: classes.count)
    for cell in cells {
      for (bucket, increase) in cell.increases.enumerated() {
        if let rate = cell.rates[bucket] { rates[bucket] = (rates[bucket] ?? 0) + rate }
        guard increase > 0 else { continue }
        all[bucket] += increase
        predicted[cell.predicted][bucket] += increase
        if cell.actual == cell.predicted { right[bucket] += increase }
      }
    }
  }

  /// Of scraped counters.
  init(_ model: QualityCounters, over stretch: CountedStretch, classes: [String], _ grid: BucketGrid) {
    let places = model.classes.places
    let cells = model.observations.map { cell in
      let counter = CounterBuckets(stretch.samples(of: cell.series), grid, .unknown)
      return Cell(
        actual: places[cell.actual], predicted: places[cell.predicted], increases: counter.increases,
        rates: (0..<grid.count).map(counter.rate))
    }
    self.init(cells, classes: classes, grid)
  }

  /// Labelled predictions a second.
  var traffic: SeriesProjection {
    SeriesProjection(id: "throughput", title: "requests/s", unit: .perSecond, axis: grid.axis, values: rates)
  }

  /// The mean over the watched part of the window; `nil` without one.
  var recordsPerSecond: Double? {
    let watched = rates.compactMap { $0 }
    return watched.isEmpty ? nil : watched.reduce(0, +) / Double(watched.count)
  }

  /// A bucket is small: the figure that it can bear is accuracy, also where the window has an AUC.
  var accuracy: SeriesProjection {
    SeriesProjection(
      id: "accuracy", title: FigureTitles.title(of: "accuracy"), unit: .plain, axis: grid.axis, values: share(right))
  }

  /// The share of each predicted class, in the order of the report.
  var classShares: [SeriesProjection] {
    zip(classes, predicted).map { label, counts in
      SeriesProjection(id: "share:\(label)", title: label, unit: .ratio, axis: grid.axis, values: share(counts))
    }
  }

  private func share(_ counts: [Double]) -> [Double?] {
    zip(counts, all).map { $1 > 0 ? $0 / $1 : nil }
  }
}
