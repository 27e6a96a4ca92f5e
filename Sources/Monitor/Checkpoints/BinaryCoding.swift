internal import Analysis

/// Values as bytes without names: compact, and quick to read again by the program that wrote them.
///
///     let bytes = try BinaryCoding.bytes(of: batch)
///     let again = try BinaryCoding.value(of: AnswerBatch.self, from: bytes)
///
/// Properties lie one after the other in the order in which the type encodes them, and are read in the same order: what
/// writes a property that is absent uses `encodeIfPresent`, and what reads it `decodeIfPresent`. Every double comes
/// back bit for bit. Dictionaries and sets are written in the order of their keys' bytes: equal values give equal bytes.
///
/// A type that gets another property can no longer be read from bytes that were written before.
public enum BinaryCoding {
  private static let layoutKey = CodingUserInfoKey.keepsLayout
  static let userInfo: [CodingUserInfoKey: any Sendable] = layoutKey.map { [$0: true] } ?? [:]

  public static func bytes(of value: some Encodable) throws -> [UInt8] {
    let encoder = BinaryEncoder(blobSize: .max)
    try encoder.write(value)
    return encoder.finished().head
  }

  /// - Throws: ``BinaryFault`` or what the type itself finds wrong; never traps, whatever the bytes are.
  public static func value<Value: Decodable>(of type: Value.Type, from bytes: [UInt8]) throws -> Value {
    try value(of: type, from: EncodedState(head: bytes, blobs: []))
  }

  /// Writes what is large into blobs of its own.
  ///
  /// - Parameter blobSize: from how many bytes on an array, or an element of one, becomes a blob.
  static func parts(of value: some Encodable, blobSize: Int) throws -> EncodedState {
    let encoder = BinaryEncoder(blobSize: blobSize)
    try encoder.write(value)
    return encoder.finished()
  }

  static func value<Value: Decodable>(of type: Value.Type, from state: EncodedState) throws -> Value {
    let decoder = BinaryDecoder(state)
    let value = try decoder.read(type)
    try decoder.finish()
    return value
  }
}

/// What ``BinaryCoding`` cannot read: bytes that are damaged, or that another version has written.
public struct BinaryFault: Error, Hashable, Sendable {
  public var sentence: String

  init(_ sentence: String) {
    self.sentence = sentence
  }

  static let truncated = Self("The bytes end in the middle of a value; they are damaged or incomplete.")
}
