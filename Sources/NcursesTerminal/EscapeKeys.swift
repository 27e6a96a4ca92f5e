import TUI

/// The key sequences that xterm and its relatives send in either mode of their cursor keys and keypad.
///
/// A terminal often sends the mode that its description does not mention. Sequences with modifiers are no keys.
enum EscapeKeys {
  /// After escape and `O`: cursor keys in application mode, F1 to F4, and the keypad.
  static let single: [UInt8: Key] = {
    var keys: [UInt8: Key] = [
      UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
      UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "M"): .enter,
      UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
      UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
    ]
    // j to y stand for the characters from * to 9, 0x40 below them.
    for byte in UInt8(ascii: "j")...UInt8(ascii: "y") {
      keys[byte] = .character(Unicode.Scalar(byte - 0x40))
    }
    return keys
  }()

  /// After escape and `[`.
  static func key(final: UInt8, parameters: [UInt8]) -> Key? {
    guard final == UInt8(ascii: "~") else {
      return parameters.isEmpty ? plain[final] : nil
    }
    return numbered[String(decoding: parameters, as: UTF8.self)]
  }

  private static let plain: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "Z"): .backTab,
  ]

  private static let numbered: [String: Key] = [
    "1": .home, "3": .delete, "4": .end, "5": .pageUp, "6": .pageDown, "7": .home, "8": .end,
    "11": .function(1), "12": .function(2), "13": .function(3), "14": .function(4), "15": .function(5),
    "17": .function(6), "18": .function(7), "19": .function(8), "20": .function(9), "21": .function(10),
    "23": .function(11), "24": .function(12),
  ]
}
