import ArgumentParser
import Glibc
import Monitor
import Predictions
import Recording
import Telemetry

/// A replay as the options have it: on the screen, as one screen, as lines, or as what would have been different.
struct Replay {
  private let input: TapeInput
  private let inputs: Inputs
  private let rules: [String]
  private let screen: ScreenOptions
  private let course: ReplayCourse

  init(
    _ inputs: Inputs, rules: [String], screen: ScreenOptions, course options: ReplayOptions? = nil
  ) throws(Failure) {
    self.inputs = inputs
    self.rules = rules
    self.screen = screen
    course = try ReplayCourse(options)
    let found = try TapeInput(
      inputs, rules: course.asksWhatIf ? [] : rules, session: course.session, at: course.at ?? course.from)
    input = course.asksWhatIf ? found : try found.judged(by: inputs, rules: rules)
  }

  func run() throws(Failure) {
    let notes = input.tape.notes
    for note in notes { StandardError.write(line: note) }
    for time in [course.at, course.from].compactMap(\.self) {
      let range = try input.range(reaching: time)
      guard !range.contains(time) else { continue }
      throw Failure(
        sentence:
          "\(input.name): \(time) lies outside of it: it reaches from \(range.lowerBound) to \(range.upperBound)")
    }
    try play()
    // What was found on the way; a screen has shown it.
    for note in input.tape.notes where !notes.contains(where: { $0.utf8.elementsEqual(note.utf8) }) {
      StandardError.write(line: note)
    }
  }

  private func play() throws(Failure) {
    if let format = course.whatIfFormat { return try WhatIfRun(input, inputs, rules: rules).run(format) }
    if screen.once { return try drawOnce(at: course.at ?? course.from) }
    guard isatty(STDOUT_FILENO) == 1 else { return try HeadlessReplay(input, course).run() }
    try ReplayScreen(input, course, try ScreenConfiguration(screen, inputs)).run()
  }

  /// - Parameter time: `nil` for the end.
  private func drawOnce(at time: Timestamp?) throws(Failure) {
    let configuration = try ScreenConfiguration(screen, inputs)
    let monitor = MonitorActor(state: try input.state(at: time ?? Timestamp(nanoseconds: .max)))
    let end = try input.range().upperBound
    let playback = try status(at: time ?? end)
    let screen = Blocking.wait { await OnceScreen(of: monitor, configuration, at: playback) }
    try screen.show()
  }

  private func status(at time: Timestamp) throws(Failure) -> PlaybackStatus {
    let range = try input.range()
    var status = PlaybackStatus(position: time, start: range.lowerBound, end: range.upperBound)
    do throws(RecordingFault) {
      status.marks = try input.tape.marks()
    } catch {
      throw Failure(sentence: error.sentence)
    }
    status.markedUntil = input.tape is RecordingTape ? range.upperBound : range.lowerBound
    status.notes = input.tape.notes
    return status
  }
}

extension TapeInput {
  /// The same, judged by what options say; as it is where they say nothing.
  func judged(by inputs: Inputs, rules: [String]) throws(Failure) -> TapeInput {
    // Logs are judged by the options from the start.
    guard tape is RecordingTape else { return self }
    guard let header = try tape.header.judged(by: inputs, rules: rules) else { return self }
    return TapeInput(JudgedTape(tape: tape, header: header), name: name)
  }
}
