import Analysis
import Foundation
import Testing

@Suite struct ScalerConformanceTests {
  @Test(arguments: ScalingKind.all)
  func equalValuesScaleToZero(_ kind: ScalingKind) throws {
    for value in [0, 0.1, 1e9 + 0.1, 1e-300, -7] {
      for count in [1, 2, 1000] {
        let scaler = try #require(kind.fit([Double](repeating: value, count: count)))
        #expect(scaler.update(value) == 0, "\(value) × \(count)")
        #expect(scaler.scale == 1)
      }
    }
  }

  @Test(arguments: ScalingKind.all)
  func missingReferenceIsNil(_ kind: ScalingKind) {
    #expect(kind.fit([]) == nil)
    #expect(kind.fit([.nan, .infinity, -.infinity]) == nil)
  }

  @Test(arguments: ScalingKind.all)
  func missingValuesStayMissing(_ kind: ScalingKind) throws {
    let scaler = try #require(kind.fit([1, 2, 3, .nan, .infinity]))
    #expect(scaler.update(.nan) == nil)
    #expect(scaler.update(.infinity) == nil)
    #expect(scaler.update(2) == (kind.id == "minmax" ? 0.5 : 0))
  }

  @Test(arguments: ScalingKind.all)
  func hugeSpreadIsNilOrFinite(_ kind: ScalingKind) {
    let values = [-1.7e308, 1.7e308, 0, 1]
    let scaler = kind.fit(values)
    #expect(values.allSatisfy { scaler?.update($0)?.isFinite ?? true })
  }

  @Test(arguments: ScalingKind.all)
  func originalUndoesTheScaling(_ kind: ScalingKind) throws {
    let scaler = try #require(kind.fit([1, 5, 9, 10]))
    let scaled = try #require(scaler.update(4))
    #expect(isClose(scaler.original(of: scaled), 4))
  }

  @Test(arguments: ScalingKind.all)
  func survivesSavingAndRestoring(_ kind: ScalingKind) throws {
    let scaler = try #require(kind.fit([1, 5, 9.3]))
    #expect(try isRestored(scaler))
  }

  private func isRestored<Method: Scaler>(_ scaler: Method) throws -> Bool {
    try JSONDecoder().decode(Method.self, from: JSONEncoder().encode(scaler)) == scaler
  }
}
