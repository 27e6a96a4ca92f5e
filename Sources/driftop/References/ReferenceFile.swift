import Ingest
import Monitor
import Predictions
import Telemetry

/// Saved references on disk.
enum ReferenceFile {
  /// Whether a file begins as a saved reference does.
  static func isOne(_ path: String) -> Bool {
    let start = ReferenceDocument.start
    return ExpandedFile.start(of: path, count: start.count) == start
  }

  static func read(_ path: String) throws(Failure) -> ReferenceDocument {
    let bytes: [UInt8]
    do {
      bytes = try ExpandedFile.read(path)
    } catch {
      throw Failure(sentence: error.sentence)
    }
    do {
      return try ReferenceDocument(bytes: bytes)
    } catch {
      throw Failure(sentence: "\(path): \(error.reason)")
    }
  }

  /// - Parameter command: who is named where profiles do not fit together.
  static func document(_ profiles: [ReferenceProfile], of command: String) throws(Failure) -> ReferenceDocument {
    do {
      return try ReferenceDocument(profiles: profiles)
    } catch {
      throw Failure(sentence: "\(command): \(error.reason)")
    }
  }

  static func write(_ document: ReferenceDocument, to path: String) throws(Failure) {
    guard let bytes = try? document.bytes() else { throw Failure(sentence: "\(path): cannot be encoded") }
    guard path != "-" else {
      var output = StandardOutput(pending: bytes)
      return try output.write(line: "")
    }
    do {
      try WholeFile.write(bytes, to: path)
    } catch {
      throw Failure(sentence: error.sentence)
    }
  }
}
