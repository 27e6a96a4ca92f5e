import ArgumentParser
import Glibc

/// The program. Every way out of it ends here, after the terminal has been given back.
@main
struct Driftop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "driftop",
    abstract: "top for machine-learning models in production.",
    discussion: """
      Watches prediction logs (JSON lines, CSV, TSV; plain, gzip, zstd) and metrics endpoints of model servers, and \
      shows each model's quality, traffic and latency live, with its confusion matrix and ROC curve.

      driftop predictions.jsonl          watch a log while it grows
      driftop http://gpu1:8000/metrics   watch a model server by its metrics
      driftop --config prometheus.yml    watch all that Prometheus scrapes
      driftop --prometheus http://p:9090 watch what a Prometheus server has
      driftop demo                       watch a real model drift, without any file
      driftop record SOURCE -o FILE      record what comes; driftop replay FILE shows it again
      driftop report --format json FILE  the same figures for a script
      driftop query 'up' SOURCE          what a PromQL query answers
      """,
    version: "0.1.0",
    subcommands: [
      WatchCommand.self, DemoCommand.self, ReplayCommand.self, RecordCommand.self, RecordingCommand.self,
      ReportCommand.self, DetectCommand.self, ScoreCommand.self, CleanCommand.self,
      AlertsCommand.self, CompareCommand.self, ReferenceCommand.self, QueryCommand.self, CheckCommand.self,
      TestCommand.self,
    ],
    defaultSubcommand: WatchCommand.self)

  static func main() {
    let status = status()
    fflush(nil)
    // Not `exit`: it takes down OpenSSL while the thread of the transfers may still be closing its connections.
    Glibc._exit(status)
  }

  private static func status() -> Int32 {
    do {
      var command = try parseAsRoot(LeadingScreenOptions.moved(CommandLine.arguments.dropFirst()))
      try command.run()
      return 0
    } catch let failure as Failure {
      printError(failure.sentence)
      for line in failure.details { StandardError.write(line: line) }
      return failure.status
    } catch {
      if exitCode(for: error) == .success {
        return printMessage(fullMessage(for: error))
      }
      printError(message(for: error).split(separator: "\n").joined(separator: " ") + " (see driftop --help)")
      return 2
    }
  }

  private static func printMessage(_ text: String) -> Int32 {
    do throws(Failure) {
      try StandardOutput.write(text)
      return 0
    } catch {
      printError(error.sentence)
      return error.status
    }
  }

  private static func printError(_ sentence: String) {
    StandardError.write(line: "driftop: \(sentence)")
  }
}

/// Why a command ends without having done what it was asked: one sentence for a person, a status for a script.
struct Failure: Error {
  var sentence: String
  /// 1 when a check failed, 2 for wrong usage or unreadable input.
  var status: Int32 = 2
  /// What is shown below the sentence: the text that it speaks of, with a mark under the place.
  var details: [String] = []
}
