import Analysis

enum DetectorTable {
  static func print() {}
}
