public import Predictions

/// The references of models as a file: what `driftop reference save` writes and `--reference` reads.
///
///     let document = try ReferenceDocument(bytes: ReferenceDocument(profiles: profiles).bytes())
///
/// A JSON object with the schema and one profile for each model and version. Reading gives back what was written to the
/// last bit.
public struct ReferenceDocument: Sendable {
  /// Why bytes are no references: half a sentence, to be put behind the file's name.
  public struct Flaw: Error, Hashable {
    public var reason: String
  }

  public static let schema = "driftop.reference/1"
  /// How a file that holds references begins.
  public static let start = Array(#"{"schema":"driftop.reference/"#.utf8)

  /// In the order of their models.
  public private(set) var profiles: [ReferenceProfile] = []

  private struct Content: Codable {
    var schema: String
    var profiles: [ReferenceProfile]
  }

  /// - Throws: ``Flaw`` where two profiles of one model cannot be merged.
  public init(profiles: [ReferenceProfile]) throws(Flaw) {
    for profile in profiles { try add(profile) }
  }

  /// - Throws: ``Flaw`` for what this version has not written.
  public init(bytes: [UInt8]) throws(Flaw) {
    guard bytes.starts(with: Self.start) else { throw Flaw(reason: "not a reference that driftop has saved") }
    try Self.checkVersion(bytes.dropFirst(Self.start.count))
    let value: JSONValue
    do throws(JSONReadingError) {
      value = try JSONValue(reading: bytes)
    } catch {
      throw Flaw(
        reason: error.offset >= bytes.count
          ? "ends in the middle; save the reference again"
          : "damaged at byte \(error.offset): expected \(error.expected); save the reference again")
    }
    let content: Content
    do {
      content = try value.decoded(as: Content.self)
    } catch {
      throw Flaw(reason: "not as driftop saves a reference (\(Self.describe(error))); save the reference again")
    }
    try self.init(profiles: content.profiles)
  }

  public func bytes() throws -> [UInt8] {
    Array(try JSONValue(encoding: Content(schema: Self.schema, profiles: profiles)).text.utf8)
  }

  /// Takes in a profile; into that of the same model and version where there is one.
  public mutating func add(_ profile: ReferenceProfile) throws(Flaw) {
    guard let index = profiles.firstIndex(where: { $0.identity.hasSameBytes(as: profile.identity) }) else {
      profiles.append(profile)
      profiles.sort { $0.identity < $1.identity }
      return
    }
    guard profiles[index].merge(profile) else {
      let name = profile.identity.model.isEmpty ? "the model" : profile.identity.model
      throw Flaw(reason: "\(name) predicts numbers in one place and classes in another; keep them in two files")
    }
  }

  private static func checkVersion(_ rest: ArraySlice<UInt8>) throws(Flaw) {
    let version = String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }.prefix(20), as: UTF8.self)
    guard schema.utf8.elementsEqual("driftop.reference/\(version)".utf8) else {
      throw Flaw(
        reason: "driftop.reference/\(version), and this driftop reads \(schema); save it again with this version, or "
          + "update driftop")
    }
  }

  private static func describe(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context): "\(path(context.codingPath + [key])): missing"
    case DecodingError.dataCorrupted(let context): "\(path(context.codingPath)): \(context.debugDescription)"
    default: "unknown content"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.isEmpty ? "document" : keys.map(\.stringValue).joined(separator: ".")
  }
}

extension ModelIdentity {
  fileprivate func hasSameBytes(as other: ModelIdentity) -> Bool { !(self < other) && !(other < self) }
}
