/// A cell of a CSV file.
enum CSVCell {
  /// A missing number is a pair of quotes: an empty line would be no row at all.
  static func number(_ value: Double?) -> String {
    value.map { "\($0)" } ?? "\"\""
  }

  /// In quotes where the text holds what would end the cell.
  static func text(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
