/// A length of time in words: "3 min".
struct RecordedLength: CustomStringConvertible {
  private let seconds: Int64

  init(_ duration: Duration) { seconds = duration.components.seconds }

  var description: String {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) days"
    }
  }
}
