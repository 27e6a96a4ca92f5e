/// Made-up texts for the parser: random bytes, real queries with mistakes in them, and queries made by the grammar.
enum FuzzInput {
  static func text(number: Int) -> String {
    var random = SplitMix(state: UInt64(number) &* 0xD134_2543_DE82_EF95)
    switch number % 8 {
    case 0: return String(decoding: bytes(&random), as: UTF8.self)
    case 1: return tokens(&random)
    case 2, 3, 4: return mutated(&random)
    case 5: return nested(&random)
    default:
      var grammar = FuzzGrammar(random: random)
      return grammar.expression(depth: 4)
    }
  }

  private static func bytes(_ random: inout SplitMix) -> [UInt8] {
    (0..<random.below(60)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  /// Tokens in any order, of which few make a query.
  private static func tokens(_ random: inout SplitMix) -> String {
    var text = ""
    for _ in 0..<(1 + random.below(12)) {
      text += random.pick(vocabulary)
      if random.below(3) > 0 { text += " " }
    }
    return text
  }

  /// A real query, some tokens of which are deleted, doubled, swapped, replaced or taken from another.
  private static func mutated(_ random: inout SplitMix) -> String {
    var parts = pieces(of: random.pick(queries))
    for _ in 0..<(1 + random.below(3)) {
      guard !parts.isEmpty else { break }
      let place = random.below(parts.count)
      switch random.below(6) {
      case 0: parts.remove(at: place)
      case 1: parts.insert(parts[place], at: place)
      case 2: parts.swapAt(place, random.below(parts.count))
      case 3: parts[place] = random.pick(vocabulary)
      case 4: parts = Array(parts[..<place]) + pieces(of: random.pick(queries)).suffix(random.below(12))
      default:
        var bytes = Array(parts[place].utf8)
        bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
        parts[place] = String(decoding: bytes, as: UTF8.self)
      }
    }
    return parts.joined()
  }

  /// The same opening, sign or operand many times over.
  private static func nested(_ random: inout SplitMix) -> String {
    let pairs = [
      ("(", ")"), ("-", ""), ("abs(", ")"), ("sum by (a) (", ")"), ("x + ", ""), ("2 ^ ", ""), ("(a or ", ")"),
      ("a or a and a == a + sum by (a, b) (", ")"),
    ]
    let (opening, closing) = random.pick(pairs)
    // Most are short: the long ones are there to find what is not linear.
    let count = random.below(random.below(500) == 0 ? 20_000 : 60)
    let isClosed = random.below(4) > 0
    return String(repeating: opening, count: count) + "x" + (isClosed ? String(repeating: closing, count: count) : "")
  }

  /// Words and the letters between them.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    for character in text {
      let isWord = character.isLetter || character.isNumber || character == "_"
      if isWord, let last = pieces.last?.last, last.isLetter || last.isNumber || last == "_" {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    return pieces
  }

  private static let vocabulary = [
    "x", "a:b", "sum", "topk", "by", "without", "(", ")", "{", "}", "[", "]", ",", ":", "::", "=", "==", "!=", "=~",
    "!~", "+", "-", "*", "/", "%", "^", "<", "<=", ">", ">=", "and", "or", "unless", "atan2", "offset", "@", "start()",
    "end()", "bool", "on", "ignoring", "group_left", "group_right", "fill(0)", "fill_left", "fill_right(1)", "anchored",
    "smoothed", "5m", "1h30m", "1", "0x1F", "1e3", ".5", "1_000", "017", "Inf", "NaN", "\"a\"", "'b\\n'", "`c`",
    "\"\\xff\"", "\"é\"", "abs", "rate", "range()", "step()", "min(", "max(", "#", "\n", "\u{301}", "\u{FFFD}",
    "[5m]", "[5m:1m]", "{a=\"b\"}", "{\"m.n\"}", "{a=~\"(\"}",
  ]

  static let queries = [
    "sum by (job) (rate(http_requests_total{code=~\"5..\"}[5m])) / sum by (job) (rate(http_requests_total[5m]))",
    "histogram_quantile(0.99, sum by (le) (rate(request_duration_seconds_bucket[5m])))",
    "topk(3, sum without (instance) (process_resident_memory_bytes{job!=\"x\"} offset 1h))",
    "up == bool 0 unless on (instance) maintenance{state=\"on\"} @ end()",
    "a * on (x, \"y.z\") group_left (b) c - ignoring (q) d fill (0) e",
    "max_over_time(rate(x[1m])[10m:30s]) > 3 and -y ^ 2 < 1e3 atan2 0x1F",
    "quantile(0.5, {\"my.metric\", \"a.b\"=~\"c|d\", e!~\"f+\"}[5m:] @ 1609746000.5 offset -5m)",
    "count_values(\"version\", build_info{branch='main'}) or vector(1) # the rest",
    "increase(x[range() / 2 + max(step(), 5m)] smoothed offset (1h - step())) + avg(x[5m:step()] @ start())",
    "label_replace(up, \"dst\", \"$1\", \"src\", `(.*):\\d+`) % 017 + 1_000",
  ]
}
