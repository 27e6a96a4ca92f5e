import Predictions
import Testing

@Suite struct SchemaMappingTests {
  @Test func theExampleOfTheDocumentationHolds() {
    #expect(SchemaMapping().match("response.y_pred").role == .predicted)
  }

  @Test func anOverrideCountsMoreThanEveryName() {
    var mapping = SchemaMapping()
    mapping.map("churned", to: .actual)
    #expect(mapping.match("churned").role == .actual)
    #expect(mapping.match("churned").rank < mapping.match("y_pred").rank)
    // Its well-known names are ordinary fields now, those of other roles are not.
    #expect(mapping.match("y_true").role == .other)
    #expect(mapping.match("meta.label").role == .other)
    #expect(mapping.match("y_pred").role == .predicted)
  }

  @Test func anOverriddenUnitTakesAllUnits() {
    let mapping = SchemaMapping(overrides: ["took": .latency(secondsPerUnit: 1)])
    #expect(mapping.match("took").role == .latency(secondsPerUnit: 1))
    #expect(mapping.match("latency_ms").role == .other)
  }

  @Test func anOverriddenProbabilityTakesItsClassOnly() {
    let mapping = SchemaMapping(overrides: ["p": .probability(ofClass: "cat")])
    #expect(mapping.match("proba.cat").role == .other)
    #expect(mapping.match("proba.dog").role == .probability(ofClass: "dog"))
  }

  @Test func anOverriddenFeatureLeavesTheOthers() {
    let mapping = SchemaMapping(overrides: ["amount": .feature])
    #expect(mapping.match("amount").role == .feature)
    #expect(mapping.match("features.x").role == .feature)
  }

  @Test(arguments: [
    ("email", "email", true), ("email", "user.email", true), ("email", "email.first", true),
    ("email", "a.email.b.c", true),
    ("email", "emails", false), ("email", "my_email", false), ("EMAIL", "email", true), ("user.*", "user.email", true),
    ("user.*", "user", false), ("user.email", "user.email.first", true), ("user.email", "email", false),
    ("*mail", "user.email", true),
    ("features.*", "features.x", true), ("user", "user.0.name", true), ("e?ail", "email", true),
    ("*", "anything", true),
  ])
  func aMaskHidesAPathOrANameAndAllBelow(mask: String, path: String, isMasked: Bool) {
    #expect(SchemaMapping(masks: [mask]).isMasked(path) == isMasked)
    #expect(SchemaMapping(masks: ["other", mask]).isMasked(path) == isMasked)
  }

  @Test func withoutMasksNothingIsHidden() {
    #expect(!SchemaMapping().isMasked("email"))
  }

  @Test(arguments: [
    ("", "", true), ("", "a", false), ("*", "", true), ("a*b*c", "axxbyyc", true), ("a*b*c", "axxbyy", false),
    ("**", "ab", true),
    ("a?c", "abc", true), ("a?c", "ac", false), ("*.id", "a.b.id", true), ("ABC", "abc", true), ("é*", "été", true),
    ("a*a*a*a*a*a*a*a*b", String(repeating: "a", count: 200), false),
  ])
  func patternsMatchWholeTexts(pattern: String, text: String, matches: Bool) {
    #expect(GlobPattern(pattern).matches(text) == matches)
  }
}
