import ArgumentParser

/// `driftop alerts`: the shared state of alerts, from a script.
struct AlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts", abstract: "See alerts and answer them from a script.",
    discussion: """
      Works on the state folder that driftop watch keeps, while others use it.

      driftop alerts list --format json
      driftop alerts ack QualityFell --note "on it"
      driftop alerts silence 'model="fraud"' --for 2h --note "holiday"
      """,
    subcommands: [
      AlertsListCommand.self, AlertsAcknowledgeCommand.self, AlertsUnacknowledgeCommand.self,
      AlertsSilenceCommand.self, AlertsExpireCommand.self, AlertsHistoryCommand.self, AlertsExportCommand.self,
      AlertsPruneCommand.self,
    ])
}
