// What a byte of a query may stand for.

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
  var isNameStart: Bool { self == 0x5F || (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) }
  var isName: Bool { isNameStart || isDigit }

  /// As a digit of any base up to 16.
  var digitValue: Int? {
    switch self {
    case 0x30...0x39: Int(self) - 0x30
    case 0x41...0x46: Int(self) - 0x41 + 10
    case 0x61...0x66: Int(self) - 0x61 + 10
    default: nil
    }
  }
}
