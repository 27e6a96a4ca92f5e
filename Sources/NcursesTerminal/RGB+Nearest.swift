import TUI

extension RGB {
  /// The nearest of the 240 fixed colours of the 256-colour palette; the first 16 are the user's own and are not used.
  ///
  /// Distances are Euclidean in sRGB. Where a grey of the ramp and a colour of the cube are equally near, the cube wins.
  var nearestOf256: Int {
    let cube = (Self.cubeStep(red), Self.cubeStep(green), Self.cubeStep(blue))
    let cubeColor = RGB(
      red: Self.cubeLevels[cube.0], green: Self.cubeLevels[cube.1], blue: Self.cubeLevels[cube.2])
    let average = (Int(red) + Int(green) + Int(blue)) / 3
    // The ramp's greys are 8, 18, … 238.
    let step = min(23, max(0, (average - 3) / 10))
    let gray = UInt8(8 + 10 * step)
    let grayColor = RGB(red: gray, green: gray, blue: gray)
    if squaredDistance(to: grayColor) < squaredDistance(to: cubeColor) { return 232 + step }
    return 16 + 36 * cube.0 + 6 * cube.1 + cube.2
  }

  /// The colour of the 16 that says the same: the hue decides, not the distance.
  ///
  /// By distance, the soft colours of most themes are nearest to grey, and a state would lose its colour. Hues beyond
  /// pure yellow count as green, because the greens of themes lean to yellow and their yellows do not lean to green.
  var nearestOf16: Int {
    let highest = max(red, green, blue)
    let chroma = highest - min(red, green, blue)
    if highest < 64 { return 0 }
    if Int(chroma) * 5 < Int(highest) {
      return highest < 150 ? 8 : highest < 242 ? 7 : 15
    }
    let plain =
      switch hue(highest: Double(highest), chroma: Double(chroma)) {
      case ..<22: 1
      case ...60: 3
      case ..<160: 2
      case ..<190: 6
      case ..<260: 4
      case ..<335: 5
      default: 1
      }
    return highest < 250 ? plain : plain + 8
  }

  /// The value as a direct colour, where the numbers 0 to 7 are taken by the palette.
  var directNumber: Int32 {
    max(8, Int32(red) << 16 | Int32(green) << 8 | Int32(blue))
  }

  private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static func cubeStep(_ level: UInt8) -> Int {
    // The first step is wider than the others.
    level < 48 ? 0 : level < 115 ? 1 : (Int(level) - 35) / 40
  }

  private func squaredDistance(to other: RGB) -> Int {
    let red = Int(self.red) - Int(other.red)
    let green = Int(self.green) - Int(other.green)
    let blue = Int(self.blue) - Int(other.blue)
    return red * red + green * green + blue * blue
  }

  /// In degrees, 0 is red.
  private func hue(highest: Double, chroma: Double) -> Double {
    let (red, green, blue) = (Double(red), Double(green), Double(blue))
    if highest == red {
      let angle = 60 * (green - blue) / chroma
      return angle < 0 ? angle + 360 : angle
    }
    return highest == green ? 120 + 60 * (blue - red) / chroma : 240 + 60 * (red - green) / chroma
  }
}
