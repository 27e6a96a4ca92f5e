extension TemplateFunction {
  /// - Reference: Prometheus, "Template reference", Numbers.
  static let numbers: [TemplateFunction] = [
    TemplateFunction("humanize", .any) { arguments, _ throws(TemplateFault) in
      .string(Humanized.decimal(try arguments[0].number()))
    },
    TemplateFunction("humanize1024", .any) { arguments, _ throws(TemplateFault) in
      .string(Humanized.binary(try arguments[0].number()))
    },
    TemplateFunction("humanizeDuration", .any) { arguments, _ throws(TemplateFault) in
      .string(Humanized.duration(try arguments[0].number()))
    },
    TemplateFunction("humanizePercentage", .any) { arguments, _ throws(TemplateFault) in
      .string(Humanized.digits(try arguments[0].number() * 100) + "%")
    },
  ]
}

/// Numbers with prefixes, of four digits.
enum Humanized {
  private static let large = ["k", "M", "G", "T", "P", "E", "Z", "Y"]
  private static let small = ["m", "u", "n", "p", "f", "a", "z", "y"]

  static func digits(_ value: Double) -> String { GoNumberText.text(value, verb: "g", precision: 4) }

  static func decimal(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return digits(value) }
    return value.magnitude >= 1 ? enlarged(value, by: 1_000, large) : reduced(value)
  }

  static func binary(_ value: Double) -> String {
    guard value.magnitude > 1, value.isFinite else { return digits(value) }
    return enlarged(value, by: 1_024, ["ki"] + large.dropFirst().map { "\($0)i" })
  }

  /// Seconds as "1d 2h 3m 4s", "1.5s", "20ms".
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite else { return digits(seconds) }
    if seconds == 0 { return digits(seconds) + "s" }
    guard seconds.magnitude >= 1 else { return reduced(seconds) + "s" }
    let sign = seconds < 0 ? "-" : ""
    let whole = Int64(exactly: seconds.magnitude.rounded(.down)) ?? .max
    let (days, hours, minutes) = (whole / 86_400, whole / 3_600 % 24, whole / 60 % 60)
    if days > 0 { return "\(sign)\(days)d \(hours)h \(minutes)m \(whole % 60)s" }
    if hours > 0 { return "\(sign)\(hours)h \(minutes)m \(whole % 60)s" }
    if minutes > 0 { return "\(sign)\(minutes)m \(whole % 60)s" }
    return sign + digits(seconds.magnitude) + "s"
  }

  private static func enlarged(_ value: Double, by factor: Double, _ prefixes: [String]) -> String {
    var (value, prefix) = (value, "")
    for next in prefixes where value.magnitude >= factor { (value, prefix) = (value / factor, next) }
    return digits(value) + prefix
  }

  private static func reduced(_ value: Double) -> String {
    var (value, prefix) = (value, "")
    for next in small where value.magnitude < 1 { (value, prefix) = (value * 1_000, next) }
    return digits(value) + prefix
  }
}
