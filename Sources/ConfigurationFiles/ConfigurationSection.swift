internal import Telemetry

/// A part of a configuration whose keys are known: values by key, and an error for a key that is not known.
public struct ConfigurationSection {
  public let place: ConfigurationNode
  private let entries: [ConfigurationEntry]

  /// - Parameter suffix: an ending under which further keys are let through.
  public init(_ place: ConfigurationNode, keys: [String], suffix: String? = nil) throws(ConfigurationError) {
    self.place = place
    entries = try place.entries()
    for entry in entries where !keys.contains(entry.key) {
      if let suffix, entry.key.hasSuffix(suffix) { continue }
      let nearest = Self.nearest(to: entry.key, among: keys).map { "; did you mean “\($0)”?" } ?? ""
      throw ConfigurationError(
        file: place.file, line: entry.line, column: entry.column,
        reason: "\(place.name): unknown key “\(entry.key)”\(nearest)")
    }
  }

  /// The value of a key; `nil` when it is missing or empty.
  public subscript(key: String) -> ConfigurationNode? {
    entries.last { $0.key == key && !$0.value.isNull }?.value
  }

  public var keysAndLines: [(key: String, line: Int)] { entries.map { ($0.key, $0.line) } }

  public func text(_ key: String) throws(ConfigurationError) -> String? {
    guard let node = self[key] else { return nil }
    return try node.text()
  }

  public func flag(_ key: String, default standard: Bool) throws(ConfigurationError) -> Bool {
    guard let node = self[key] else { return standard }
    return try node.flag()
  }

  /// 0 is the same as nothing, as in Prometheus.
  public func count(_ key: String, default standard: Int) throws(ConfigurationError) -> Int {
    guard let node = self[key], case let count = try node.count(), count > 0 else { return standard }
    return count
  }

  public func size(_ key: String, default standard: Int) throws(ConfigurationError) -> Int {
    guard let node = self[key], case let size = try node.size(), size > 0 else { return standard }
    return size
  }

  /// `nil` when it is missing or 0.
  public func duration(_ key: String) throws(ConfigurationError) -> Duration? {
    guard let node = self[key], case let duration = try node.duration(), duration > .zero else { return nil }
    return duration
  }

  /// A path, taken from the folder of the configuration file.
  public func path(_ key: String) throws(ConfigurationError) -> String? {
    guard let path = try text(key), !path.isEmpty else { return nil }
    return place.resolved(path)
  }

  public func elements(_ key: String) throws(ConfigurationError) -> [ConfigurationNode] {
    guard let node = self[key] else { return [] }
    return try node.elements()
  }

  private static func nearest(to key: String, among keys: [String]) -> String? {
    let best = keys.map { ($0, EditDistance.between(key, $0)) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(2, key.utf8.count / 3) else { return nil }
    return best.0
  }
}

extension ConfigurationNode {
  /// A path as it is from the folder of the configuration file.
  public func resolved(_ path: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return String(file[...slash]) + path
  }
}
