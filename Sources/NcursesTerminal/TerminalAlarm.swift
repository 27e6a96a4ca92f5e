/// How a terminal calls somebody who does not look at it.
public struct TerminalAlarm: Sendable, Equatable {
  /// Sequences by which terminals show a notification of the desktop.
  public enum Notification: String, Sendable, CaseIterable {
    /// iTerm2, kitty, WezTerm, Windows Terminal: `ESC ] 9 ; text`.
    case osc9
    /// urxvt, foot, Ghostty: `ESC ] 777 ; notify ; title ; text`.
    case osc777
  }

  public var ringsBell: Bool
  public var notification: Notification?

  public init(ringsBell: Bool = false, notification: Notification? = nil) {
    self.ringsBell = ringsBell
    self.notification = notification
  }

  private static let longestText = 200

  /// What is sent: control characters, and the `;` that would end a field, become blanks.
  ///
  ///     TerminalAlarm(ringsBell: true).bytes("2 alerts fire")  // [7]
  public func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = ringsBell ? [7] : []
    let harmless = text.unicodeScalars.prefix(Self.longestText).map { scalar -> Unicode.Scalar in
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      return isControl || scalar == ";" ? " " : scalar
    }
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: harmless)
    switch notification {
    case .osc9: bytes += Array("\u{1B}]9;\(String(shown))\u{1B}\\".utf8)
    case .osc777: bytes += Array("\u{1B}]777;notify;driftop;\(String(shown))\u{1B}\\".utf8)
    case nil: break
    }
    return bytes
  }
}
