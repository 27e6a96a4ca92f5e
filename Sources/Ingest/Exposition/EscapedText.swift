/// Resolves the escapes of names, label values and help texts.
enum EscapedText {
  /// `\\`, `\n` and `\"`; any other backslash stands for itself.
  static func resolve(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = UnsafeBufferPointer(rebasing: bytes[range])
    guard text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
    var resolved: [UInt8] = []
    resolved.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      guard byte == UInt8(ascii: "\\"), position < text.count else {
        resolved.append(byte)
        continue
      }
      switch text[position] {
      case UInt8(ascii: "\\"): resolved.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "n"): resolved.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\""): resolved.append(UInt8(ascii: "\""))
      default:
        resolved.append(byte)
        continue
      }
      position += 1
    }
    return String(decoding: resolved, as: UTF8.self)
  }
}
