/// Sizes as Prometheus writes them: "10MB", "1.5GiB", "512B". Every unit is a power of 1024, with or without the "i".
public enum ByteSize {
  private static let letters = Array("KMGTPE")

  /// `nil` for anything else.
  public static func parse(_ text: String) -> Int? {
    if text == "0" { return 0 }
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), let factor = factor(text[digits.endIndex...]),
      case let bytes = number * factor, bytes < Double(Int.max)
    else { return nil }
    return Int(bytes)
  }

  private static func factor(_ unit: Substring) -> Double? {
    if unit == "B" { return 1 }
    guard let first = unit.first, let power = letters.firstIndex(of: first), ["B", "iB"].contains(unit.dropFirst())
    else { return nil }
    return (0...power).reduce(1) { factor, _ in factor * 1024 }
  }
}
