import Monitor
import Recording

/// What other rules, budgets or settings would have made of a recording's alerts.
struct WhatIfRun {
  private let input: TapeInput
  private let header: RecordingHeader

  init(_ input: TapeInput, _ inputs: Inputs, rules: [String]) throws(Failure) {
    self.input = input
    guard let header = try input.tape.header.judged(by: inputs, rules: rules) else {
      throw Failure(
        sentence: "--what-if: say what is to be judged otherwise, as --rules new.yml, --budget 1/month or --config FILE"
      )
    }
    self.header = header
  }

  func run(_ format: RecordingFormat) throws(Failure) {
    let (tape, header) = (input.tape, header)
    let result = Blocking.wait { () async -> Result<AlertDifference, Failure> in
      do {
        return .success(try await WhatIf.run(tape, changed: header))
      } catch let fault as RecordingFault {
        return .failure(Failure(sentence: fault.sentence))
      } catch {
        return .failure(Failure(sentence: "the replay was stopped"))
      }
    }
    let answer = AlertDifferenceText(try result.get(), of: input.name)
    var output = StandardOutput()
    switch format {
    case .json: try output.write(line: answer.json.text)
    case .text: for line in answer.lines { try output.write(line: line.harmless) }
    }
    try output.flush()
  }
}
