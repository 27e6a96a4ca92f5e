internal import Predictions
internal import Telemetry

/// What a person should know about the data before he believes the figures.
struct DataNotes {
  let sentences: [String]

  init(_ state: MonitorState) {
    var sentences: [String] = []
    for (field, count) in state.nonFinite.sorted(by: { $0.key < $1.key }) {
      sentences.append("\(field): \(count) values were NaN or infinite and are counted as missing")
    }
    if !state.maskedFields.isEmpty {
      sentences.append("masked and not analysed: \(state.maskedFields.sorted().joined(separator: ", "))")
    }
    let waiting = state.predictions.waiting
    if waiting.predictions > 0 { sentences.append("\(waiting.predictions) predictions wait for a label by their id") }
    if waiting.labels > 0 {
      sentences.append(
        waiting.labels == 1
          ? "1 label found no prediction with its id" : "\(waiting.labels) labels found no prediction with their id")
    }
    sentences += state.predictions.labelNotes
    for model in state.predictions.models {
      let name = model.identity.model.isEmpty ? "the model" : model.identity.model
      sentences += model.notes + state.clockNotes(of: model).map { "\(name): \($0)" }
      if let note = model.incompleteReferenceNote { sentences.append(note) }
    }
    self.sentences = sentences
  }
}

extension ModelView {
  /// Sentences about one model's data.
  var notes: [String] {
    let name = identity.model.isEmpty ? "the model" : identity.model
    var notes: [String] = []
    if lacksTimesForWindows {
      notes.append("\(name): no record has a time, so all lie in one window; --window 500 counts records")
    }
    if let unknown = unknownPositive {
      notes.append("\(name): “\(unknown)” is wanted as the positive class, and no label is spelled so")
    }
    if spellsClassesApart {
      notes.append("\(name): no label is both actual and predicted: the two are spelled differently, or never agree")
    }
    if scoresAfterRegression {
      notes.append("\(name): scores came after labels with fractions; taken for a regression, --task overrides")
    }
    return notes + labelNotes.map { "\(name): \($0)" } + referenceNotes
  }
}
