internal import Alerting
internal import Ingest
internal import PromQL
internal import Telemetry

extension MonitorState {
  /// `nil` for an alert that is not on the board.
  func alertDetail(
    _ id: Episode.ID, _ board: AlertBoard, _ request: SnapshotRequest, _ cache: inout SnapshotCache
  ) -> AlertDetail? {
    guard let now, let entry = board.entries.first(where: { $0.episode.id == id }) else { return nil }
    var detail = AlertDetail(entry: entry)
    detail.history = alerts.book.history(of: id)
    detail.drifted = drifted(entry.episode)
    if let incident = entry.incident {
      detail.incident = board.entries.filter { $0.incident?.id == incident.id }.sorted { left, right in
        // The first mover is the one that the incident is named after.
        let (leftID, rightID) = (left.episode.id, right.episode.id)
        if (leftID == incident.id) != (rightID == incident.id) { return leftID == incident.id }
        return leftID.activeAt < rightID.activeAt
      }
    }
    if let expression = try? Expression(parsing: entry.episode.origin.expression) {
      let condition = AlertCondition(expression)
      detail.threshold = condition.threshold
      detail.comparison = condition.comparison?.rawValue
      detail.metrics = AlertCondition.metrics(of: expression)
      detail.course = course(of: condition.measure, entry.episode, request, now, &cache)
    }
    return detail
  }

  /// The values of the one series that the alert is about.
  private func course(
    of measure: Expression, _ episode: Episode, _ request: SnapshotRequest, _ now: Timestamp,
    _ cache: inout SnapshotCache
  ) -> SeriesProjection? {
    let grid = BucketGrid(request.window, now: now, first: episode.id.activeAt, bucketCount: request.bucketCount)
    let query = WantedQuery(
      measure.description, .course(length: Int64(grid.count) * grid.step, step: grid.step))
    // Rules are evaluated here, whoever answers the screen's questions: a server is not to be asked.
    if !hasQueryServer { cache.answers.want(query) }
    let answer = cache.answers.answer(to: query, over: telemetry, at: now)
    guard let element = answer.matrix.max(by: { $0.labels.likeness(to: episode) < $1.labels.likeness(to: episode) }),
      element.labels.likeness(to: episode) >= 0
    else { return nil }
    // What ended before the last step is not carried on.
    let latest = element.samples.last.flatMap { $0.milliseconds > now.milliseconds - grid.step ? $0.value : nil }
    return SeriesProjection(
      id: episode.id.fingerprint.description, title: measure.description, unit: .plain, axis: grid.axis,
      values: answer.values(element.samples, grid, latest: latest))
  }
}

extension Labels {
  /// How many labels an alert has of this series; negative when one of them is missing or has another value there.
  fileprivate func likeness(to episode: Episode) -> Int {
    var shared = 0
    for pair in withoutName {
      guard let value = episode.labels[pair.name], value.utf8.elementsEqual(pair.value.utf8) else { return -1 }
      shared += 1
    }
    return shared
  }
}
