// Benchmarks and long tests of the query language: see promql.sh and promql_fuzz.sh.

internal import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "samples": try BucketFleet(arguments.dropFirst()).writeOpenMetrics(to: FileHandle.standardOutput)
case "answers": try AnsweringLoop(BucketFleet(arguments.dropFirst())).run()
case "fuzz":
  let options = Array(arguments.dropFirst())
  runOnSmallStack {
    var fuzz = ParserFuzz(arguments: options)
    fuzz.run()
  }
default:
  print(
    """
    promql-benchmarks samples SERIES HOURS   the samples as OpenMetrics
    promql-benchmarks answers SERIES HOURS   answers each line EXPRESSION, START, END, STEP, tabs between, in seconds; \
    a file for the answer may follow
    promql-benchmarks fuzz [INPUTS [FIRST]]  reads made-up queries, ten million unless told
    """)
}
