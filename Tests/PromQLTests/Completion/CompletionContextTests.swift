import Testing

@testable import PromQL

@Suite struct CompletionContextTests {
  typealias Expected = CompletionContext.Expected

  /// The cursor stands where the text has a `|`.
  private func context(_ marked: String) -> CompletionContext {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return CompletionContext(text: parts.joined(), cursor: parts[0].utf8.count)
  }

  private static let set = ["and", "or", "unless", "atan2", "offset"]

  @Test(
    arguments: [
      ("|", .operand(keywords: []), ""), ("ra|", .operand(keywords: []), "ra"),
      ("rate(http|", .operand(keywords: []), "http"), ("rate(http|[5m])", .operand(keywords: []), "http"),
      ("a + |", .operand(keywords: ["on", "ignoring"]), ""),
      ("a > b|", .operand(keywords: ["bool", "on", "ignoring"]), "b"),
      ("a == bool |", .operand(keywords: ["on", "ignoring"]), ""),
      ("a * on (job) gr|", .operand(keywords: ["group_left", "group_right"]), "gr"),
      ("a / on(job) group_left(x) |", .operand(keywords: []), ""),
      ("a and |", .operand(keywords: ["on", "ignoring"]), ""),
      ("topk(5, |", .operand(keywords: []), ""), ("clamp(x, 1, |)", .operand(keywords: []), ""),
      ("(a|", .operand(keywords: []), "a"), ("sum by (job) (a|", .operand(keywords: []), "a"),
      ("-|", .operand(keywords: ["on", "ignoring"]), ""),
    ] as [(String, Expected, String)])
  func anOperandIsExpected(text: String, expected: Expected, typed: String) {
    #expect(context(text).expected == expected)
    #expect(context(text).typed == typed)
  }

  @Test(
    arguments: [
      ("a |", .keyword(set)), ("a{x=\"y\"} |", .keyword(set)), ("a[5m] of|", .keyword(set)),
      ("rate(a[5m]) |", .keyword(set)),
      ("sum |", .keyword(["by", "without"])), ("sum b|", .keyword(["by", "without"])),
      ("sum(a) |", .keyword(["by", "without"] + set)), ("sum by (job) (a) |", .keyword(["by", "without"] + set)),
      ("sum(a) by (job) |", .keyword(set)), ("a @ |", .keyword(["start()", "end()"])),
      ("5 |", .keyword(set)), ("a offset 5m |", .keyword(set)), ("(a) |", .keyword(set)),
      ("a{job |", .keyword(["=", "!=", "=~", "!~"])),
    ] as [(String, Expected)])
  func aKeywordIsExpected(text: String, expected: Expected) {
    #expect(context(text).expected == expected)
  }

  @Test(
    arguments: [
      ("up{|", .matcher(metric: "up")), ("up{jo|", .matcher(metric: "up")), ("up {jo|}", .matcher(metric: "up")),
      ("{|", .matcher(metric: nil)), ("{\"|", .matcher(metric: nil)), ("up{a=\"b\",|", .matcher(metric: "up")),
      ("up{a=\"}\", b!~\"{\", |", .matcher(metric: "up")), ("{\"my.metric\", |", .matcher(metric: "my.metric")),
      ("{__name__=\"up\", j|}", .matcher(metric: "up")), ("a + up{j|", .matcher(metric: "up")),
      ("rate(up{j|}[5m])", .matcher(metric: "up")),
      ("sum by (|) (up)", .labelName(ofMetrics: ["up"])),
      ("sum by (job, in|) (up{a=\"b\"} / down)", .labelName(ofMetrics: ["up", "down"])),
      ("sum(up) without (|", .labelName(ofMetrics: ["up"])), ("a * on(|) b", .labelName(ofMetrics: ["a", "b"])),
      ("a * on(x) group_left(|) b", .labelName(ofMetrics: ["a", "b"])), ("sum by (|", .labelName(ofMetrics: [])),
      ("sum by (\"a.|) ({\"x.y\"})", .labelName(ofMetrics: ["x.y"])),
      ("sum by (|) (rate(up[5m]) > 0)", .labelName(ofMetrics: ["up"])),
      ("up{job=|", .labelValue(of: "job", metric: "up")), ("up{job=\"|", .labelValue(of: "job", metric: "up")),
      ("up{job=\"a|\"}", .labelValue(of: "job", metric: "up")), ("up{job=~'a|", .labelValue(of: "job", metric: "up")),
      ("up{\"a b\"!=`|", .labelValue(of: "a b", metric: "up")), ("{job=\"|", .labelValue(of: "job", metric: nil)),
      ("up{a=\"b\", job=\"|\"}", .labelValue(of: "job", metric: "up")),
    ] as [(String, Expected)])
  func aLabelIsExpected(text: String, expected: Expected) {
    #expect(context(text).expected == expected)
  }

  @Test(arguments: ["a[|", "a[5|", "a[|]", "rate(a[5m:|", "a offset |", "a offset -5|", "a{x=\"y\"}[1|]"])
  func aDurationIsExpected(text: String) {
    #expect(context(text).expected == .duration)
  }

  @Test(arguments: ["# a|", "a + 5|", "count_values(\"v|", "a[\"|", "up{a=\"b\" |", "label_replace(a, \"|\""])
  func nothingIsExpected(text: String) {
    #expect(context(text).expected == .nothing)
  }

  @Test(
    arguments: [
      ("sum(ra|te(x))", "rate"), ("ra|", "ra"), ("a + |", ""), ("up{jo|b=\"x\"}", "job"),
      ("up{job=\"a|bc\"}", "\"abc\""),
      ("up{job=\"a|}", "\"a"), ("up{job=\"|, b=\"x\"}", "\""), ("up{job=va|}", "va"), ("a[5|m]", "5m"),
      ("sum by (é|) (x)", "é"), ("{\"my.|metric\"}", "\"my.metric\""), ("up{a=\"\\\"x|y\"}", "\"\\\"xy\""),
    ])
  func theWholeWordIsReplaced(text: String, replaced: String) {
    let context = context(text)
    let bytes = Array(text.replacing("|", with: "").utf8)
    #expect(String(decoding: bytes[context.range], as: UTF8.self) == replaced)
  }

  @Test func whatIsTypedInQuotesIsReadWithoutThem() {
    #expect(context("up{a=\"x\\\"y|").typed == "x\"y")
    #expect(context("up{a=`x\\y|").typed == "x\\y")
    #expect(context("up{a=\"|").isQuoted && !context("up{a|").isQuoted)
  }

  @Test func everyPlaceOfAnyTextHasAContext() {
    let pieces = [
      "sum", "by", "(", ")", "{", "}", "[", "]", "\"", "'", "`", "\\", "=", "=~", ",", "up", "5m", "@", "offset", "é",
      "#",
      "\n", " ", "\u{0}", "group_left", "+", "on", "job", "__name__", "🙂",
    ]
    var state: UInt64 = 7
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      for cursor in -1...(text.utf8.count + 1) {
        let context = CompletionContext(text: text, cursor: cursor)
        #expect(context.range.lowerBound >= 0 && context.range.upperBound <= text.utf8.count)
        #expect(context.range.lowerBound <= max(0, cursor))
      }
    }
  }

  @Test func openBracketsWithoutEndTakeNoLongerThanTheText() {
    let text = String(repeating: "(", count: 200_000)
    #expect(CompletionContext(text: text, cursor: text.utf8.count).expected == .operand(keywords: []))
  }
}
