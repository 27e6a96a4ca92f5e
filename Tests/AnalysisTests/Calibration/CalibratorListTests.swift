import Analysis
import Testing

@Suite struct CalibratorListTests {
  @Test func listHoldsEveryDescriptorOfTheFolder() throws {
    let declared = try DeclaredDescriptors(in: "Calibration").ids(of: "CalibratorKind")
    #expect(declared == CalibratorKind.all.map(\.id).sorted())
  }

  @Test func everyKindIsFoundByItsName() {
    #expect(CalibratorKind.all.allSatisfy { CalibratorKind.named($0.id)?.summary == $0.summary })
    #expect(CalibratorKind.named("none such") == nil)
  }
}
