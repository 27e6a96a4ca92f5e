import Analysis
import Monitor

/// How the figures of a drift check are written.
enum DriftText {
  /// "1e-7", ".034"; what underflowed is smaller than anything that can be said.
  static func probability(_ pValue: Double?) -> String {
    guard let pValue, !pValue.isNaN else { return NumberText.missing }
    if pValue <= 0 { return "<1e-300" }
    return NumberText.plain(pValue, width: pValue < 0.0995 ? 4 : 3)
  }

  /// Two decimals: ".41".
  static func effect(_ effect: Double?) -> String {
    guard let effect, effect.isFinite else { return NumberText.missing }
    let magnitude = abs(effect)
    if magnitude == 0 { return "0" }
    return magnitude < 0.005 ? "<.01" : NumberText.fixed(magnitude, 2)
  }

  /// A number without trailing zeros: ".7", "1.25".
  static func short(_ number: Double) -> String {
    var text = NumberText.plain(number, width: 5)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// "h .41 (PSI .62)".
  static func size(effect: Double?, psi: Double?) -> String? {
    guard let effect else { return nil }
    let psi = psi.map { " (PSI \(self.effect($0)))" } ?? ""
    return "h \(self.effect(effect))\(psi)"
  }

  /// The smallest difference that windows of these sizes show, in words.
  static func smallestDetectable(_ feature: FeatureDrift, unicode: Bool) -> String? {
    guard let effect = feature.finding.smallestDetectableEffect, effect.isFinite, effect > 0 else { return nil }
    let text = self.effect(effect)
    guard feature.isNumeric else { return "could see a difference from h \(text) in 4 of 5 cases" }
    // A shift of a normal distribution by one standard deviation moves its middle by about .8 as Cohen's h.
    let deviations = self.effect(effect * 1.25)
    return "could see a shift from \(deviations) \(unicode ? "σ" : "sd") (h \(text)) in 4 of 5 cases"
  }

  /// The name of a statistic as people say it.
  static func statistic(_ id: String) -> String {
    switch id {
    case "psi", "population-stability-index", "population_stability_index": "PSI"
    default: String(id.map { $0 == "-" || $0 == "_" ? " " : $0 })
    }
  }
}
