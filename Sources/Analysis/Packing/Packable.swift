/// A value that lies in few bytes and is read again without knowing more than its type.
///
///     let bytes = sketch.packed
///     let again = try QuantileSketch(packed: bytes)
///
/// Every double comes back bit for bit, and equal values give equal bytes. What a value must hold to be used safely is
/// looked at while it is read.
public protocol Packable {
  func pack(into packer: inout Packer)
  init(unpacking unpacker: inout Unpacker) throws(PackingFault)
}

/// Bytes that hold no value of the type that is read from them.
public struct PackingFault: Error, Hashable, Sendable {
  public var sentence: String

  /// - Parameter finding: what is wrong, as "a count below zero".
  public init(_ finding: String) {
    sentence = "Packed bytes hold \(finding); they are damaged or of another version."
  }
}

extension Packable {
  public var packed: [UInt8] {
    var packer = Packer()
    pack(into: &packer)
    return packer.bytes
  }

  /// - Throws: also where bytes are left over.
  public init(packed bytes: [UInt8]) throws(PackingFault) {
    var unpacker = Unpacker(bytes)
    try self.init(unpacking: &unpacker)
    try unpacker.finish()
  }
}
