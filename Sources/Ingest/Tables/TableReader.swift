internal import Predictions
internal import Telemetry

/// Reads a table from a file: CSV, TSV or JSON lines, plain, gzip or zstd; `-` is standard input.
public enum TableReader {
  /// Why there is no table: what, where and what to do.
  public struct Failure: Error, CustomStringConvertible {
    public var description: String
  }

  /// - Complexity: O(size); the file's blocks are parsed side by side.
  public static func read(_ path: String, concurrency: Int = 2) async throws(Failure) -> DataTable {
    let options = LogFile.Options(mapping: .plain, blockSize: 1_048_576, concurrency: concurrency)
    let file = LogFile(index: 0, path: path, options: options, parsers: ParserPool(mapping: .plain))
    let assembly = TableAssembly()
    do throws(LogError) {
      try file.open()
    } catch {
      throw Failure(description: error.description)
    }
    await file.readAvailable(isEnd: true, receivedAt: nil, into: assembly)
    var table = assembly.table(health: file.health, format: file.format)
    if case .failed(let sentence) = file.health.state { table.trouble = sentence }
    guard table.rowCount > 0 else {
      throw Failure(
        description: table.trouble ?? "\(table.path): no rows; expected a table (CSV, TSV) or JSON lines")
    }
    return table
  }
}
