internal import Telemetry

// Where models take turns in a batch they have nothing to do with one another until labels are joined: each takes its
// rows in one go, and several at once where somebody waits for what comes of it.
extension PredictionState {
  /// Fewer rows are taken sooner than tasks are begun.
  private static let rowsWorthTasks = 48

  /// As ``apply(_:)``, by several tasks where several models have rows; the same comes of it.
  public mutating func applyConcurrently(_ batch: PredictionBatch) async {
    guard batch.rowCount >= Self.rowsWorthTasks, let turns = turns(in: batch) else { return apply(batch) }
    // The longest is run here.
    let order = turns.sorted { $0.rows.count > $1.rows.count }
    await withTaskGroup { group in
      for turn in order.dropFirst() { group.addTask { turn.run() } }
      order.first?.run()
    }
    end(turns)
  }

  /// The models with their rows, in the order of their first ones, where models take turns and it comes to the same to
  /// take them model by model; their states are lent out until the turns end.
  ///
  /// It does not come to the same while a label waits for one of the rows, or where a model may get its reference, which
  /// all share in the budget.
  mutating func turns(in batch: PredictionBatch) -> [ModelTurn]? {
    guard labels.waitingLabelCount == 0,
      let models = batch.interleavedRows({ indices[key(of: $0, isGeneric: false)] })
    else { return nil }
    let latest = max(batch.times.max() ?? .min, batch.receivedAt?.nanoseconds ?? .min)
    if models.contains(where: { states[$0.model].mayFreeze(within: $0.rows.count, until: latest) }) { return nil }
    return models.map { model, rows in
      states[model].shareBudget(with: checkCount - states[model].checkCount)
      var state = ModelState(
        identity: states[model].identity, isGeneric: true, hasTimes: true, settings: settings)
      swap(&state, &states[model])
      return ModelTurn(model, batch, rows, state)
    }
  }

  /// Takes the states back, and lets those predictions wait that have no label.
  mutating func end(_ turns: [ModelTurn]) {
    var waiting: [(model: Int, row: ModelTurn.Waiting)] = []
    for turn in turns {
      guard let ended = turn.end() else { continue }
      states[turn.model] = ended.state
      waiting += ended.waiting.map { (turn.model, $0) }
      countScores(of: turn.model)
    }
    // In the order of their coming: what waits longest goes first.
    for (model, row) in waiting.sorted(by: { $0.row.row < $1.row.row }) { wait(row.prediction, model, id: row.id) }
  }
}
