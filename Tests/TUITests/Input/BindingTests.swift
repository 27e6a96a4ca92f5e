import Monitor
import Testing

@testable import TUI

@Suite("Bindings")
struct BindingTests {
  @Test func everyActionHasAKeyAndAHelpText() {
    for action in Action.allCases {
      #expect(Binding.all.contains { $0.action == action && !$0.keys.isEmpty && !$0.help.isEmpty }, "\(action)")
    }
  }

  @Test(arguments: ViewKind.allCases)
  func noKeyHasTwoMeaningsInAView(view: ViewKind) {
    for name in OddSnapshots.names {
      var script = AppScript(themes: ["a", "b"]) { OddSnapshots.snapshot(name, $0) }
      script.press(AppScript.key(of: view))
      let enabled = Binding.all.filter { $0.isEnabled(script.app) }.flatMap(\.keys)
      #expect(Set(enabled).count == enabled.count, "\(name)")
    }
  }

  @Test func theFooterShowsOnlyWhatWorksHere() {
    var script = AppScript()
    #expect(!script.row(23).contains("Esc") && script.row(23).contains("↵ open"))
    script.press(.end, .character("3"))
    #expect(script.row(23).contains("% normalise") && !script.row(23).contains("threshold"))
    script.press(.character("4"))
    #expect(script.row(23).contains("←→ threshold") && !script.row(23).contains("normalise"))
  }

  @Test func helpAndQuitStayWhenTheFooterIsNarrow() {
    let screen = AppScript().screen(width: 40)
    let footer = screen.split(separator: "\n", omittingEmptySubsequences: false)[23]
    #expect(footer.hasSuffix("? help  q quit"))
    #expect(footer.count <= 40)
  }

  @Test func helpListsEveryBinding() {
    var script = AppScript(width: 200, height: 60)
    script.press(.character("?"))
    let screen = script.screen(width: 200, height: 60)
    for binding in Binding.all { #expect(screen.contains(binding.help), "\(binding.help)") }
  }
}
