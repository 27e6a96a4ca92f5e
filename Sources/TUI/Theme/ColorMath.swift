import Glibc

extension RGB {
  /// Relative luminance, 0 black … 1 white.
  ///
  /// - Reference: WCAG 2.2, definition of relative luminance.
  var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// 1 (the same) … 21 (black on white).
  ///
  /// - Reference: WCAG 2.2, definition of contrast ratio.
  func contrast(with other: RGB) -> Double {
    let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }

  /// `share` of `other` (0…1) over this colour.
  func mixed(with other: RGB, share: Double) -> RGB {
    func mix(_ first: UInt8, _ second: UInt8) -> UInt8 {
      UInt8(min(255, max(0, (Double(first) * (1 - share) + Double(second) * share).rounded())))
    }
    return RGB(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}
