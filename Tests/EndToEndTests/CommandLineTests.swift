import Foundation
import Testing

/// Help, version and shell completions.
@Suite struct CommandLineTests {
  static let commands = ["watch", "demo", "report", "detect", "score", "clean", "compare", "reference", "query"]

  @Test func versionIsOneNumber() throws {
    let run = try CommandRun.driftop(["--version"])
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil, "\(run.output)")
  }

  @Test func helpNamesEveryCommandAndSaysHowToStart() throws {
    let run = try CommandRun.driftop(["--help"])
    #expect(run.status == 0)
    for command in Self.commands { #expect(run.output.contains("\n  \(command) ")) }
    #expect(run.output.contains("driftop predictions.jsonl"))
    #expect(run.errors == "")
  }

  @Test(arguments: commands)
  func helpOfACommandDescribesItsOptions(command: String) throws {
    let run = try CommandRun.driftop([command, "--help"])
    #expect(run.status == 0)
    #expect(run.output.contains("USAGE: driftop \(command)"))
    let undescribed = run.output.split(separator: "\n").filter {
      $0.wholeMatch(of: /\s+--[a-z-]+( <[^>]*>)?\s*/) != nil
    }
    // An option that stands alone on its line has its description on the next one.
    for option in undescribed {
      let rest = try #require(run.output.range(of: String(option) + "\n")).upperBound
      #expect(run.output[rest...].prefix(26).allSatisfy { $0 == " " }, "\(option)")
    }
    #expect(run.output.contains("--help"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionScriptNamesEveryCommand(shell: String) throws {
    let run = try CommandRun.driftop(["--generate-completion-script", shell])
    #expect(run.status == 0)
    #expect(run.errors == "")
    for command in Self.commands { #expect(run.output.contains(command)) }
    for option in ["format", "window", "theme"] { #expect(run.output.contains(option)) }
  }

  @Test func bashReadsItsCompletionScript() throws {
    let script = try CommandRun.driftop(["--generate-completion-script", "bash"]).output
    let check = try CommandRun.command(["bash", "-n"], input: Data(script.utf8))
    #expect(check.status == 0, "\(check.errors)")
    let complete = script + "\nCOMP_WORDS=(driftop re); COMP_CWORD=1; _driftop; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    let run = try CommandRun.command(["bash", "--norc"], input: Data(complete.utf8))
    #expect(run.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.contains("report"))
  }

  @Test func outputThatNobodyReadsEndsTheProgramQuietly() throws {
    let run = try CommandRun.command([
      "bash", "-c", "set -o pipefail; \"$0\" report --format json \"$1\" | head -c 1 >/dev/null; echo ${PIPESTATUS[0]}",
      Surroundings.program, Surroundings.goldenLog.path(),
    ])
    #expect(run.errors == "")
    // All written before the reader left, or ended by SIGPIPE like any other filter; never a crash.
    #expect(["0\n", "141\n"].contains(run.output), "\(run.output)")
  }
}
