import Analysis
import Telemetry
import Testing

@testable import Predictions

/// Expected numbers: numpy, Scripts/make_importances_reference.py.
@Suite struct ImportancesTests {
  private static func records(withScore: Bool) -> [Record] {
    (0..<301).map { row in
      let (digit, kind) = (row * 37 % 10, row * row % 7)
      let score = Double(digit) / 20 + Double(kind) / 40
      var record = Record(model: "m", time: Double(row))
      if withScore {
        record.score = score
      } else {
        record.predicted = score > 0.3 ? "high" : score > 0.15 ? "middle" : "low"
      }
      record.numbers = ["digit": Double(digit), "noise": Double(row * 53 % 17)]
      record.texts = ["kind": "k\(kind)"]
      return record
    }
  }

  private static func importances(_ records: [Record], _ given: [String: Double] = [:]) throws -> [String: Double] {
    var settings = MonitorSettings(windowing: .live)
    var watch = WatchSettings(reference: .first(300))
    watch.importances = given
    settings.watch = watch
    var state = PredictionState(settings: settings)
    state.apply(PredictionBatch(records))
    let view = try #require(state.models.first?.watch)
    let features = try #require(view.reference).features
    return features.indices.reduce(into: [:]) { $0[features[$1].name] = view.importance(ofFeature: $1) }
  }

  @Test func areTheCorrelationRatioOfTheScore() throws {
    let importances = try Self.importances(Self.records(withScore: true))
    for (name, expected) in ["digit": 0.9407566006492738, "noise": 0, "kind": 0.041641273595807805] {
      #expect(abs((importances[name] ?? .nan) - expected) < 1e-9, "\(name)")
    }
  }

  @Test func areTheCorrelationRatioOfTheClassesWithoutAScore() throws {
    let importances = try Self.importances(Self.records(withScore: false))
    for (name, expected) in ["digit": 0.6453689484542479, "noise": 0, "kind": 0.023436897743903288] {
      #expect(abs((importances[name] ?? .nan) - expected) < 1e-9, "\(name)")
    }
    #expect(importances["prediction"] == nil)
  }

  @Test func givenOnesStandAndOthersAreNothing() throws {
    let importances = try Self.importances(Self.records(withScore: true), ["digit": 0.7])
    #expect(importances["digit"] == 0.7)
    #expect(importances["kind"] == 0)
  }

  @Test func areUnknownWithFewRows() throws {
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(50))
    var state = PredictionState(settings: settings)
    state.apply(PredictionBatch(Array(Self.records(withScore: true).prefix(60))))
    #expect(try #require(state.models.first?.watch?.reference).importances.allSatisfy { $0 == nil })
  }
}
