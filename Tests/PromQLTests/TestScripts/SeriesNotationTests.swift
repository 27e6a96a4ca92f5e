import PromQL
import Testing

@Suite struct SeriesNotationTests {
  @Test(arguments: [
    ("1 -2 +3 .5 5. 1e3 1E-3", "1 -2 3 0.5 5 1000 0.001"),
    ("Inf -inf NaN", "+Inf -Inf NaN"),
    ("1+2x3", "1 3 5 7"),
    ("1-2x3", "1 -1 -3 -5"),
    ("-1-2x1", "-1 -3"),
    ("7x3", "7 7 7 7"),
    ("1e1+1e0x2", "10 11 12"),
    ("0x2 1", "0 0 0 1"),
    ("1+1x0", "1"),
    ("1 # a comment", "1"),
  ])
  func pointsAreWrittenInShort(short: String, long: String) throws {
    let last = long.split(separator: " ").count - 1
    expectAllPass("load 1m\n  a \(short)\neval range from 0 to \(last)m step 1m a\n  a \(long)")
    expectAllPass("load 1m\n  a \(long)\neval range from 0 to \(last)m step 1m a\n  a \(short)")
  }

  @Test func gapsAreNoPoints() throws {
    expectAllPass(
      """
      load 10m
        a 1 _ 3 _x2 6
      eval range from 0 to 50m step 10m a
        a 1 _ 3 _ _ 6
      eval range from 0 to 50m step 10m a
        a 1 _x1 3 _x2 6
      """)
  }

  @Test func aStalenessMarkerEndsASeriesAtOnce() throws {
    expectAllPass(
      """
      load 1m
        a 1 stale _ 4 stalex1
      eval range from 0 to 6m step 1m a
        a 1 _ _ 4
      """)
  }

  @Test(arguments: [
    (#"a{b="c"}"#, #"{__name__="a", b="c"}"#),
    (#"a{}"#, #"a"#),
    (#"{"a", b="c",}"#, #"a{b="c"}"#),
    (#"{"a.b", "c d"='e'}"#, #"{"a.b", "c d"="e"}"#),
    (#"a{b="x\"}y\\\n",c=`\`}"#, #"a{c="\\", b="x\"}y\\\n"}"#),
    (#"a{b=""}"#, "a"),
    (#"a{ b = "c" , d = "e" }"#, #"a{b="c",d="e"}"#),
    (#"job:a:b{b="ü"}"#, #"job:a:b{b="\u00fc"}"#),
  ])
  func labelsAreWrittenAsInQueries(written: String, other: String) throws {
    expectAllPass("load 1m\n  \(written) 1\neval instant at 0 {__name__!=\"\"}\n  \(other) 1")
  }

  @Test func lettersOfDifferentSpellingAreDifferent() throws {
    #expect(
      try verdict("load 1m\n  a{b=\"\u{E9}\"} 1\neval instant at 0 a\n  a{b=\"e\u{301}\"} 1")
        != .passed)
  }

  @Test(arguments: [
    ("a 1 x3", "own.test:2: expected a point: a number, a+bxN, axN, _, _xN, stale or {{…}} at “x3”"),
    ("a 1+2", "own.test:2: expected a number and x with how often to add it, as in 1+2x3 at the end of the line"),
    ("a 1+x3", "own.test:2: expected a number behind the sign at “x3”"),
    ("a 1x", "own.test:2: expected a whole number up to 1000000 behind x at the end of the line"),
    ("a 1x9999999999999999999", "own.test:2: expected a whole number up to 1000000 behind x at the end of the line"),
    ("a 1x999999 1", "own.test:2: more than 1000000 points"),
    ("a 1,2", "own.test:2: expected a space between points at “,2”"),
    ("a 0x1F", "own.test:2: expected a space between points at “F”"),
    ("a {{count:1", "own.test:2: a native histogram is not closed by }} at “count:1”"),
    ("a {{count:1}}+{{count:1}}", "own.test:2: expected x and how often to add the histogram at the end of the line"),
    ("a{b=\"c\" 1", "own.test:2: expected , or } behind a label at “1”"),
    ("a{b=\"c} 1", "own.test:2: a quote is not closed"),
    ("a{b=\"c\\", "own.test:2: a quote is not closed"),
    ("a{b!=\"c\"} 1", "own.test:2: expected = behind a label's name at “!=\"c\"} 1”"),
    ("a{b=c} 1", "own.test:2: expected a text in quotes at “c} 1”"),
    ("a{b=\"\\xff\"} 1", "own.test:2: \"\\xff\" is no UTF-8, which names and values are"),
    ("a{\"b\"} 1", "own.test:2: the metric's name is given twice"),
    ("a.b 1", "own.test:2: expected a space behind the series at “.b 1”"),
    ("=1", "own.test:2: expected a series, as name{label=\"value\"} at “=1”"),
  ])
  func whatIsNoSeriesIsToldWithItsLine(series: String, message: String) throws {
    #expect(errorMessage("load 1m\n  \(series)") == message)
  }
}
