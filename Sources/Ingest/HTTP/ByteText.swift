/// A number of bytes as people read it: "512 bytes", "12 KiB", "1.5 MiB".
struct ByteText: CustomStringConvertible {
  let description: String

  init(_ count: Int) {
    guard count >= 1_024 else {
      description = count == 1 ? "1 byte" : "\(count) bytes"
      return
    }
    let units = ["KiB", "MiB", "GiB", "TiB"]
    var (value, unit) = (Double(count) / 1_024, 0)
    while value >= 1_024, unit < units.count - 1 { (value, unit) = (value / 1_024, unit + 1) }
    let tenths = Int((value * 10).rounded(.down))
    let number = tenths % 10 == 0 || tenths >= 100 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    description = "\(number) \(units[unit])"
  }
}
