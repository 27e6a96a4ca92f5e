import Alerting
import Ingest
import Monitor

/// The rules that are evaluated: driftop's own, those that flags or the configuration name, and the `rule_files` of a
/// `prometheus.yml`.
///
/// A group with the name of one of driftop's own takes its place. `none` leaves out driftop's own and `rule_files`, so that
/// only what is named beside it is left.
struct RuleConfiguration {
  private(set) var groups: [RuleGroup] = []
  /// Rules and files that are left out.
  private(set) var faults: [RuleFault] = []
  private(set) var fileCount = 0
  private let references: RuleReferences

  /// - Parameter arguments: files; they stand in the place of the configuration's key `rules`.
  /// - Throws: for an argument that cannot be read.
  init(_ arguments: [String], _ configuration: Configuration) throws(Failure) {
    references = configuration.scrapes?.content.rules ?? RuleReferences()
    let named = arguments.isEmpty ? configuration.rules.map(\.path) : arguments
    let isAlone = named.contains("none")
    for path in arguments where path != "none" { take(try TextFile.contents(of: path), path) }
    if arguments.isEmpty { take(configuration.rules.filter { $0.path != "none" }) }
    if !isAlone {
      take(references.patterns)
      let own = DefaultRules.file.groups.filter { group in
        !groups.contains { $0.name.utf8.elementsEqual(group.name.utf8) }
      }
      groups = own + groups
    }
  }

  /// `nil` when nothing is to be evaluated.
  var settings: AlertSettings? {
    guard !groups.isEmpty else { return nil }
    var settings = AlertSettings(groups: groups)
    settings.options.externalLabels = references.externalLabels
    return settings
  }

  private mutating func take(_ patterns: [RuleReferences.Pattern]) {
    for pattern in patterns {
      for path in pattern.files {
        do throws(TextFile.Unreadable) {
          take(try TextFile.read(path), path)
        } catch {
          faults.append(RuleFault(file: pattern.file, line: pattern.line, reason: "\(path): \(error.reason)"))
        }
      }
    }
  }

  private mutating func take(_ text: String, _ path: String) {
    let file = RuleFile(
      yaml: text, path: path, defaultInterval: references.evaluationInterval,
      defaultQueryOffset: references.queryOffset)
    groups += file.groups
    faults += file.faults
    fileCount += 1
  }
}
