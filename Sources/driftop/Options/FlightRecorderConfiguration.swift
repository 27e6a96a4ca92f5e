import ConfigurationFiles
import Yams

/// The key `flight_recorder` of a configuration: a size alone, or size, age, and what is hidden.
struct FlightRecorderConfiguration {
  /// As written: "2GB"; `nil` where none is kept.
  private(set) var size: String?
  private(set) var age: String?
  /// Fields that are recorded as a hash, and those that are not recorded.
  private(set) var hashes: [String] = []
  private(set) var drops: [String] = []
  /// The file of the hashes' key, taken from the folder of the configuration.
  private(set) var hashKeyFile: String?

  private static let keys = "size, age, hash, hash_key_file, drop"

  init() {}

  init(_ node: Node, _ path: String) throws(Failure) {
    let place = "\(path):\(Configuration.line(node)): flight_recorder"
    guard let mapping = node.mapping else {
      guard let text = node.string else {
        throw Failure(sentence: "\(place): expected a size as 2GB, or the keys \(Self.keys)")
      }
      size = text
      return
    }
    for (key, value) in mapping {
      switch key.string ?? "" {
      case "size": size = try Configuration.string(value, "flight_recorder.size", path)
      case "age": age = try Configuration.string(value, "flight_recorder.age", path)
      case "hash": hashes = try Configuration.strings(value, "flight_recorder.hash", path)
      case "hash_key_file":
        let name = try Configuration.string(value, "flight_recorder.hash_key_file", path)
        hashKeyFile = ConfigurationNode(file: path, name: "flight_recorder", node: value).resolved(name)
      case "drop": drops = try Configuration.strings(value, "flight_recorder.drop", path)
      case let unknown:
        throw Failure(
          sentence:
            "\(path):\(Configuration.line(key)): flight_recorder: unknown key “\(unknown)”; keys are \(Self.keys)")
      }
    }
    guard size != nil else { throw Failure(sentence: "\(place): size is missing, as in size: 2GB") }
  }
}

extension Configuration {
  private static let usualPastBytes = 64 << 20

  /// How much memory the past of a live screen may take; `nil` to keep none of it.
  func pastBytes() throws(Failure) -> Int? {
    guard let past else { return Self.usualPastBytes }
    return try placed("past") { () throws(Failure) in
      past == "none" ? nil : try SizeArgument(past, option: "past").bytes
    }
  }
}
