internal import Ingest

/// A large exposition made of many copies of a page, every copy with an instance of its own in its labels.
enum RepeatedPage {
  static func body(of page: [UInt8], _ format: ExpositionFormat, byteCount: Int) -> [UInt8] {
    let lines = page.split(separator: UInt8(ascii: "\n")).filter { !$0.elementsEqual("# EOF".utf8) }
    var body: [UInt8] = []
    body.reserveCapacity(byteCount + page.count * 2)
    var copy = 0
    repeat {
      let label = Array("instance=\"10.0.\(copy / 250).\(copy % 250):8000\"".utf8)
      for line in lines {
        append(line, instance: label, to: &body)
        body.append(UInt8(ascii: "\n"))
      }
      copy += 1
    } while body.count < byteCount
    if format == .openMetrics { body += Array("# EOF\n".utf8) }
    return body
  }

  private static func append(_ line: ArraySlice<UInt8>, instance: [UInt8], to body: inout [UInt8]) {
    guard line.first != UInt8(ascii: "#") else {
      body += line
      return
    }
    let nameEnd = line.firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: " ") } ?? line.endIndex
    body += line[..<nameEnd]
    body.append(UInt8(ascii: "{"))
    body += instance
    if nameEnd < line.endIndex, line[nameEnd] == UInt8(ascii: "{") {
      body.append(UInt8(ascii: ","))
      body += line[(nameEnd + 1)...]
    } else {
      body.append(UInt8(ascii: "}"))
      body += line[nameEnd...]
    }
  }
}
