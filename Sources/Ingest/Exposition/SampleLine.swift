extension ExpositionParser {
  /// The name and the labels of a sample.
  ///
  /// - Returns: the byte after them.
  @inline(__always)
  mutating func readSeries(from start: Int) throws(ExpositionFault) -> Int {
    sampleLabels.removeAll()
    let nameEnd = NameScan.end(of: NameScan.metric, from: start, in: bytes)
    if nameEnd > start {
      guard bytes[start] &- UInt8(ascii: "0") > 9 else {
        throw ExpositionFault(offset: start, reason: "expected a metric's name")
      }
      sampleLabels.metricName = start..<nameEnd
    }
    let brace = grammar.blanksEnd(nameEnd, in: bytes)
    guard brace < bytes.count, bytes[brace] == UInt8(ascii: "{") else {
      guard nameEnd > start else { throw ExpositionFault(offset: start, reason: "expected a metric's name") }
      return nameEnd
    }
    let end = try sampleLabels.read(bytes, from: brace + 1, grammar)
    guard sampleLabels.metricName?.isEmpty == false else {
      throw ExpositionFault(offset: start, reason: "the series has no metric name", showsFound: false)
    }
    return end
  }

  /// The rest of a line of text behind the series: the value and perhaps milliseconds.
  @inline(__always)
  mutating func readTextSample(from start: Int) throws(ExpositionFault) -> ExpositionSample {
    let seriesEnd = try readSeries(from: start)
    var position = grammar.blanksEnd(seriesEnd, in: bytes)
    let value = try SampleNumber.float(at: &position, in: bytes, "expected a value")
    var sample = ExpositionSample(series: start..<seriesEnd, value: value)
    position = grammar.blanksEnd(position, in: bytes)
    if position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      sample.milliseconds = try SampleNumber.milliseconds(at: &position, in: bytes)
      position = grammar.blanksEnd(position, in: bytes)
      guard position == bytes.count || bytes[position] == UInt8(ascii: "\n") else {
        throw ExpositionFault(offset: position, reason: "expected the end of the line after the time stamp")
      }
    }
    guard position < bytes.count || !grammar.isStrict else {
      throw ExpositionFault(offset: position, reason: "expected a line feed after the last line", showsFound: false)
    }
    self.position = min(position + 1, bytes.count)
    return sample
  }

  /// The rest of a line of OpenMetrics: the value, perhaps seconds, perhaps an exemplar, one blank before each.
  @inline(__always)
  mutating func readOpenMetricsSample(from start: Int) throws(ExpositionFault) -> ExpositionSample {
    let seriesEnd = try readSeries(from: start)
    var position = seriesEnd
    try expectBlank(&position, "expected one blank and a value")
    let value = try SampleNumber.float(at: &position, in: bytes, "expected a value")
    var sample = ExpositionSample(series: start..<seriesEnd, value: value)
    sampleSeconds = nil
    if isBlank(position), !isExemplar(position) {
      position += 1
      let seconds = try SampleNumber.seconds(at: &position, in: bytes)
      sampleSeconds = seconds
      sample.milliseconds = SampleNumber.milliseconds(ofSeconds: seconds)
    }
    if isExemplar(position) {
      position = try readExemplar(from: position + 4)
      sample.hasExemplar = true
    }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\n") else {
      throw ExpositionFault(offset: position, reason: "expected the end of the line")
    }
    self.position = position + 1
    return sample
  }

  private mutating func readExemplar(from start: Int) throws(ExpositionFault) -> Int {
    exemplarLabels.removeAll()
    var position = try exemplarLabels.read(bytes, from: start, grammar)
    guard exemplarLabels.metricName == nil else {
      throw ExpositionFault(offset: start, reason: "an exemplar has labels only, no name", showsFound: false)
    }
    try expectBlank(&position, "expected one blank and the exemplar's value")
    exemplarValue = try SampleNumber.float(at: &position, in: bytes, "expected the exemplar's value")
    exemplarSeconds = nil
    if isBlank(position) {
      position += 1
      exemplarSeconds = try SampleNumber.seconds(at: &position, in: bytes)
    }
    return position
  }

  private func expectBlank(_ position: inout Int, _ reason: StaticString) throws(ExpositionFault) {
    guard isBlank(position) else { throw ExpositionFault(offset: position, reason: reason) }
    position += 1
  }

  @inline(__always)
  private func isBlank(_ position: Int) -> Bool {
    position < bytes.count && bytes[position] == UInt8(ascii: " ")
  }

  /// Whether ` # {` stands at a position.
  @inline(__always)
  private func isExemplar(_ position: Int) -> Bool {
    position + 4 <= bytes.count && bytes[position + 1] == UInt8(ascii: "#") && isBlank(position)
      && isBlank(position + 2) && bytes[position + 3] == UInt8(ascii: "{")
  }
}
