internal import PromQL

/// `printf` as Go has it, for what a template's values can be.
///
///     GoPrinter.text("%-5s|%.2f", [.string("ab"), .float(1)])  // "ab   |1.00"
///
/// What does not fit is said in the text, as in Go: `%!d(string=ab)`, `%!d(MISSING)`.
/// - Reference: Go, package `fmt`.
struct GoPrinter {
  private let format: [Unicode.Scalar]
  private let arguments: [TemplateValue]
  private var place = 0
  private var next = 0
  private var hasReordered = false
  private var result = ""

  static func text(_ format: String, _ arguments: [TemplateValue]) -> String {
    var printer = GoPrinter(format: Array(format.unicodeScalars), arguments: arguments)
    printer.run()
    return printer.result
  }

  static func quoted(_ text: String) -> String { StringLiteral(text).description }

  private init(format: [Unicode.Scalar], arguments: [TemplateValue]) {
    self.format = format
    self.arguments = arguments
  }

  private mutating func run() {
    // What is too long is refused by the run; it need not be finished.
    while place < format.count, result.utf8.count <= TemplateRun.outputLimit {
      let scalar = format[place]
      place += 1
      if scalar == "%" { printVerb() } else { result.unicodeScalars.append(scalar) }
    }
    guard !hasReordered, next < arguments.count else { return }
    let extra = arguments[next...].map { value in
      switch value {
      case .missing, .null: "<nil>"
      default: "\(value.typeName)=\(value.shown)"
      }
    }
    result += "%!(EXTRA " + extra.joined(separator: ", ") + ")"
  }

  private mutating func printVerb() {
    var spec = readFlags()
    var isIndexGood = readIndex()
    if take("*") {
      readStar {
        spec.takeWidth($0)
      } else: {
        "%!(BADWIDTH)"
      }
    } else {
      spec.width = readNumber()
    }
    if take(".") {
      isIndexGood = readIndex() && isIndexGood
      if take("*") {
        readStar {
          spec.takePrecision($0)
        } else: {
          "%!(BADPREC)"
        }
      } else {
        spec.precision = readNumber() ?? 0
      }
    }
    isIndexGood = readIndex() && isIndexGood
    guard place < format.count else {
      result += "%!(NOVERB)"
      return
    }
    spec.verb = format[place]
    place += 1
    if spec.verb == "%" {
      result += "%"
    } else if !isIndexGood {
      result += "%!\(spec.verb)(BADINDEX)"
    } else if next >= arguments.count {
      result += "%!\(spec.verb)(MISSING)"
    } else {
      result += spec.text(arguments[next])
      next += 1
    }
  }

  private mutating func readFlags() -> GoVerb {
    var spec = GoVerb()
    while place < format.count {
      switch format[place] {
      case "#": spec.isAlternate = true
      case "0": spec.padsWithZeros = !spec.isLeft
      case "+": spec.showsPlus = true
      case "-":
        spec.isLeft = true
        spec.padsWithZeros = false
      case " ": spec.leavesSpace = true
      default: return spec
      }
      place += 1
    }
    return spec
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard place < format.count, format[place] == scalar else { return false }
    place += 1
    return true
  }

  /// `nil` where no digits stand; what is too large is cut, as nobody reads a field that wide.
  private mutating func readNumber() -> Int? {
    var value: Int?
    while place < format.count, let digit = format[place].decimalDigit {
      value = min((value ?? 0) * 10 + digit, GoVerb.widest)
      place += 1
    }
    return value
  }

  /// `[2]`: which argument comes next, from 1.
  ///
  /// - Returns: whether there is such an argument, or no index.
  private mutating func readIndex() -> Bool {
    guard take("[") else { return true }
    hasReordered = true
    let number = readNumber()
    while place < format.count, format[place] != "]" { place += 1 }
    guard take("]"), let number, number >= 1, number <= arguments.count else { return false }
    next = number - 1
    return true
  }

  private mutating func readStar(_ use: (Int) -> Bool, else fault: () -> String) {
    guard next < arguments.count, case .int(let number) = arguments[next], use(number) else {
      if next < arguments.count { next += 1 }
      result += fault()
      return
    }
    next += 1
  }
}

extension Unicode.Scalar {
  fileprivate var decimalDigit: Int? { value >= 0x30 && value <= 0x39 ? Int(value) - 0x30 : nil }
}
