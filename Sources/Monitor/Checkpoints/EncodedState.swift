/// A state as bytes: a head, and what is large in blobs of its own.
///
/// Blobs whose content did not change between two states are equal, byte for byte, wherever they stand in the list: who
/// stores states stores each blob once.
public struct EncodedState: Hashable, Sendable {
  public var head: [UInt8]
  /// In the order in which they are read.
  public var blobs: [[UInt8]]

  public init(head: [UInt8], blobs: [[UInt8]]) {
    self.head = head
    self.blobs = blobs
  }

  public var sizeBytes: Int { blobs.reduce(head.count) { $0 + $1.count } }
}
