import Telemetry
import Testing

@testable import PromQL

/// Expectations are Go's, recorded from a real Prometheus where function_reference.json has them too.
struct LabelTemplateTests {
  @Test(arguments: [
    ("$1", "12"), ("${1}0", "120"), ("$1x", ""), ("$1-$2", "12-345"), ("$0", "v12.345"), ("$3", ""),
    ("$99999999999", ""), ("$01", ""), ("$major", "12"), ("${major}${minor}", "12345"), ("$none", ""), ("$$1", "$1"),
    ("$", "$"), ("a$", "a$"), ("${1", "${1"), ("${}", "${}"), ("$-", "$-"), ("ü$1ü", "ü"), ("ü${1}ü", "ü12ü"), ("", ""),
  ])
  func expandsAsGoDoes(template: String, expected: String) throws {
    let pattern = try Pattern(#"v(?P<major>\d+)\.(?P<minor>\d+)"#)
    #expect(LabelTemplate(template).expanded(by: pattern, in: "v12.345") == expected)
    #expect(LabelTemplate(template).expanded(by: pattern, in: "v12.345.6") == nil)
  }

  @Test func groupsWithoutAPartAreEmpty() throws {
    #expect(LabelTemplate("<$1$2>").expanded(by: try Pattern("(a)|(b)"), in: "b") == "<b>")
  }
}
