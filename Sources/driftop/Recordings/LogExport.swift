import Glibc
import Monitor
import Predictions

/// Writes the lines of a recording's logs as they stood, each log into a file of its name.
struct LogExport {
  private struct File {
    var path: String
    var lineCount = 0
    /// Whether the last line has ended.
    var isAtLineStart = true
  }

  private let folder: String
  /// By the path that was recorded.
  private var files: [[UInt8]: File] = [:]
  private var taken: Set<String> = []
  /// Records that were not read of lines, as a demo's.
  private var lineless = 0

  /// - Parameter folder: made when it is missing.
  init(folder: String) throws(Failure) {
    self.folder = folder
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw Failure(sentence: "--logs \(folder): cannot be made: \(String(cString: strerror(errno)))")
    }
  }

  mutating func take(_ batch: PredictionBatch) throws(Failure) {
    guard let raw = batch.raw else {
      lineless += batch.rowCount
      return
    }
    let key = Array(raw.path.utf8)
    var file = files[key] ?? File(path: "\(folder)/\(fileName(for: raw))")
    var output = try LogOutput(file.path, isNew: files[key] == nil)
    if !file.isAtLineStart { try output.write([UInt8(ascii: "\n")]) }
    var lines = raw.storage[..<raw.count]
    if let header = raw.table?.headerLine, !header.isEmpty {
      // Of a log that was cut, or begun anew by rotation, the header stands once.
      if lines.starts(with: header) {
        if file.lineCount > 0 { lines = lines.dropFirst(header.count).drop { $0 == 10 || $0 == 13 } }
      } else if file.lineCount == 0 {
        try output.write(header + [10])
      }
    }
    try output.write(Array(lines))
    file.lineCount += batch.progress.lineCount
    file.isAtLineStart = lines.last.map { $0 == 10 } ?? true
    files[key] = file
  }

  /// Sentences on what was written and what could not be.
  func finish() -> [String] {
    var sentences = files.values.sorted { $0.path < $1.path }.map {
      "\($0.path): \(SpanText.counted($0.lineCount, "line"))"
    }
    if lineless > 0 {
      sentences.append("\(SpanText.counted(lineless, "record")) came without lines and are not written")
    }
    if sentences.isEmpty { sentences.append("the recording holds no logs") }
    return sentences
  }

  /// The log's own name; a path from elsewhere names no place here.
  private mutating func fileName(for raw: RawLines) -> String {
    var name = raw.path.split(separator: "/").last.map(String.init) ?? ""
    for suffix in [".gz", ".zst"] where name.hasSuffix(suffix) { name.removeLast(suffix.count) }
    if name == "-" || name == "standard input" { name = raw.table == nil ? "stdin.jsonl" : "stdin.csv" }
    if name.isEmpty || name == "." || name == ".." { name = "log" }
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(number)-\(name)"
      number += 1
    }
    return candidate
  }
}

/// One piece for a log's file. It is not kept open: a recording may hold more logs than files may be open.
private struct LogOutput: ~Copyable {
  private let path: String
  private let descriptor: Int32

  init(_ path: String, isNew: Bool) throws(Failure) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | (isNew ? O_CREAT | O_EXCL : 0), 0o666)
    guard descriptor >= 0 else {
      let reason = errno == EEXIST ? "is there already; name an empty folder" : String(cString: strerror(errno))
      throw Failure(sentence: "\(path): \(reason)")
    }
  }

  deinit { close(descriptor) }

  mutating func write(_ bytes: [UInt8]) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else {
        throw Failure(sentence: "\(path): cannot write: \(String(cString: strerror(errno)))")
      }
      written += max(count, 0)
    }
  }
}
