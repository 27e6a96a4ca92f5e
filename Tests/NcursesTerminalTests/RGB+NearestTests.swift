import TUI
import Testing

@testable import NcursesTerminal

struct NearestColorTests {
  /// The fixed part of the palette as xterm's 256colres.pl defines it: a cube, then a ramp of greys.
  private static let fixedPalette: [RGB] = {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    var colors: [RGB] = []
    for red in levels {
      for green in levels {
        for blue in levels { colors.append(RGB(red: red, green: green, blue: blue)) }
      }
    }
    for gray in stride(from: UInt8(8), through: 238, by: 10) { colors.append(RGB(red: gray, green: gray, blue: gray)) }
    return colors
  }()

  /// xterm's default colours 0 to 15 (XTerm-col.ad).
  private static let xtermColors: [RGB] = [
    RGB(red: 0, green: 0, blue: 0), RGB(red: 205, green: 0, blue: 0), RGB(red: 0, green: 205, blue: 0),
    RGB(red: 205, green: 205, blue: 0), RGB(red: 0, green: 0, blue: 238), RGB(red: 205, green: 0, blue: 205),
    RGB(red: 0, green: 205, blue: 205), RGB(red: 229, green: 229, blue: 229), RGB(red: 127, green: 127, blue: 127),
    RGB(red: 255, green: 0, blue: 0), RGB(red: 0, green: 255, blue: 0), RGB(red: 255, green: 255, blue: 0),
    RGB(red: 92, green: 92, blue: 255), RGB(red: 255, green: 0, blue: 255), RGB(red: 0, green: 255, blue: 255),
    RGB(red: 255, green: 255, blue: 255),
  ]

  private static func distance(_ left: RGB, _ right: RGB) -> Int {
    let parts = [(left.red, right.red), (left.green, right.green), (left.blue, right.blue)]
    return parts.reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
  }

  @Test func noColorOfThePaletteIsNearerThanTheChosenOne() {
    // A step that is prime to 256 visits all residues of each channel.
    for red in stride(from: 0, through: 255, by: 7) {
      for green in stride(from: 0, through: 255, by: 11) {
        for blue in stride(from: 0, through: 255, by: 13) {
          let color = RGB(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
          let chosen = Self.fixedPalette[color.nearestOf256 - 16]
          let best = Self.fixedPalette.map { Self.distance(color, $0) }.min()
          #expect(Self.distance(color, chosen) == best, "\(color)")
        }
      }
    }
  }

  @Test func everyGrayFindsTheNearestOne() {
    for level in UInt8.min...UInt8.max {
      let gray = RGB(red: level, green: level, blue: level)
      let best = Self.fixedPalette.map { Self.distance(gray, $0) }.min()
      #expect(Self.distance(gray, Self.fixedPalette[gray.nearestOf256 - 16]) == best, "\(level)")
    }
  }

  @Test func xtermsOwnSixteenColorsMapToThemselves() {
    for (number, color) in Self.xtermColors.enumerated() {
      #expect(color.nearestOf16 == number)
    }
  }

  @Test(arguments: [
    // The accents of base16 Default Dark and Solarized, by the names that their authors give them.
    (RGB(red: 0xAB, green: 0x46, blue: 0x42), 1), (RGB(red: 0xA1, green: 0xB5, blue: 0x6C), 2),
    (RGB(red: 0xF7, green: 0xCA, blue: 0x88), 3), (RGB(red: 0x7C, green: 0xAF, blue: 0xC2), 4),
    (RGB(red: 0xBA, green: 0x8B, blue: 0xAF), 5), (RGB(red: 0x86, green: 0xC1, blue: 0xB9), 6),
    (RGB(red: 0xDC, green: 0x32, blue: 0x2F), 1), (RGB(red: 0x85, green: 0x99, blue: 0x00), 2),
    (RGB(red: 0xB5, green: 0x89, blue: 0x00), 3), (RGB(red: 0x26, green: 0x8B, blue: 0xD2), 4),
    (RGB(red: 0xD3, green: 0x36, blue: 0x82), 5), (RGB(red: 0x2A, green: 0xA1, blue: 0x98), 6),
  ])
  func softAccentsOfThemesKeepTheirHue(color: RGB, plain: Int) {
    #expect(color.nearestOf16 % 8 == plain)
  }

  @Test func directColorsAvoidTheNumbersOfThePalette() {
    #expect(RGB(red: 0, green: 0, blue: 0).directNumber == 8)
    #expect(RGB(red: 0, green: 0, blue: 7).directNumber == 8)
    #expect(RGB(red: 0x12, green: 0x34, blue: 0x56).directNumber == 0x123456)
  }
}
