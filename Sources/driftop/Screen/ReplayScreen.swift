import Monitor
import Recording
import Telemetry

/// A replay on the screen.
struct ReplayScreen {
  private let input: TapeInput
  private let course: ReplayCourse
  private let configuration: ScreenConfiguration

  init(_ input: TapeInput, _ course: ReplayCourse, _ configuration: ScreenConfiguration) {
    self.input = input
    self.course = course
    self.configuration = configuration
  }

  func run() throws(Failure) {
    let player = Player(input.tape) { .now }
    // Before the first task, whose threads inherit the signals that the session blocks.
    var session = try ScreenSession(configuration, replay: player)
    try session.run(beginning: commands)
  }

  /// What is asked of the player before anybody presses a key.
  private var commands: [PlaybackCommand] {
    var commands: [PlaybackCommand] = []
    switch course.speed {
    case .usual: break
    case .times(let factor): commands.append(.speed(factor))
    case .unlimited: commands.append(.speed(nil))
    }
    if let time = course.at ?? course.from { commands.append(.seek(time)) }
    // Where somebody asked for a moment, it stands still.
    if course.at == nil { commands.append(.togglePlaying) }
    return commands
  }
}
