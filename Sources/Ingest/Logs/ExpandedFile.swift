/// A file read at once, expanded where it is compressed.
public enum ExpandedFile {
  /// Why a file cannot be read: one sentence with its path.
  public struct Failure: Error, Hashable {
    public var sentence: String
  }

  private static let pieceBytes = 1 << 18

  /// - Parameter path: `-` for standard input.
  /// - Throws: ``Failure`` when it cannot be opened, read or expanded, or is larger than `limitBytes` expanded.
  public static func read(_ path: String, limitBytes: Int = 1 << 30) throws(Failure) -> [UInt8] {
    do {
      return try read(path, limitBytes)
    } catch let failure as Failure {
      throw failure
    } catch LogError.corrupt(let path, let format, let detail) {
      // Of a log the part before the damage is used; here it is all or nothing.
      throw Failure(sentence: "\(path): damaged \(format) data (\(detail))")
    } catch let error as LogError {
      throw Failure(sentence: error.description)
    } catch {
      throw Failure(sentence: "\(path): cannot be read")
    }
  }

  /// The first bytes of what a file holds, expanded; fewer where it has not as many, or cannot be read.
  public static func start(of path: String, count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = try? ExpandedStream(FileStream(path: path), path: path).stream.fill(&bytes)
    return Array(bytes.prefix(filled ?? 0))
  }

  private static func read(_ path: String, _ limitBytes: Int) throws -> [UInt8] {
    let file = path == "-" ? FileStream(standardInput: ()) : try FileStream(path: path)
    let stream = try ExpandedStream(file, path: path).stream
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: pieceBytes)
    while true {
      let count = try stream.read(into: &piece)
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
      guard bytes.count <= limitBytes else {
        throw Failure(sentence: "\(path): larger than \(limitBytes >> 20) MiB, which is the limit")
      }
    }
  }
}
