import Foundation

/// A JSON document to look things up in.
enum JSON: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  init(text: String) throws {
    self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
  }

  init(contentsOf file: URL) throws {
    self = try JSONDecoder().decode(JSON.self, from: try Data(contentsOf: file))
  }

  /// The value at a path as "models.0.metrics.roc_auc"; `nil` where there is none.
  subscript(path: String) -> JSON? {
    var value = self
    for key in path.split(separator: ".") {
      switch value {
      case .object(let members):
        guard let next = members[String(key)] else { return nil }
        value = next
      case .array(let values):
        guard let index = Int(key), values.indices.contains(index) else { return nil }
        value = values[index]
      case .null, .bool, .number, .string: return nil
      }
    }
    return value
  }

  var object: [String: JSON] {
    if case .object(let members) = self { members } else { [:] }
  }

  var array: [JSON] {
    if case .array(let values) = self { values } else { [] }
  }

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// A number, also one that is spelled as a text: class labels are texts in a report and numbers elsewhere.
  var number: Double? {
    switch self {
    case .number(let value): value
    case .string("inf"): .infinity
    case .string(let text): Double(text)
    case .null, .bool, .array, .object: nil
    }
  }
}
