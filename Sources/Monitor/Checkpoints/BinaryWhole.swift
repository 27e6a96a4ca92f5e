/// A type that is written by itself rather than by what it encodes: numbers, texts and collections.
protocol BinaryWhole {
  func write(to encoder: BinaryEncoder) throws
  init(reading decoder: BinaryDecoder) throws
}

/// Which types are a ``BinaryWhole``; remembered, since asking the runtime takes longer than writing a small value.
struct BinaryWholeTypes {
  private var answers: [ObjectIdentifier: Bool] = [:]

  mutating func contains(_ type: Any.Type) -> Bool {
    let id = ObjectIdentifier(type)
    if let answer = answers[id] { return answer }
    let answer = type is any BinaryWhole.Type
    answers[id] = answer
    return answer
  }
}

extension Bool: BinaryWhole {
  func write(to encoder: BinaryEncoder) { encoder.write(byte: self ? 1 : 0) }
  init(reading decoder: BinaryDecoder) throws { self = try decoder.readMark() }
}

extension String: BinaryWhole {
  func write(to encoder: BinaryEncoder) { encoder.write(text: self) }
  init(reading decoder: BinaryDecoder) throws { self = try decoder.readText() }
}
