internal import Glibc
internal import Telemetry

/// Turns what a person writes for a log into paths of files.
public enum LogPaths {
  /// Endings under which directories keep logs.
  private static let endings = [".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".log"]
  private static let compressedEndings = ["", ".gz", ".zst"]

  /// The files that an argument stands for now: itself, the matches of a pattern, or the logs in a directory, sorted.
  public static func expand(_ argument: String) -> [String] {
    if argument == "-" { return ["-"] }
    if isDirectory(argument) { return logs(inDirectory: argument) }
    guard argument.contains(where: { "*?[".contains($0) }), FileIdentity(path: argument) == nil else {
      return [argument]
    }
    return PathPattern.matches(argument, expandsTilde: true).filter { !isDirectory($0) }
  }

  /// Whether further files may come to belong to an argument.
  public static func mayGrow(_ argument: String) -> Bool {
    argument != "-" && (isDirectory(argument) || argument.contains { "*?[".contains($0) })
  }

  public static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func logs(inDirectory path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix("."), isLogName(name) { names.append(name) }
    }
    let base = path.hasSuffix("/") ? path : path + "/"
    return names.sortedByBytes().map { base + $0 }
      .filter { !isDirectory($0) }
  }

  private static func isLogName(_ name: String) -> Bool {
    endings.contains { ending in compressedEndings.contains { name.hasSuffix(ending + $0) } }
  }
}
