internal import Telemetry

extension QueryValue {
  /// The `data` object of Prometheus's HTTP API, in UTF-8 and without blanks:
  /// `{"resultType":"vector","result":[{"metric":{"__name__":"up"},"value":[1772323200,"1"]}]}`.
  ///
  /// Labels stand in the order of their names, series and samples in the order that they have here.
  ///
  /// - Complexity: O(samples).
  public var json: [UInt8] {
    var writer = QueryValueWriter()
    writer.write(self)
    return writer.bytes
  }

  /// The API's name of the kind of result.
  public var typeName: String {
    switch self {
    case .scalar: "scalar"
    case .string: "string"
    case .vector: "vector"
    case .matrix: "matrix"
    }
  }
}

private struct QueryValueWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: QueryValue) {
    add(#"{"resultType":""#)
    bytes += value.typeName.utf8
    add(#"","result":"#)
    switch value {
    case .scalar(let sample): write(sample, allowsExponent: false)
    case .string(let text, let milliseconds):
      add("[")
      SampleSpelling.write(milliseconds: milliseconds, into: &bytes)
      add(",")
      write(text)
      add("]")
    case .vector(let elements):
      list(elements) { writer, element in
        writer.write(element.labels)
        writer.add(#","value":"#)
        writer.write(element.sample, allowsExponent: true)
        writer.add("}")
      }
    case .matrix(let elements):
      list(elements) { writer, element in
        writer.write(element.labels)
        writer.add(#","values":"#)
        writer.list(element.samples) { $0.write($1, allowsExponent: true) }
        writer.add("}")
      }
    }
    add("}")
  }

  private mutating func list<Element>(_ elements: [Element], _ body: (inout Self, Element) -> Void) {
    add("[")
    var isFirst = true
    for element in elements {
      if !isFirst { add(",") }
      isFirst = false
      body(&self, element)
    }
    add("]")
  }

  private mutating func write(_ labels: Labels) {
    add(#"{"metric":{"#)
    var isFirst = true
    for label in labels.pairs {
      if !isFirst { add(",") }
      isFirst = false
      write(label.name)
      add(":")
      write(label.value)
    }
    add("}")
  }

  private mutating func write(_ sample: Sample, allowsExponent: Bool) {
    add("[")
    SampleSpelling.write(milliseconds: sample.milliseconds, into: &bytes)
    add(#",""#)
    SampleSpelling.write(sample.value, allowsExponent: allowsExponent, into: &bytes)
    add(#""]"#)
  }

  private mutating func write(_ text: String) {
    add("\"")
    defer { add("\"") }
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }) else {
      bytes += text.utf8
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): add("\\\"")
      case UInt8(ascii: "\\"): add("\\\\")
      case 0..<0x20, 0x7F:
        add(byte < 0x10 ? "\\u000" : "\\u00")
        bytes += String(byte, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
  }

  private mutating func add(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
