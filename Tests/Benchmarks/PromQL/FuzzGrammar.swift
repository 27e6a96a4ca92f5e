internal import PromQL

/// Makes queries by the grammar; most have types that fit.
struct FuzzGrammar {
  var random: SplitMix

  mutating func expression(depth: Int) -> String {
    if depth == 0 { return leaf() }
    switch random.below(9) {
    case 0, 1: return binary(depth: depth)
    case 2: return aggregation(depth: depth)
    case 3: return call(depth: depth)
    case 4: return "(\(expression(depth: depth - 1)))"
    case 5: return random.pick(["-", "+", "- "]) + expression(depth: depth - 1)
    case 6:
      return "(\(expression(depth: depth - 1)))[\(duration(2)):\(random.below(2) == 0 ? duration(1) : "")]" + pins()
    default: return leaf()
    }
  }

  private mutating func leaf() -> String {
    random.below(4) == 0 ? number() : selector() + (random.below(4) == 0 ? "[\(duration(2))]" : "") + pins()
  }

  private mutating func number() -> String {
    switch random.below(5) {
    case 0: random.pick(["Inf", "nan", "0x1f", "017", "1_000.5", ".5", "5.", "1e-7", "1e300", "5m", "1h30m", "089"])
    case 1: "\(Double(bitPattern: random.next()).magnitude)"
    default: "\(random.below(1000))"
    }
  }

  private mutating func selector() -> String {
    let name = random.pick(["x", "up", "a:b", "sum", "offset", "start", "by", "fill", "and", ""])
    if !name.isEmpty, random.below(2) == 0 { return name }
    var matchers = ["a=\"b\""]
    for _ in 0..<random.below(3) {
      matchers.append(
        random.pick(["c!=\"\"", "\"d.e\"=~\"f.*\"", "g!~'h|i'", "on=`\\`", "\"\u{301}\"=\"\\xff\\u00e9\\n\""]))
    }
    if name.isEmpty { matchers.append(random.pick(["\"m.n\"", "__name__=~\"x.*\"", "__name__=\"bool\"", "\"on\""])) }
    return "\(name){\(matchers.joined(separator: ","))\(random.below(4) == 0 ? "," : "")}"
  }

  private mutating func pins() -> String {
    var text = random.pick(["", "", " anchored", " smoothed"])
    if random.below(4) == 0 { text += " offset \(random.pick(["", "-", "+"]))\(offset())" }
    if random.below(4) == 0 {
      text +=
        " @ "
        + random.pick(["start()", "end()", "1.5", "-3", "1e9", "5m", "\(random.below(1 << 50)).\(random.below(999))"])
    }
    return text
  }

  private mutating func offset() -> String {
    random.below(2) == 0 ? duration(0) : "(\(duration(2)))"
  }

  private mutating func duration(_ depth: Int) -> String {
    switch random.below(depth == 0 ? 4 : 9) {
    case 0: return "\(1 + random.below(90))" + random.pick(["ms", "s", "m", "h", "d", "w", "y"])
    case 1: return random.pick(["1h30m", "1y2w3d4h5m6s7ms", "90d", "0.25", "1e-4", "60"])
    case 2: return random.pick(["step()", "range()"])
    case 3: return "\(1 + random.below(1000))"
    case 4: return "-\(duration(depth - 1))"
    case 5: return "(\(duration(depth - 1)))"
    case 6: return "\(random.pick(["min", "max"]))(\(duration(depth - 1)), \(duration(depth - 1)))"
    default: return "\(duration(depth - 1)) \(random.pick(["+", "-", "*", "/", "%", "^"])) \(duration(depth - 1))"
    }
  }

  private mutating func binary(depth: Int) -> String {
    let operation = random.pick(BinaryOperation.Operator.allCases)
    var text = "\(expression(depth: depth - 1)) \(operation.rawValue)"
    if operation.isComparison, random.below(2) == 0 { text += " bool" }
    if random.below(3) == 0 {
      text += random.pick([" on (a, \"b.c\")", " ignoring ()", " on ()", " ignoring (by, sum,)"])
      if !operation.isSet { text += random.pick(["", " group_left (d)", " group_right ()", " group_left"]) }
    }
    if random.below(6) == 0 { text += random.pick([" fill (0)", " fill_left(-1)", " fill_right(NaN) fill_left (2)"]) }
    return "\(text) \(expression(depth: depth - 1))"
  }

  private mutating func aggregation(depth: Int) -> String {
    let operation = random.pick(Aggregation.Operator.allCases)
    let parameter = operation == .countValues ? "\"v\", " : operation.takesParameter ? "\(number()), " : ""
    let grouping = random.pick(["", " by (a, \"b.c\")", " without (a)", " by ()", " without ()"])
    let arguments = "(\(parameter)\(expression(depth: depth - 1)))"
    return operation.rawValue + (random.below(2) == 0 ? "\(grouping) \(arguments)" : "\(arguments)\(grouping)")
  }

  private mutating func call(depth: Int) -> String {
    let function = random.pick(FunctionDescriptor.all)
    let arguments = function.argumentTypes.map { type in
      switch type {
      case .scalar: number()
      case .string: "\"a\""
      case .instantVector: expression(depth: depth - 1)
      case .rangeVector: "\(selector())[\(duration(2))]\(pins())"
      }
    }
    return "\(function.name)(\(arguments.joined(separator: ", ")))"
  }
}
