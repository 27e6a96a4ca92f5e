import TUI
import Testing

@testable import NcursesTerminal

struct LookTests {
  @Test(arguments: [
    (-1, ColorSpace.none), (0, .none), (2, .none), (8, .eight), (16, .sixteen), (88, .sixteen),
    (256, .twoHundredFiftySix), (0x100_0000, .direct),
  ])
  func theDescriptionLimitsTheColors(count: Int, expected: ColorSpace) {
    #expect(ColorSpace(terminfoColors: count, wanted: nil, refusesColor: false) == expected)
    #expect(ColorSpace(terminfoColors: count, wanted: .trueColor, refusesColor: false) == expected)
  }

  @Test func theEnvironmentRefusesColorsUnlessTheUserAsksForThem() {
    #expect(ColorSpace(terminfoColors: 256, wanted: nil, refusesColor: true) == .none)
    #expect(
      ColorSpace(terminfoColors: 256, wanted: .twoHundredFiftySix, refusesColor: true) == .twoHundredFiftySix)
    #expect(ColorSpace(terminfoColors: 256, wanted: .some(.none), refusesColor: false) == .none)
  }

  @Test func fewerColorsThanThereAreCanBeAskedFor() {
    #expect(ColorSpace(terminfoColors: 256, wanted: .sixteen, refusesColor: false) == .sixteen)
    #expect(ColorSpace(terminfoColors: 0x100_0000, wanted: .sixteen, refusesColor: false) == .eight)
  }

  @Test func aMissingColorIsTheTerminalsOwn() {
    let look = ColorSpace.twoHundredFiftySix.look(of: Style())
    #expect(look == Look(foreground: -1, background: -1, attributes: []))
  }

  @Test func withoutColorsOnlyAttributesRemain() {
    var style = Style(foreground: RGB(red: 255, green: 0, blue: 0), background: RGB(red: 0, green: 0, blue: 255))
    style.isBold = true
    style.isReversed = true
    let look = ColorSpace.none.look(of: style)
    #expect(look == Look(foreground: -1, background: -1, attributes: [.bold, .reversed]))
  }

  @Test func eightColorsSayBrightWithBold() {
    let look = ColorSpace.eight.look(of: Style(foreground: RGB(red: 255, green: 0, blue: 0)))
    #expect(look == Look(foreground: 1, background: -1, attributes: .bold))
  }

  @Test func greyStaysVisibleWithEightColors() {
    let look = ColorSpace.eight.look(of: Style(foreground: RGB(red: 127, green: 127, blue: 127)))
    #expect(look == Look(foreground: 7, background: -1, attributes: []))
  }

  @Test func brightBackgroundsBecomePlainWithEightColors() {
    let gray = ColorSpace.eight.look(of: Style(background: RGB(red: 127, green: 127, blue: 127)))
    let red = ColorSpace.eight.look(of: Style(background: RGB(red: 255, green: 0, blue: 0)))
    #expect(gray.background == 0)
    #expect(red.background == 1)
  }
}
