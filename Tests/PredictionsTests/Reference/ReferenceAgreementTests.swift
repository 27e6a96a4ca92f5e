import Testing

@testable import Predictions

@Suite struct ReferenceAgreementTests {
  private func record(_ number: Int, _ actual: String?, _ predicted: String, fields: [String]) -> Record {
    var record = Record(time: Double(number))
    record.predicted = predicted
    record.actual = actual
    for field in fields { record.numbers[field] = Double(number % 7) }
    return record
  }

  private func agreement(_ reference: [Record], _ log: [Record]) throws -> ReferenceAgreement? {
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: .first(.max))
    var taken = PredictionState(settings: settings)
    taken.apply(PredictionBatch(reference))
    let profile = try #require(taken.models.first?.watch?.profile)
    settings.watch = WatchSettings(reference: .profiles)
    var state = PredictionState(settings: settings, references: [profile])
    state.apply(PredictionBatch(log))
    return try #require(state.models.first?.watch).agreement
  }

  private func records(_ count: Int, fields: [String], classes: [String] = ["a", "b"]) -> [Record] {
    (0..<count).map { record($0, classes[$0 % classes.count], classes[$0 % classes.count], fields: fields) }
  }

  @Test func theSameFieldsAgree() throws {
    let found = try agreement(records(60, fields: ["x", "y"]), records(60, fields: ["x", "y"]))
    #expect(found == ReferenceAgreement(sharedCount: 2))
  }

  @Test func fieldsOfTheReferenceThatTheLogLacksAreNamed() throws {
    let found = try #require(try agreement(records(60, fields: ["x", "y"]), records(60, fields: ["x", "z"])))
    #expect(found.sharedCount == 1)
    #expect(found.absent == ["y"])
    // Nothing marks z as an input of the model.
    #expect(found.unknown.isEmpty)
  }

  @Test func nothingMayBeShared() throws {
    let found = try #require(try agreement(records(60, fields: ["x"]), records(60, fields: ["z"])))
    #expect(found.sharedCount == 0 && found.absent == ["x"])
  }

  @Test func aClassThatTheReferenceHasNotIsCounted() throws {
    var log = records(60, fields: ["x"])
    log += (60..<70).map { record($0, $0 < 64 ? "c" : nil, "c", fields: ["x"]) }
    let found = try #require(try agreement(records(60, fields: ["x"]), log))
    #expect(found.unseenClasses == [.init(label: "c", predictedCount: 10, actualCount: 4)])
  }

  @Test func anotherSpellingOfAClassIsTheSameClass() throws {
    let found = try agreement(
      records(60, fields: ["x"], classes: ["0", "1"]), records(60, fields: ["x"], classes: ["0.0", "1.0"]))
    #expect(found?.unseenClasses.isEmpty == true)
  }
}
