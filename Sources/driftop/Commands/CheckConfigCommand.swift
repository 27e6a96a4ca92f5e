import Alerting
import ArgumentParser
import Ingest
import Monitor

/// `driftop check config`: whether a configuration can be used, and what of it is not.
struct CheckConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Check a configuration: driftop's own, or a prometheus.yml.")

  @Argument(help: "A YAML file.")
  var file: String

  func run() throws {
    let text = try TextFile.contents(of: file)
    let configuration: Configuration
    do throws(Failure) {
      configuration = try Configuration(yaml: text, path: file)
    } catch {
      throw Failure(sentence: error.sentence, status: 1)
    }
    var output = StandardOutput()
    for sentence in configuration.scrapes?.content.unused ?? [] { try output.write(line: sentence.harmless) }
    if let sentence = configuration.server.flatMap(configuration.unscrapedJobs) {
      try output.write(line: sentence.harmless)
    }
    let rules = try RuleConfiguration([], configuration)
    for fault in rules.faults { try output.write(line: fault.description.harmless) }
    let jobs = configuration.scrapes?.content.jobs ?? []
    let addresses = jobs.reduce(0) { $0 + $1.groups.reduce(0) { $0 + $1.targets.count } }
    var found = "scrape jobs \(jobs.count), their addresses \(addresses), sources \(configuration.sources.count)"
    if rules.fileCount > 0 { found += ", files of rules \(rules.fileCount)" }
    if let server = configuration.server { found += ", server \(server.shownURL)" }
    try output.write(line: "\(file): \(rules.faults.isEmpty ? "valid" : "not valid"); \(found)".harmless)
    try output.flush()
    guard rules.faults.isEmpty else {
      throw Failure(sentence: "\(file): rules are left out that cannot be used", status: 1)
    }
  }
}
