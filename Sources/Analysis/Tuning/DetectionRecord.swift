/// How a detector did on labelled streams: how late it found each drift, and how often it cried wolf.
///
///     var record = DetectionRecord()
///     record.add(alarms: [130, 170], stream: stream)  // with a drift at 100 of 200 values
///     record.meanDelay  // 30
///
/// The first alarm from a drift to the next drift, or to `tolerance` values after it, finds it. Later alarms before the
/// next drift are false, as are alarms before the first drift. A drift that is not found counts with the whole time
/// there was to find it, so that silence is never the best answer.
public struct DetectionRecord: Sendable, Equatable {
  /// Values after a drift within which an alarm finds it; `nil` for up to the next drift.
  public let tolerance: Int?
  public private(set) var values = 0
  public private(set) var drifts = 0
  public private(set) var found = 0
  public private(set) var falseAlarms = 0
  private var delays = 0

  /// - Precondition: the tolerance, where given, is positive.
  public init(tolerance: Int? = nil) {
    precondition(tolerance ?? 1 > 0, "a drift cannot be found before it is there")
    self.tolerance = tolerance
  }

  /// - Parameter alarms: places of values; ascending.
  public mutating func add(alarms: [Int], stream: LabelledStream) {
    values += stream.values.count
    drifts += stream.drifts.count
    var next = 0
    for (place, drift) in stream.drifts.enumerated() {
      while next < alarms.count, alarms[next] < drift {
        falseAlarms += 1
        next += 1
      }
      let following = place + 1 < stream.drifts.count ? stream.drifts[place + 1] : stream.values.count
      let room = min(following - drift, tolerance ?? .max)
      if next < alarms.count, alarms[next] - drift < room {
        found += 1
        delays += alarms[next] - drift
        next += 1
      } else {
        delays += room
      }
    }
    falseAlarms += alarms.count - next
  }

  /// Values from a drift to its alarm, drifts not found counted with the time there was; `nil` without drifts.
  public var meanDelay: Double? {
    Ratio.defined(Double(delays), Double(drifts))
  }

  /// In 10,000 values; `nil` without values.
  public var falseAlarmRate: Double? {
    Ratio.defined(Double(falseAlarms) * 10_000, Double(values))
  }
}
