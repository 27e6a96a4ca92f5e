package import Telemetry

/// Reads an exposition leniently, as Prometheus does, line by line over the bytes where they lie.
///
///     var parser = ExpositionParser(bytes, format: .text)
///     while let entry = try parser.next() { … }
///
/// Numbers are decoded, labels only located. A NUL outside quotes, help and comments is an error here, where
/// Prometheus's text parser takes it for the end of the input.
package struct ExpositionParser {
  let grammar: ExpositionGrammar
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  /// Where the last entry begins.
  var entryStart = 0
  var sampleLabels = LabelList()
  var exemplarLabels = LabelList()
  var exemplarValue = 0.0
  var exemplarSeconds: Double?
  /// The last sample's time stamp before it was cut to milliseconds; OpenMetrics only.
  var sampleSeconds: Double?
  /// OpenMetrics: `# EOF` was read, or its absence reported.
  var isFinished = false
  private var faultOffset: Int?

  package var format: ExpositionFormat { grammar.format }

  /// - Parameter bytes: must outlive the parser.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, format: ExpositionFormat) {
    self.init(bytes, ExpositionGrammar(format: format, isStrict: false))
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ grammar: ExpositionGrammar) {
    self.bytes = bytes
    self.grammar = grammar
  }

  /// - Returns: `nil` at the end.
  /// - Throws: what Prometheus would fail the whole scrape for. Called again it throws the same, until ``skipLine()``.
  package mutating func next() throws(ExpositionError) -> ExpositionEntry? {
    do throws(ExpositionFault) {
      return try nextOrFault()
    } catch {
      var counter = LineCounter()
      throw ExpositionError(error, in: bytes, &counter)
    }
  }

  /// As ``next()``, for a reader that counts the lines itself.
  @inline(__always)
  mutating func nextOrFault() throws(ExpositionFault) -> ExpositionEntry? {
    do throws(ExpositionFault) {
      return format == .text ? try nextInText() : try nextInOpenMetrics()
    } catch {
      faultOffset = error.offset
      position = entryStart
      throw error
    }
  }

  /// Goes on behind the line that could not be read, for readers that want to see all that is wrong.
  package mutating func skipLine() {
    position = min(
      NameScan.lineEnd(from: min(max(position, faultOffset ?? 0), bytes.count), in: bytes) + 1, bytes.count)
    faultOffset = nil
  }
}

extension ExpositionParser {
  package var labelCount: Int { sampleLabels.labels.count }

  /// The labels of the sample that came last, its metric name apart, in the order and spelling of the line.
  package func label(at index: Int) -> ExpositionLabel { sampleLabels.labels[index] }

  /// The metric's name of the sample that came last, without quotes, escapes as written.
  package var metricName: Range<Int> { sampleLabels.metricName ?? 0..<0 }

  /// The labels of the sample that came last, its metric name among them, escapes resolved.
  package func labels() -> Labels {
    var pairs = written(sampleLabels)
    pairs.append(Label(Labels.metricNameLabel, text(metricName)))
    return Labels(pairs)
  }

  /// A label's name that the sample that came last has twice, for which Prometheus fails the scrape.
  func repeatedLabelName() -> String? {
    let names = (0..<labelCount).map { text(label(at: $0).name) }
    return names.indices.dropFirst().first { index in
      names[..<index].contains { $0.utf8.elementsEqual(names[index].utf8) }
    }.map { names[$0] }
  }

  /// The exemplar of the sample that came last.
  package func exemplar() -> ExpositionExemplar {
    ExpositionExemplar(
      labels: written(exemplarLabels), value: exemplarValue,
      milliseconds: exemplarSeconds.map(SampleNumber.milliseconds(ofSeconds:)))
  }

  /// A name, a label's value, or what a HELP or UNIT line says, escapes resolved: those of quotes in the help of text
  /// too, as prometheus/common does.
  package func text(_ range: Range<Int>) -> String {
    EscapedText.resolve(range, in: bytes)
  }

  func written(_ list: LabelList) -> [Label] {
    list.labels.map { Label(text($0.name), text($0.value)) }
  }
}
