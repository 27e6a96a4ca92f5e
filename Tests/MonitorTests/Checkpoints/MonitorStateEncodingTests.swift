import Alerting
import Predictions
import Telemetry
import TestSupport
import Testing

@testable import Monitor

/// Apply half, write, read, apply the rest: all is as if it had never been written.
@Suite struct MonitorStateEncodingTests {
  private static func settings(_ reference: ReferenceChoice) -> MonitorSettings {
    var settings = MonitorSettings(windowing: .live)
    settings.watch = WatchSettings(reference: reference)
    return settings
  }

  @Test func anEmptyStateComesBack() async throws {
    var state = CheckpointedState(MonitorState(settings: MonitorSettings(windowing: .whole)))
    try state.checkpoint()
    try await state.expectSame()
  }

  /// Traffic with late labels, metrics, rules, faults, drift and what people do about alerts; a checkpoint before the
  /// reference is complete, while alerts wait and fire, and after they are over.
  @Test(arguments: [5, 24, 33, 52]) func aWatchedSessionGoesOnAsIfUninterrupted(minute: Int) async throws {
    var traffic = WatchedTraffic()
    var events: [SessionEvent] = []
    traffic.run(minutes: 22)
    var drifting = WatchedTraffic.Fault()
    (drifting.drifts, drifting.isWrong, drifting.errorRatio) = (true, true, 0.3)
    traffic.run(minutes: 18, drifting)
    traffic.run(minutes: 20)
    events = traffic.told
    var state = CheckpointedState(WatchedTraffic.initialState)
    var clocks = 0
    for event in events {
      state.tell(event)
      guard case .clock = event else { continue }
      clocks += 1
      if clocks == minute * 4 { try state.checkpoint() }
      if clocks == 31 * 4 { state.act(at: clocks) }
    }
    try await state.expectSame()
    #expect(!traffic.fired.isEmpty)
  }

  @Test func manySmallCheckpointsAreAsGoodAsNone() async throws {
    var traffic = WatchedTraffic()
    traffic.run(minutes: 24)
    var state = CheckpointedState(WatchedTraffic.initialState)
    for (number, event) in traffic.told.enumerated() {
      state.tell(event)
      if number % 37 == 0 { try state.checkpoint() }
    }
    try await state.expectSame()
  }

  @Test(.enabled(if: SharedData.has("data/streams/elec2.csv.gz")), arguments: [MonitorSettings.Windowing.live, .whole])
  func electricity(_ windowing: MonitorSettings.Windowing) async throws {
    let columns = try SharedData.columns("data/streams/elec2.csv.gz")
    func cells(_ name: String) -> [Substring] { columns[name] ?? [] }
    let lines = cells("y_true").indices.prefix(12_000).map { row in
      line(
        row * 60, Int(cells("y_true")[row]) ?? 0, Int(cells("y_pred_static")[row]) ?? 0,
        #","score":\#(cells("confidence_static")[row]),"features":{"demand":\#(cells("feat_nswdemand")[row]),"#
          + #""transfer":\#(cells("feat_transfer")[row]),"day":"\#(row / 1440 % 7)"}"#)
    }
    var settings = Self.settings(.first(3_000))
    settings.windowing = windowing
    try await follow(lines, settings)
  }

  @Test(.enabled(if: SharedData.has("data/nannyml/car_loan_analysis.csv.gz"))) func carLoans() async throws {
    let columns = try SharedData.columns("data/nannyml/car_loan_analysis.csv.gz")
    func cells(_ name: String) -> [Substring] { columns[name] ?? [] }
    let lines = cells("y_pred").indices.prefix(10_000).map { row in
      // The labels of the last quarter have not come.
      let actual = row < 7_500 ? #""y_true":\#(cells("repaid")[row]),"# : ""
      return #"{"ts":\#(march + row * 20),\#(actual)"y_pred":\#(cells("y_pred")[row]),"#
        + #""score":\#(cells("y_pred_proba")[row]),"features":{"value":\#(cells("car_value")[row]),"#
        + #""salary":"\#(cells("salary_range")[row])","ratio":\#(cells("debt_to_income_ratio")[row])}}"# + "\n"
    }
    try await follow(lines, Self.settings(.first(2_500)))
  }

  @Test(.enabled(if: SharedData.has("data/awkward/delayed_labels.jsonl"))) func labelsThatComeLater() async throws {
    let lines = try ["predictions", "labels"].flatMap { part in
      try SharedData.text("data/awkward/delayed_\(part).jsonl").split(separator: "\n").map { $0 + "\n" }
    }
    try await follow(lines.map(String.init), Self.settings(.first(200)))
  }

  /// Tells the lines a hundred at a time, with a checkpoint after a third and after a half.
  private func follow(_ lines: [String], _ settings: MonitorSettings) async throws {
    var state = CheckpointedState(MonitorState(settings: settings))
    for start in stride(from: 0, to: lines.count, by: 100) {
      let end = min(lines.count, start + 100)
      state.tell(.predictions(batch(lines[start..<end].joined())))
      state.tell(.clock(state.straight.predictions.lastTime ?? Timestamp(seconds: Int64(march))))
      if [lines.count / 3, lines.count / 2].contains(where: (start..<end).contains) { try state.checkpoint() }
    }
    try await state.expectSame()
  }

  // MARK: Damage

  @Test func aDamagedCheckpointIsRefused() throws {
    var traffic = WatchedTraffic()
    traffic.run(minutes: 20)
    let encoded = try traffic.state.encoded()
    #expect(!encoded.blobs.isEmpty)
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<50 {
      var damaged = encoded
      let blob = Int.random(in: -1..<encoded.blobs.count, using: &generator)
      if blob < 0 {
        damaged.head[Int.random(in: damaged.head.indices, using: &generator)] ^= 4
      } else {
        damaged.blobs[blob][Int.random(in: damaged.blobs[blob].indices, using: &generator)] ^= 4
      }
      #expect(throws: BinaryFault.self) { try MonitorState(decoding: damaged) }
    }
    #expect(throws: BinaryFault.self) { try MonitorState(decoding: EncodedState(head: [], blobs: [])) }
    var missing = encoded
    missing.blobs.removeLast()
    #expect(throws: BinaryFault.self) { try MonitorState(decoding: missing) }
  }

  @Test func anotherFormatIsRefusedWithAWord() throws {
    var encoded = try MonitorState(settings: MonitorSettings(windowing: .live)).encoded()
    encoded.head[0] = 99
    let format = MonitorState.format
    let expected = "The checkpoint is of format 99 and this driftop reads \(format); replay from the start."
    #expect(throws: BinaryFault(expected)) { try MonitorState(decoding: encoded) }
  }
}

extension CheckpointedState {
  /// Somebody acknowledges the first alert, and silences another.
  fileprivate mutating func act(at number: Int) {
    let now = straight.now ?? Timestamp(seconds: Int64(march))
    let user = Operator(user: "ada", host: "desk")
    guard let episode = straight.alerts.book.entries(at: now).first?.episode else { return }
    let matcher = SilenceMatcher(name: "alertname", value: "Model.*", isRegex: true)
    tell(
      .alerts(
        .actions([
          OperatorAction(id: "a", time: now, actor: user, deed: .acknowledge(episode.id), note: "mine"),
          OperatorAction(
            id: "b", time: now, actor: user,
            deed: .silence(
              Silence(id: "s", matchers: [matcher], startsAt: now, endsAt: now + .seconds(600)))),
        ])))
  }
}
