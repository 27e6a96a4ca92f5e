internal import Predictions

extension WatchView {
  /// What is certain of the newest records' quality against the reference: realised before estimated.
  ///
  /// - Returns: `nil` while no loss is certain.
  var lossSentence: String? {
    if let loss = realisedLoss, loss.isCertain { return LossSentence(loss).realised }
    guard let loss = estimatedLoss, loss.isCertain else { return nil }
    return LossSentence(loss).estimated
  }
}

/// A loss of quality in words.
struct LossSentence {
  var loss: QualityLoss

  init(_ loss: QualityLoss) {
    self.loss = loss
  }

  var estimated: String { "\(title) is estimated to have \(changed)" }
  var realised: String { "\(title) has \(changed)" }

  private var title: String { FigureTitles.title(of: loss.figure) }

  private var changed: String {
    "\(loss.figure == "mae" ? "risen" : "fallen"), to \(EvidenceText.figure(loss.value)) in the newest "
      + "records from \(EvidenceText.figure(loss.reference)) in the reference"
  }
}
