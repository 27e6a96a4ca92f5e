import CResources
import Glibc
import Ingest
import TUI

/// The themes that can be chosen: those of the program and those in the user's configuration folder.
struct ThemeChoice {
  private(set) var names: [String] = []
  private var themes: [String: Theme] = [:]

  /// - Parameter wanted: a name or the path of a file; it comes first.
  init(wanted: String?) throws(Failure) {
    var number: Int32 = 0
    while case let resource = driftop_theme(number), resource.count > 0 {
      let yaml = String(decoding: UnsafeBufferPointer(start: resource.bytes, count: resource.count), as: UTF8.self)
      try add(yaml, file: "built-in theme \(number)", name: nil)
      number += 1
    }
    // A broken file in the user's folder matters to those only who want it.
    var broken: [String: Failure] = [:]
    for path in Self.userFiles {
      let name = path.split(separator: "/").last.map { String($0.dropLast(".yaml".count)) } ?? path
      do {
        try add(try TextFile.contents(of: path), file: path, name: name)
      } catch {
        broken[name] = error
      }
    }
    guard let wanted else { return }
    if wanted.contains("/") || wanted.hasSuffix(".yaml") || wanted.hasSuffix(".yml") {
      try add(try TextFile.contents(of: wanted), file: wanted, name: wanted)
    }
    if let failure = broken[wanted] { throw failure }
    guard let index = names.firstIndex(of: wanted) else {
      throw Failure(
        sentence: "theme “\(wanted)”: expected \(names.joined(separator: ", ")), or the path of a scheme file")
    }
    names.swapAt(0, index)
  }

  subscript(name: String) -> Theme {
    themes[name] ?? .driftopDark
  }

  private mutating func add(_ yaml: String, file: String, name: String?) throws(Failure) {
    do {
      let theme = try Theme(yaml: yaml, file: file)
      let name = name ?? theme.name.lowercased().split(separator: " ").joined(separator: "-")
      if themes[name] == nil { names.append(name) }
      themes[name] = theme
    } catch {
      throw Failure(sentence: error.description)
    }
  }

  private static var userFiles: [String] {
    let home =
      getenv("XDG_CONFIG_HOME").map { String(cString: $0) }
      ?? getenv("HOME").map { String(cString: $0) + "/.config" }
    guard let folder = home.map({ $0 + "/driftop/themes" }), let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var paths: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix(".yaml") { paths.append(folder + "/" + name) }
    }
    return paths.sorted()
  }
}
