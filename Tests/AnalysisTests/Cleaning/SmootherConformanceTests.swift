import Analysis
import Foundation
import TestSupport
import Testing

@Suite struct SmootherConformanceTests {
  private static let awkward: [Double] = [
    .nan, 3, .infinity, -1, 1e308, 1e308, 1e308, -1e308, .nan, .nan, .nan, .nan, .nan, .nan, 0, -0.0,
    .leastNonzeroMagnitude, 7,
  ]

  @Test(arguments: SmoothingKind.all)
  func missingValuesAloneGiveNothing(_ kind: SmoothingKind) throws {
    #expect(try kind.smooth([]).isEmpty)
    #expect(try kind.smooth([.nan, .infinity, -.infinity]) == [nil, nil, nil])
  }

  @Test(arguments: SmoothingKind.all)
  func awkwardValuesGiveFiniteNumbersOrNothing(_ kind: SmoothingKind) throws {
    let smoothed = try kind.smooth(Self.awkward)
    #expect(smoothed.allSatisfy { $0?.isFinite ?? true })
    #expect(smoothed.last != .some(nil))
  }

  @Test(arguments: SmoothingKind.all)
  func equalValuesStayAsTheyAre(_ kind: SmoothingKind) throws {
    let smoothed = try kind.smooth([Double](repeating: 0.1, count: 50))
    #expect(smoothed.allSatisfy { isClose($0, 0.1, tolerance: 1e-15) })
  }

  @Test(arguments: SmoothingKind.all)
  func staysWithinTheValuesSeen(_ kind: SmoothingKind) throws {
    var generator = SeededGenerator(seed: 2)
    let smoothed = try kind.smooth((0..<500).map { _ in generator.uniform() })
    #expect(smoothed.allSatisfy { ($0 ?? -1) >= 0 && ($0 ?? 2) <= 1 })
    #expect(try kind.smooth([42]) == [42])
  }

  @Test(arguments: SmoothingKind.all)
  func followsTheValuesAfterAHugeOneHasGone(_ kind: SmoothingKind) throws {
    let values = [1e308, 1e308, 1e308, 1e308] + [Double](repeating: 1, count: 3000)
    let last = try #require(try kind.smooth(values).last)
    #expect(isClose(last, 1))
  }

  @Test(arguments: SmoothingKind.all)
  func goesOnTheSameAfterSavingAndRestoring(_ kind: SmoothingKind) throws {
    #expect(try goesOn(try kind.smoother()))
  }

  private func goesOn<Method: Smoother>(_ smoother: Method) throws -> Bool {
    var original = smoother
    for value in Self.awkward { _ = original.update(value) }
    let saved = try JSONEncoder().encode(original)
    var restored = try JSONDecoder().decode(Method.self, from: saved)
    guard restored == original else { return false }
    for value in Self.awkward + [0.1, 0.2] where original.update(value) != restored.update(value) { return false }
    original.reset()
    return original == smoother
  }

  @Test func listsHoldEveryDescriptorOfTheFolder() throws {
    let folder = try DeclaredDescriptors(in: "Cleaning")
    #expect(try folder.ids(of: "SmoothingKind") == SmoothingKind.all.map(\.id).sorted())
    #expect(try folder.ids(of: "FillingKind") == FillingKind.all.map(\.id).sorted())
    #expect(try folder.ids(of: "ScalingKind") == ScalingKind.all.map(\.id).sorted())
    #expect(SmoothingKind.all.allSatisfy { SmoothingKind.named($0.id)?.summary == $0.summary })
    #expect(FillingKind.all.allSatisfy { FillingKind.named($0.id)?.summary == $0.summary })
    #expect(ScalingKind.all.allSatisfy { ScalingKind.named($0.id)?.summary == $0.summary })
  }
}
