import Monitor
import Telemetry

/// Where a replay stands, in words: "▸ ×60  09:31:20", "‖ 14:03:22  12 min before now".
struct PlaybackText {
  var playback: PlaybackStatus

  /// From the fullest form to the shortest.
  var forms: [TextLine] {
    var line = TextLine(sign + " ", .strong)
    // Of what stands still the speed is not missed.
    if playback.isPlaying || !playback.isPastOfLive { line.add(SpeedLadder.text(playback.speed) + "  ", .text) }
    line.add(TimeText.clock(playback.position), .strong)
    guard let place else { return [line] }
    var full = line
    full.add("  " + place, .text)
    return [full, line]
  }

  private var sign: String {
    if playback.isSeeking { return "…" }
    return playback.isPlaying ? "▸" : "‖"
  }

  private var place: String? {
    guard playback.isPastOfLive else { return playback.position >= playback.end ? "end" : nil }
    return "\(TimeText.rough(playback.end - playback.position)) before now"
  }
}

extension StateSign {
  /// As the time line of a recording shows it; each has its own sign, in ASCII too.
  init(_ kind: PlaybackStatus.Mark.Kind) {
    switch kind {
    case .alert: self.init(glyph: "▲", word: "alert", role: .stateCritical)
    case .verdict: self.init(glyph: "◆", word: "verdict", role: .stateWarning)
    case .deployment: self.init(glyph: "↑", word: "deployment", role: .stateUnknown)
    case .gap: self.init(glyph: "┄", word: "gap", role: .missing)
    }
  }
}
