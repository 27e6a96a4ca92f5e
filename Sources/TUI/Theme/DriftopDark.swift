extension Theme {
  /// The default, which needs no file; equal to themes/driftop-dark.yaml.
  public static let driftopDark = Theme(
    name: "Driftop Dark", system: .base16, variant: .dark,
    colors: [
      0x12161C, 0x1A2028, 0x26303C, 0x6B7888,
      0x93A1B1, 0xC9D3DE, 0xE1E8EF, 0xF5F8FB,
      0xF0716C, 0xE8975A, 0xDFC062, 0x7FC48A,
      0x6CC4C4, 0x6EA8E8, 0xB796E0, 0xB58A6C,
    ].map(RGB.init(packed:)))
}

extension RGB {
  /// 0xRRGGBB.
  fileprivate init(packed: UInt32) {
    self.init(red: UInt8(packed >> 16 & 0xFF), green: UInt8(packed >> 8 & 0xFF), blue: UInt8(packed & 0xFF))
  }
}
