import FoundationEssentials
import Testing

@testable import TUI

@Suite("Themes")
struct ThemeTests {
  static let files = ["driftop-dark", "driftop-light", "driftop-contrast"]

  private static func read(_ name: String) throws -> String {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(4)
    return try String(
      contentsOf: URL(filePath: "/" + parts.joined(separator: "/") + "/themes/\(name).yaml"), encoding: .utf8)
  }

  private func error(_ yaml: String) -> String? {
    do throws(ThemeError) {
      _ = try Theme(yaml: yaml, file: "own.yaml")
      return nil
    } catch { return error.description }
  }

  private static let slots = (0..<16).map { "  \(Theme.Slot.key($0)): \"#\(String($0 * 15 + 16, radix: 16))0000\"" }

  private func scheme(_ head: String, slots: [String] = ThemeTests.slots) -> String {
    head + "\npalette:\n" + slots.map { $0 + "\n" }.joined()
  }

  @Test func theBuiltInThemeEqualsItsFile() throws {
    #expect(try Theme(yaml: Self.read("driftop-dark"), file: "driftop-dark.yaml") == Theme.driftopDark)
  }

  /// 4.5 : 1 is what WCAG 2.2 asks of text, success criterion 1.4.3; 3 : 1 of graphics, 1.4.11.
  @Test(arguments: files)
  func everyRoleCanBeReadOnItsBackground(name: String) throws {
    let palette = try Theme(yaml: Self.read(name), file: name).palette(colors: .trueColor)
    let graphics: Set<Role> = [.graphAxis, .graphReference, .missing]
    for role in Role.allCases where ![.heat0, .heat1, .heat2].contains(role) {
      let style = palette[role]
      let foreground = try #require(style.foreground)
      let background = try #require(style.background)
      #expect(foreground.contrast(with: background) >= (graphics.contains(role) || role == .heat3 ? 3 : 4.5), "\(role)")
    }
  }

  @Test func contrastFollowsItsDefinition() {
    // WCAG 2.2: black on white is 21 : 1; #777777 on white is 4.48 : 1 in the WebAIM contrast checker.
    let white = RGB(red: 255, green: 255, blue: 255)
    #expect(abs(RGB(red: 0, green: 0, blue: 0).contrast(with: white) - 21) < 1e-9)
    #expect(abs(RGB(red: 0x77, green: 0x77, blue: 0x77).contrast(with: white) - 4.48) < 0.005)
  }

  @Test func theOlderFlatFormIsRead() throws {
    let yaml =
      "scheme: \"Old\"\nauthor: \"x\"\n"
      + (0..<16).map { "\(Theme.Slot.key($0)): \"1818\($0 < 5 ? "18" : "f8")\"\n" }.joined()
    let theme = try Theme(yaml: yaml, file: "old.yaml")
    #expect(theme.name == "Old" && theme.system == .base16 && theme.variant == .dark)
    #expect(theme[.background] == RGB(red: 0x18, green: 0x18, blue: 0x18))
  }

  @Test func base24HasTwentyFourColours() throws {
    let slots = (0..<24).map { "  \(Theme.Slot.key($0)): \"#0102\(String($0 + 16, radix: 16))\"" }
    let head = "system: base24\nname: x\nvariant: light"
    #expect(try Theme(yaml: scheme(head, slots: slots), file: "x").system == .base24)
    #expect(
      error(scheme(head, slots: Array(slots.dropLast())))
        == "own.yaml:5: base17 is missing; a base24 scheme has 24 colours")
  }

  @Test func errorsSayWhereAndWhatWasExpected() {
    var slots = Self.slots
    slots[3] = "  base03: \"grey\""
    #expect(
      error(scheme("name: x", slots: slots))
        == "own.yaml:6: base03 is \"grey\"; expected six hexadecimal digits, \"#1a2b3c\"")
    slots[3] = "  base03: #101010"
    #expect(
      error(scheme("name: x", slots: slots))
        == "own.yaml:6: base03 has no value; expected six hexadecimal digits in quotes, \"#1a2b3c\"")
    #expect(error(scheme("system: base32\nname: x")) == "own.yaml:1: `system` is \"base32\"; expected base16 or base24")
    #expect(error(scheme("variant: grey\nname: x")) == "own.yaml:1: `variant` is \"grey\"; expected dark or light")
    #expect(error(scheme("author: x")) == "own.yaml: `name` is missing; expected the scheme's name")
    #expect(error("- a list") == "own.yaml:1: expected a mapping with `system`, `name`, `variant` and `palette`")
    #expect(error("")?.hasPrefix("own.yaml: expected a mapping") == true)
    #expect(error("a: [")?.hasPrefix("own.yaml:2: the file is not valid YAML: ") == true)
    #expect(
      error("name: x") == "own.yaml: `palette` is missing; expected base00 to base0F, each a colour like \"#1a2b3c\"")
  }

  @Test func monochromeUsesNoColourAndStillTellsStatesApart() {
    let palette = Theme.driftopDark.palette(colors: .none)
    for role in Role.allCases {
      #expect(palette[role].foreground == nil && palette[role].background == nil)
    }
    #expect(palette[.stateCritical] != palette[.stateOK])
    #expect(palette[.selected] != palette[.text])
  }

  @Test func sixteenColoursLeaveTextToTheTerminal() {
    let palette = Theme.driftopDark.palette(colors: .sixteen)
    #expect(palette[.text] == Style())
    #expect(Role.allCases.allSatisfy { palette[$0].background == nil })
    #expect(palette[.stateOK].foreground != palette[.stateCritical].foreground)
  }
}
