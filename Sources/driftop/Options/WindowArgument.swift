import Monitor
import Predictions

/// The length of a window as people write it: "500" records, "30s", "15m", "1h", "7d".
enum WindowArgument: Equatable {
  case count(Int)
  case duration(Duration)

  init(_ text: String) throws(Failure) {
    if let count = Int(text), count > 0 {
      self = .count(count)
      return
    }
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
    guard let unit = text.last.flatMap({ units[$0] }), let number = Double(text.dropLast()), number > 0,
      case let seconds = number * unit, seconds >= 1, seconds < 1e9
    else {
      throw Failure(sentence: "window “\(text)”: expected a number of records as 500, or a time as 30s, 15m, 1h, 7d")
    }
    self = .duration(.milliseconds(Int64((seconds * 1_000).rounded())))
  }

  var span: WindowSpan {
    switch self {
    case .count(let count): .count(count)
    case .duration(let duration): .duration(duration)
    }
  }

  var windowing: MonitorSettings.Windowing {
    switch self {
    case .count(let count): .count(count)
    case .duration(let duration): .duration(duration)
    }
  }
}
