internal import ConfigurationFiles
internal import Telemetry

extension TemplateFunction {
  static let times: [TemplateFunction] = [
    TemplateFunction("humanizeTimestamp", .any) { arguments, _ throws(TemplateFault) in
      if let time = try arguments[0].time() { return .string(GoTime.text(time)) }
      return .string(Humanized.digits(try arguments[0].number()))
    },
    TemplateFunction("toTime", .any) { arguments, _ throws(TemplateFault) in
      guard let time = try arguments[0].time() else { throw TemplateFault("value is NaN or Inf") }
      return .time(time)
    },
    TemplateFunction("toDuration", .any) { arguments, _ throws(TemplateFault) in
      let nanoseconds = try arguments[0].number() * 1e9
      guard nanoseconds.isFinite else { throw TemplateFault("value is NaN or Inf") }
      guard let whole = Int64(exactly: nanoseconds.rounded(.towardZero)) else {
        throw TemplateFault("\(GoNumberText.general(nanoseconds)) ns is too long for a duration")
      }
      return .duration(.nanoseconds(whole))
    },
    TemplateFunction("parseDuration", .string) { arguments, _ throws(TemplateFault) in
      guard let duration = PrometheusDuration.parse(arguments[0].text) else {
        let isEmpty = arguments[0].text.utf8.isEmpty
        throw TemplateFault(
          isEmpty
            ? "empty duration string" : "not a valid duration string: \(GoPrinter.quoted(arguments[0].text))")
      }
      return .float(duration.inSeconds)
    },
    // The evaluation's time: the same samples give the same text.
    TemplateFunction("now") { _, data in .float(data.time.seconds) },
  ]
}
