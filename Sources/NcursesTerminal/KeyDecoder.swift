import CNcurses
import TUI

/// Turns what ncurses reads, bytes and key codes, into keys.
///
/// Bytes are joined to characters here and not by ncurses, which drops the keys around an invalid byte. Sequences that
/// the terminal's description does not know also end here: they are no key, and must not act as the letters in them.
struct KeyDecoder {
  private enum State {
    case ground
    /// After an escape.
    case escape
    /// After escape and `[`, with the parameters so far.
    case control(parameters: [UInt8])
    /// After escape and `O`.
    case single
    /// Inside a character that needs so many more bytes.
    case character(bits: UInt32, missing: Int, smallest: UInt32)
  }

  private var state = State.ground
  /// Between the sequences that terminals put around a pasted text.
  private var isPasting = false

  /// - Parameter code: A byte (0…255) or a key code of CNcurses.
  mutating func feed(_ code: Int, emit: (Key) -> Void) {
    guard isPasting else { return decode(code, emit: emit) }
    decode(code) { key in
      if let pasted = Self.pasted(key) { emit(pasted) }
    }
  }

  private mutating func decode(_ code: Int, emit: (Key) -> Void) {
    guard let byte = UInt8(exactly: code) else {
      flush(emit: emit)
      if let key = Self.key(code: code) { emit(key) }
      return
    }
    switch state {
    case .ground: begin(byte, emit: emit)
    case .escape: continueEscape(byte, emit: emit)
    case .control(let parameters): continueControl(byte, parameters: parameters, emit: emit)
    case .single:
      state = .ground
      if let key = EscapeKeys.single[byte] { emit(key) }
    case .character(let bits, let missing, let smallest):
      guard byte & 0xC0 == 0x80 else {
        // The sequence broke off; this byte begins something of its own.
        state = .ground
        return begin(byte, emit: emit)
      }
      let joined = bits << 6 | UInt32(byte & 0x3F)
      if missing > 1 {
        state = .character(bits: joined, missing: missing - 1, smallest: smallest)
      } else {
        state = .ground
        // A longer form than needed is not UTF-8, and could smuggle in a control character.
        if joined >= smallest, joined >= 0xA0, let scalar = Unicode.Scalar(joined) { emit(.character(scalar)) }
      }
    }
  }

  /// Nothing more came with the last byte: an escape was the key, not the beginning of a sequence.
  ///
  /// A character may still be completed by the next burst, because a packet can end inside of it.
  mutating func endOfBurst(emit: (Key) -> Void) {
    if case .character = state { return }
    // Nor does anybody type while a text is pasted.
    if isPasting { return }
    flush(emit: emit)
  }

  private mutating func flush(emit: (Key) -> Void) {
    defer { state = .ground }
    switch state {
    case .escape: emit(.escape)
    case .control(let parameters):
      for character in [0x1B, UInt8(ascii: "[")] + parameters { emit(Self.typed(character)) }
    case .single:
      emit(.escape)
      emit(.character("O"))
    case .ground, .character: break
    }
  }

  private mutating func begin(_ byte: UInt8, emit: (Key) -> Void) {
    switch byte {
    case 0x1B: state = .escape
    case 0xC2...0xDF: state = .character(bits: UInt32(byte & 0x1F), missing: 1, smallest: 0x80)
    case 0xE0...0xEF: state = .character(bits: UInt32(byte & 0x0F), missing: 2, smallest: 0x800)
    case 0xF0...0xF4: state = .character(bits: UInt32(byte & 0x07), missing: 3, smallest: 0x10000)
    case 0x80...: break
    default: emit(Self.typed(byte))
    }
  }

  private mutating func continueEscape(_ byte: UInt8, emit: (Key) -> Void) {
    switch byte {
    case UInt8(ascii: "["): state = .control(parameters: [])
    case UInt8(ascii: "O"): state = .single
    default:
      // Escape and then another key, typed fast or held back by the line.
      state = .ground
      emit(.escape)
      begin(byte, emit: emit)
    }
  }

  private mutating func continueControl(_ byte: UInt8, parameters: [UInt8], emit: (Key) -> Void) {
    switch byte {
    case 0x20...0x3F: state = .control(parameters: parameters + [byte])
    case 0x40...0x7E:
      state = .ground
      if byte == UInt8(ascii: "~"), parameters == Array("200".utf8) || parameters == Array("201".utf8) {
        isPasting = parameters.last == UInt8(ascii: "0")
      } else if let key = EscapeKeys.key(final: byte, parameters: parameters) {
        emit(key)
      }
    default:
      state = .ground
      begin(byte, emit: emit)
    }
  }

  /// What a pasted text puts into a line: the ends of its own lines are blanks, and other control characters nothing.
  private static func pasted(_ key: Key) -> Key? {
    switch key {
    case .character(let scalar): .pasted(scalar)
    case .enter, .tab: .pasted(" ")
    default: nil
    }
  }

  /// The key of one ASCII byte.
  private static func typed(_ byte: UInt8) -> Key {
    switch byte {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x1B: .escape
    case 0x00: .control(" ")
    case 0x01...0x1A: .control(Unicode.Scalar(byte + 0x60))
    case 0x1C...0x1F: .control(Unicode.Scalar(byte + 0x40))
    default: .character(Unicode.Scalar(byte))
    }
  }

  private static func key(code: Int) -> Key? {
    switch code {
    case CN_KEY_UP: .up
    case CN_KEY_DOWN: .down
    case CN_KEY_LEFT: .left
    case CN_KEY_RIGHT: .right
    case CN_KEY_HOME: .home
    case CN_KEY_END: .end
    case CN_KEY_PAGE_UP: .pageUp
    case CN_KEY_PAGE_DOWN: .pageDown
    case CN_KEY_BACK_TAB: .backTab
    case CN_KEY_BACKSPACE: .backspace
    case CN_KEY_DELETE: .delete
    case CN_KEY_ENTER: .enter
    case CN_KEY_FUNCTION + 1...CN_KEY_FUNCTION + 12: .function(code - CN_KEY_FUNCTION)
    default: nil
    }
  }
}
