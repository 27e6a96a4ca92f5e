import Analysis
import ArgumentParser
import Monitor
import Predictions

/// `driftop reference show`: what a saved reference holds.
struct ReferenceShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what a saved reference holds.")

  @Argument(help: ArgumentHelp("A saved reference.", valueName: "file"))
  var file: String

  func run() throws {
    let document = try ReferenceFile.read(file)
    var output = StandardOutput()
    for (index, profile) in document.profiles.enumerated() {
      if index > 0 { try output.write(line: "") }
      for line in Self.lines(profile) { try output.write(line: line.harmless) }
    }
    try output.flush()
  }

  private static func lines(_ profile: ReferenceProfile) -> [String] {
    let name = profile.identity.model.isEmpty ? "(no model name)" : profile.identity.model
    let frozen = profile.frozen
    var lines = [
      "\(name)\(profile.identity.version.map { " \($0)" } ?? "")  \(profile.recordCount) records, "
        + "\(profile.labelledCount) labelled",
      "  source    \(profile.source)",
    ]
    if let range = profile.timeRange { lines.append("  times     \(range.lowerBound) to \(range.upperBound)") }
    if let savedAt = profile.savedAt { lines.append("  saved     \(savedAt)") }
    if !profile.classLabels.isEmpty {
      lines.append("  classes   \(TableInput.list(profile.classLabels))")
    }
    lines.append("  features  \(frozen.features.count)")
    lines += frozen.features.map { "    \($0.name)  \(describe($0.bins))" }
    return lines + frozen.unwatched.map { "    \($0.name)  not compared: \($0.reason)" }
  }

  private static func describe(_ bins: BinnedFeature) -> String {
    let kind =
      switch bins.bins {
      case .numbers(let edges): "number in \(edges.count + 1) bins"
      case .categories(let labels, let hasRest): "\(labels.count) categories\(hasRest ? " and others" : "")"
      }
    return "\(kind), \(bins.count) values, \(bins.missingCount) missing"
  }
}
