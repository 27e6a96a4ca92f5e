import Alerting
import Telemetry

/// Finds a typed text in an alert's names, labels and notes, without regard to the case of ASCII letters.
struct AlertFilter {
  private let wanted: [UInt8]

  init(_ text: String) {
    wanted = text.utf8.map(Self.lower)
  }

  func accepts(_ entry: AlertEntry) -> Bool {
    if contains(AlertText.word(entry.standing)) || contains(entry.mark?.rawValue ?? "") { return true }
    if contains(entry.note ?? "") || contains(entry.standing.hand?.actor ?? "") { return true }
    return entry.episode.labels.pairs.contains { contains($0.value) }
  }

  private func contains(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count >= wanted.count else { return false }
      return (0...bytes.count - wanted.count).contains { start in
        wanted.indices.allSatisfy { Self.lower(bytes[start + $0]) == wanted[$0] }
      }
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
