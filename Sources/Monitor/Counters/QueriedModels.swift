internal import Ingest
internal import Predictions
internal import PromQL
internal import Telemetry

extension MonitorState {
  /// The models that a query server counts, without those that a log or a scraped server tells more of.
  ///
  /// - Parameter known: the models that are scraped.
  func queriedModels(
    _ request: SnapshotRequest, known: [QualityCounters], _ cache: inout SnapshotCache
  ) -> [CountedModel] {
    guard hasQueryServer, let metrics = answers.metrics else { return [] }
    let names = QualityCounters.observationNames.filter(metrics.contains)
    let hasScores = metrics.contains(QualityCounters.bucketName)
    guard !names.isEmpty || hasScores else { return [] }
    let window: Int64? =
      if case .duration(let length) = request.window { max(1_000, length.nanoseconds / 1_000_000) } else { nil }
    let questions = ModelQuestions(window: window, range: ScrapePace.newlyCounted.rateRange())
    var counts = QueriedCounts()
    for name in names { counts.addObservations(answer(to: questions.observations(name), &cache)) }
    if hasScores { counts.addScores(answer(to: questions.scores, &cache)) }
    for question in (names + (hasScores ? [QualityCounters.bucketName] : [])).compactMap(questions.watched) {
      counts.addWatched(answer(to: question, &cache))
    }
    let ends = ends(of: counts, names + (hasScores ? [QualityCounters.bucketName] : []), questions, &cache)
    let wantsCourse = request.isOverview || request.parts.contains(.series)
    let courses = wantsCourse ? courses(of: names, request, &cache) : [:]
    let excluded = Set(predictions.models.map(\.identity) + known.map(\.identity))
    return counts.models.values.filter { !excluded.contains($0.identity) && $0.classes.count > 0 }
      .sorted { $0.identity < $1.identity }
      .map { model in
        let quality = CountedQuality(model, predictions.settings)
        let course = courses[model.identity].map { $0.course(model.classes, quality.classes) }
        return CountedModel(
          quality: quality,
          beginning: counts.watched.contains(model.identity) ? nil : CountedNotes.beginning,
          endedAt: ends[model.identity], course: course)
      }
  }

  /// When the models that no series counts any more were last counted, in milliseconds; asked where there are such.
  private func ends(
    of counts: QueriedCounts, _ names: [String], _ questions: ModelQuestions, _ cache: inout SnapshotCache
  ) -> [ModelIdentity: Int64] {
    var gone = Set(counts.models.keys)
    for name in names {
      guard let present = answer(to: questions.present(name), &cache)?.value else { return [:] }
      guard case .vector(let elements) = present else { continue }
      gone.subtract(elements.map { QualityCounters.identity(of: $0.labels) })
    }
    guard !gone.isEmpty else { return [:] }
    var ends: [ModelIdentity: Int64] = [:]
    for question in names.compactMap(questions.ends) {
      for element in answer(to: question, &cache)?.vector ?? [] {
        let identity = QualityCounters.identity(of: element.labels)
        let milliseconds = (element.sample.value * 1_000).rounded()
        guard gone.contains(identity), let end = Int64(exactly: milliseconds) else { continue }
        ends[identity] = max(ends[identity] ?? end, end)
      }
    }
    return ends
  }

  private func courses(
    of names: [String], _ request: SnapshotRequest, _ cache: inout SnapshotCache
  ) -> [ModelIdentity: QueriedCourse] {
    guard let now else { return [:] }
    let grid = BucketGrid(
      request.window, now: now, first: now - telemetry.store.limits.retention, bucketCount: request.bucketCount)
    let pace = ScrapePace.newlyCounted
    let (present, buckets) = (
      ModelQuestions(range: pace.rateRange()), ModelQuestions(range: pace.rateRange(bucket: grid.step))
    )
    var courses: [ModelIdentity: QueriedCourse] = [:]
    for name in names {
      let latest = answer(to: present.rates(name, .latest), &cache)
      let span = WantedQuery.Span.course(length: grid.step * Int64(grid.count), step: grid.step)
      guard let answer = answer(to: buckets.rates(name, span), &cache) else { continue }
      let figures = Dictionary((latest?.vector ?? []).map { ($0.labels, $0.sample.value) }) { $1 }
      for element in answer.matrix {
        let rates = answer.values(element.samples, grid, latest: figures[element.labels])
        courses[QualityCounters.identity(of: element.labels), default: QueriedCourse(grid: grid)]
          .add(element.labels, rates)
      }
    }
    return courses
  }
}

/// The rates of a model's cells over the buckets of a window, as a query server answers them.
private struct QueriedCourse {
  var grid: BucketGrid
  private var cells: [(actual: String, predicted: String, rates: [Double?])] = []

  init(grid: BucketGrid) {
    self.grid = grid
  }

  mutating func add(_ labels: Labels, _ rates: [Double?]) {
    guard let actual = labels["actual"], let predicted = labels["predicted"] else { return }
    cells.append((actual, predicted, rates))
  }

  /// - Parameter titles: the classes in the order of the report.
  func course(_ classes: ClassTable, _ titles: [String]) -> CountedCourse {
    let places = classes.places
    let seconds = Double(grid.step) / 1_000
    let known = cells.compactMap { cell -> CountedCourse.Cell? in
      guard let actual = classes.known(cell.actual), let predicted = classes.known(cell.predicted) else { return nil }
      return CountedCourse.Cell(
        actual: places[actual], predicted: places[predicted], increases: cell.rates.map { ($0 ?? 0) * seconds },
        rates: cell.rates)
    }
    return CountedCourse(known, classes: titles, grid)
  }
}

extension ScrapePace {
  /// Counters are asked for together, however often each is scraped: four times in the shortest range, in most places.
  fileprivate static let newlyCounted = ScrapePace(interval: 15_000)
}
