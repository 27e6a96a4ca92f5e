/// A number of bytes as people write it: "500MB", "2GB", "1.5GiB".
struct SizeArgument {
  let bytes: Int

  /// Units in steps of a thousand (SI), and of 1,024 where an i says so (IEC 80000-13).
  private static let units: [(suffix: String, bytes: Double)] = [
    ("KiB", 0x1p10), ("MiB", 0x1p20), ("GiB", 0x1p30), ("TiB", 0x1p40), ("KB", 1e3), ("kB", 1e3), ("MB", 1e6),
    ("GB", 1e9), ("TB", 1e12),
  ]
  private static let limits = 1e6...1e15

  /// - Parameter option: how the text was given, for what is said about it.
  init(_ text: String, option: String) throws(Failure) {
    guard let unit = Self.units.first(where: { text.hasSuffix($0.suffix) }),
      let number = Double(text.dropLast(unit.suffix.count)), number.isFinite, case let size = number * unit.bytes,
      Self.limits.contains(size)
    else { throw Failure(sentence: "\(option) \(text): expected a size from 1MB up, as 500MB or 2GB") }
    bytes = Int(size)
  }
}
