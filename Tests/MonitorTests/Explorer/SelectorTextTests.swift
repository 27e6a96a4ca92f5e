import Telemetry
import Testing

@testable import Monitor

@Suite struct SelectorTextTests {
  private static let up = Labels(name: "up", [Label("job", "vllm"), Label("instance", "a:80")])
  private static let dotted = Labels(name: "my.metric", [Label("a\"b", "c\\d\ne")])

  private func accepts(_ text: String, _ labels: Labels) throws -> Bool {
    try SelectorText(text).matchers.allSatisfy { $0.accepts(labels[$0.name] ?? "") }
  }

  @Test(
    arguments: [
      "up{}", "{job=\"vllm\"}", " up { job = 'vllm' , instance=`a:80` , } ", "up{job=~\"vl.*\"}", "up{job!=\"tgi\"}",
      "up{job!~\"v\"}", "{__name__=\"up\"}", "{\"up\"}", "{\"up\",\"job\"=\"vllm\"}", "up{absent=\"\"}", "{}",
    ])
  func acceptsWhatItSelects(text: String) throws {
    #expect(try accepts(text, Self.up))
  }

  @Test(arguments: ["down{}", "up{job=\"vl\"}", "up{job=~\"vl\"}", "up{job!~\"vllm|tgi\"}", "up{absent!=\"\"}"])
  func refusesWhatItDoesNot(text: String) throws {
    #expect(try !accepts(text, Self.up))
  }

  @Test func quotedNamesAndEscapesAreRead() throws {
    #expect(try accepts(#"{"my.metric", "a\"b"="c\\d\ne"}"#, Self.dotted))
    #expect(try accepts(#"{'my.metric'}"#, Self.dotted))
    #expect(try !accepts(#"{"my.metric", "a\"b"=`c\\d\ne`}"#, Self.dotted))
  }

  @Test(
    arguments: [
      ("up{job}", "The filter has '}' at character 7; write one of = != =~ !~ there."),
      ("up{job=vllm}", "The filter has 'v' at character 8; write a value in quotes there."),
      ("up{job=\"vllm\"", "The filter has the end at character 14; write a comma or a } there."),
      ("up{job=\"vllm}", "The text at character 8 of the filter has no end; close it with \"."),
      ("up{=\"a\"}", "The filter has '=' at character 4; write the name of a label there."),
      ("up{} or down", "The filter has 'o' at character 6; write nothing after the } there."),
      ("1{}", "The filter has '1' at character 1; write a { before the labels there."),
      ("up{a=\"\\q\"}", "The filter has 'q' at character 8; write \\\\, \\\", \\n or \\t for an escape there."),
      ("up{\"up\"}", "The filter has '}' at character 8; write one of = != =~ !~ there."),
    ])
  func aProblemTellsItsPlace(text: String, sentence: String) {
    #expect(throws: SelectorText.Problem(sentence: sentence)) { try SelectorText(text) }
  }

  @Test func aBrokenPatternTellsWhereItBegins() {
    let problem = #expect(throws: SelectorText.Problem.self) { try SelectorText("up{job=~\"(\"}") }
    #expect(problem?.sentence.hasPrefix("The pattern at character 9 of the filter cannot be used (") == true)
  }
}
