/// Hands bytes to a scanner as blocks hold them: readable beyond their end, where anything may stand.
///
/// - Parameter filler: what stands behind the end; a scanner that believes it is wrong.
func withPadded<Result>(
  _ bytes: some Sequence<UInt8>, filler: UInt8 = UInt8(ascii: "7"),
  _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
) rethrows -> Result {
  let content = Array(bytes)
  let storage = content + Array(repeating: filler, count: 64)
  return try storage.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<content.count])) }
}
