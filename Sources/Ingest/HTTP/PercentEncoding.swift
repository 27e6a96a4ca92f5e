/// Text as it stands in an address, each byte that would mean something else there written as %41.
enum PercentEncoding {
  /// - Parameters:
  ///   - kept: what stays beside letters and digits, in ASCII.
  ///   - space: how a blank is written.
  static func escaped(_ text: String, keeping kept: String, space: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      let character = Character(UnicodeScalar(byte))
      if byte < 0x80, character.isLetter || character.isNumber || kept.utf8.contains(byte) {
        escaped.append(character)
      } else if byte == UInt8(ascii: " ") {
        escaped += space
      } else {
        escaped += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return escaped
  }

  /// `a=1&b=x+y`, as behind the question mark of an address and in the body of a form.
  static func form(_ parameters: [(name: String, value: String)]) -> String {
    parameters.map { name, value in
      [name, value].map { escaped($0, keeping: "-_.~", space: "+") }.joined(separator: "=")
    }.joined(separator: "&")
  }
}
