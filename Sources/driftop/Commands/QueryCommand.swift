import ArgumentParser
import Monitor
import PromQL

/// `driftop query`: answers PromQL over files of samples and addresses, or has a server answer it.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Answer a PromQL query over files of samples and addresses, or by a server.",
    discussion: """
      Prints the data object of Prometheus's HTTP API. A file holds text 0.0.4 or, when it ends in # EOF, OpenMetrics; \
      samples with a time are series over time, those without one are taken at the time asked about, of a range at its \
      end. An address is scraped, and once more after a second where the query reads ranges, as rate does: a range of a \
      few seconds then suits it. A recording is replayed, and has the quality, traffic and drift of its models as series \
      too. With --prometheus a server is asked in their place. Warnings go to standard error. The \
      status is 1 where the query has no answer, 2 for a text that is no query and for a source that cannot be read.

      driftop query 'sum by (model) (rate(requests_total[5m]))' day.om.gz --start now-1h --step 1m
      driftop query 'topk(3, irate(nv_inference_count[5s]))' http://localhost:8002/metrics --format text
      driftop query 'sum(up)' --prometheus http://localhost:9090
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json
    case text
  }

  @Argument(help: ArgumentHelp("The query, in PromQL.", valueName: "expr"))
  var expression: String

  @Argument(
    help: ArgumentHelp(
      "Files, plain, .gz or .zst; - for standard input; addresses of metrics (http://host:port/metrics); or a recording.",
      valueName: "source"))
  var sources: [String] = []

  @OptionGroup var times: QueryTimesOptions
  @OptionGroup var server: QueryServerOptions

  @Option(help: "json, for programs, or text.")
  var format = Format.json

  @Flag(help: "Windows hold their start too, as before Prometheus 3.")
  var closedWindows = false

  func run() throws {
    var question = try Question(expression, times: QueryTimesArgument(times))
    question.options.hasClosedWindows = closedWindows
    let answer = try QueryOrigin(sources, server).answer(question)
    for annotation in answer.annotations { StandardError.write(line: annotation.text(in: question.text)) }
    switch format {
    case .json:
      var output = StandardOutput(pending: answer.value.json)
      try output.write(line: "")
      try output.flush()
    case .text:
      var output = StandardOutput()
      for line in QueryAnswerText(answer.value).lines { try output.write(line: line.harmless) }
      try output.flush()
    }
  }
}
