public import Foundation

/// The real data that lies beside the repository: the folder ../shared, which a user need not have.
public enum SharedData {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")

  /// Whether tests over `path` run. On the continuous integration's machine they always do, and fail when it is missing.
  public static func has(_ path: String) -> Bool {
    ProcessInfo.processInfo.environment["CI"] == "true"
      || FileManager.default.fileExists(atPath: folder.appending(path: path).path())
  }

  public static func url(_ path: String) -> URL {
    folder.appending(path: path)
  }

  /// The text of a file, unpacked by gzip where its name ends in .gz.
  public static func text(_ path: String) throws -> String {
    let file = url(path)
    guard path.hasSuffix(".gz") else { return try String(contentsOf: file, encoding: .utf8) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", file.path()]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// The columns of a plain CSV file (no quoted cells) by their names in the header.
  public static func columns(_ path: String) throws -> [String: [Substring]] {
    let lines = try text(path).split(whereSeparator: \.isNewline)
    guard let header = lines.first?.split(separator: ",", omittingEmptySubsequences: false) else { return [:] }
    var columns = Array(repeating: [Substring](), count: header.count)
    for line in lines.dropFirst() {
      for (index, cell) in line.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
        columns[index].append(cell)
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(header.map(String.init), columns))
  }

  /// A file of JSON as Foundation reads it.
  public static func json(_ path: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text(path).utf8))
  }
}
