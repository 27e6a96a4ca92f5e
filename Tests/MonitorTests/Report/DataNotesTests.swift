import Predictions
import Testing

@testable import Monitor

@Suite struct DataNotesTests {
  private func notes(_ text: String, masks: [String] = [], settings change: (inout MonitorSettings) -> Void = { _ in })
    -> [String]
  {
    var settings = MonitorSettings(windowing: .whole)
    change(&settings)
    var state = MonitorState(settings: settings)
    state.apply(batch(text, masks: masks))
    return DataNotes(state).sentences
  }

  @Test func healthyDataNeedsNoNote() {
    #expect(notes(line(0) + line(1, 0, 0)).isEmpty)
  }

  @Test func numbersThatAreNotFiniteAreCountedByField() {
    let text = line(0, 1, 1, ",\"x\":NaN,\"a\":Infinity") + line(1, 0, 0, ",\"x\":NaN")
    #expect(
      notes(text) == [
        "a: 1 values were NaN or infinite and are counted as missing",
        "x: 2 values were NaN or infinite and are counted as missing",
      ])
  }

  @Test func maskedFieldsAreNamed() {
    let text = line(0, 1, 1, ",\"user\":{\"mail\":\"m\",\"name\":\"n\"}") + line(1, 0, 0)
    #expect(notes(text, masks: ["user"]) == ["masked and not analysed: user.mail, user.name"])
  }

  @Test func whatWaitsForItsOtherHalfIsCounted() {
    let text = "{\"id\":\"a\",\"y_pred\":1}\n{\"id\":\"b\",\"y_pred\":1}\n{\"id\":\"c\",\"y_true\":1}\n"
    #expect(
      notes(text) == ["2 predictions wait for a label by their id", "1 label found no prediction with its id"])
  }

  @Test func labelsThatNeverMeetAreTold() {
    let text =
      "{\"model\":\"m\",\"y_true\":\"true\",\"y_pred\":1}\n{\"model\":\"m\",\"y_true\":\"false\",\"y_pred\":0}\n"
    #expect(
      notes(text) == ["m: no label is both actual and predicted: the two are spelled differently, or never agree"])
  }

  @Test func scoresAfterFractionsAreTold() {
    let text = "{\"y_true\":1.5,\"y_pred\":2}\n{\"y_true\":1,\"y_pred\":1,\"score\":0.5}\n"
    #expect(
      notes(text) == ["the model: scores came after labels with fractions; taken for a regression, --task overrides"])
  }

  @Test func aPositiveClassThatNoLabelHasIsTold() {
    #expect(notes(line(0) + line(1, 0, 0), settings: { $0.positive = "fraud" }).contains { $0.contains("“fraud”") })
    #expect(notes(line(0) + line(1, 0, 0), settings: { $0.positive = "0" }).isEmpty)
  }

  @Test func windowsOfTimeWithoutTimesAreTold() {
    let text = "{\"y_true\":1,\"y_pred\":1}\n{\"y_true\":0,\"y_pred\":0}\n"
    let hourly: (inout MonitorSettings) -> Void = { $0.windowing = .duration(.seconds(3_600)) }
    #expect(notes(text, settings: hourly).contains { $0.contains("no record has a time") })
    #expect(notes(line(0) + line(1, 0, 0), settings: hourly).isEmpty)
  }
}
