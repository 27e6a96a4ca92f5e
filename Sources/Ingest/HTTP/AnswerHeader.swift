internal import Telemetry

/// What the header of an answer says that matters before its body.
struct AnswerHeader {
  private(set) var location: String?
  private(set) var contentEncoding = ""

  /// More than any server sends; libcurl of old has no limit.
  private static let mostBytes = 256 * 1024
  private var byteCount = 0

  /// A line with its end, from the status line to the empty one, also of an answer that only announces another.
  mutating func take(_ line: UnsafeRawBufferPointer) throws(HTTPFailure) {
    byteCount += line.count
    guard byteCount <= Self.mostBytes else {
      throw HTTPFailure("the answer's header is larger than \(ByteText(Self.mostBytes))")
    }
    if line.starts(with: "HTTP/".utf8) {
      (location, contentEncoding) = (nil, "")
    } else if let value = Self.value(of: "location", in: line) {
      location = value
    } else if let value = Self.value(of: "content-encoding", in: line) {
      contentEncoding += contentEncoding.isEmpty ? value : ", " + value
    }
  }

  /// - Throws: for what was not asked for and cannot be read.
  func bodyEncoding() throws(HTTPFailure) -> BodyReceiver.Encoding {
    switch contentEncoding.lowercased() {
    case "", "identity": return .identity
    case "gzip", "x-gzip": return .gzip
    default:
      throw HTTPFailure("the answer is encoded as “\(ForeignText(contentEncoding))”; only gzip was asked for")
    }
  }

  private static func value(of name: String, in line: UnsafeRawBufferPointer) -> String? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    guard line[..<colon].elementsEqual(name.utf8, by: { $0 | 0x20 == $1 | 0x20 }) else { return nil }
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    var value = line[(colon + 1)...].drop(while: isBlank)
    while let last = value.last, isBlank(last) { value.removeLast() }
    return String(decoding: value, as: UTF8.self)
  }
}
