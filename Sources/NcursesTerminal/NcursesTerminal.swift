import CNcurses
import Glibc
public import TUI

/// The terminal that the process was started on: shows grids, reports keys and signals, and is always given back.
///
/// It belongs to the thread that made it, the main thread. Make it before any task or thread is started, so that they
/// inherit the block of the signals that it reads. Colours beyond the terminal's are mapped to the nearest ones.
public final class NcursesTerminal {
  public struct Options: Sendable {
    /// Draw in ASCII even where the locale allows more.
    public var forcesASCII = false
    /// `nil` asks the environment and the terminal's description. More than the terminal can show is not taken.
    public var colors: TerminalAbilities.Colors?
    /// Keep what is written to standard error while the screen is shown, if that would land on the screen.
    public var capturesStandardError = true

    public init() {}
  }

  public let abilities: TerminalAbilities
  /// Wakes the thread that waits in ``nextEvents(timeout:)``.
  public let waker: Waker

  private let colorSpace: ColorSpace
  private var frame: Frame
  private var needsUpdate = true
  private var isOpen = true
  private var isReachable = true
  private var keyDecoder = KeyDecoder()
  private var emptyReads = 0
  private var hasUnreadKeys = false

  /// Takes over the terminal and empties its screen.
  ///
  /// - Throws: ``TerminalError`` when there is no terminal or its type cannot show screens; nothing has changed then.
  public init(options: Options = Options()) throws(TerminalError) {
    let surroundings = Surroundings.ofProcess()
    guard cn_find_terminal() == 0 else { throw .noTerminal }
    guard cn_take_signals() == 0 else { throw .lastSystemError(during: "signals") }
    let unicode = Self.chooseLocale(options: options, surroundings: surroundings)
    do {
      try Self.open(surroundings.terminalTypes(colors: options.colors), named: surroundings.type, unicode: unicode)
    } catch {
      cn_release_signals()
      throw error
    }

    colorSpace = ColorSpace(
      terminfoColors: Int(cn_color_count()), wanted: options.colors, refusesColor: surroundings.refusesColor)
    if colorSpace != .none { cn_start_colors() }
    abilities = TerminalAbilities(colors: colorSpace.abilities, unicode: unicode)
    waker = Waker(descriptor: cn_waker())
    frame = Frame(width: Int(cn_width()), height: Int(cn_height()))
    guard !options.capturesStandardError || cn_capture_errors() == 0 else {
      let error = TerminalError.lastSystemError(during: "standard error")
      restore()
      throw error
    }
  }

  deinit {
    restore()
  }

  /// Columns and rows.
  public var size: (width: Int, height: Int) {
    (frame.width, frame.height)
  }

  /// How roles look from the next ``present(_:)`` on.
  public func use(_ palette: Palette) {
    for role in Role.allCases {
      let look = colorSpace.look(of: palette[role])
      cn_define_style(Int32(Frame.slot(of: role)), look.foreground, look.background, look.attributes.rawValue)
      frame.setLook(look, of: role)
    }
    frame.forget()
    cn_erase()
  }

  /// Shows a grid; what exceeds the screen is cut. Only differences from what was shown cross the line.
  public func present(_ grid: Grid) {
    guard isOpen, isReachable else { return }
    var changed = 0
    frame.replace(with: grid) { run in
      changed += run.scalars.count
      run.scalars.withUnsafeBufferPointer { scalars in
        cn_put(Int32(run.y), Int32(run.x), scalars.baseAddress, Int32(scalars.count), Int32(run.slot))
      }
    }
    guard changed > 0 || needsUpdate else { return }
    // A smaller update leaves in one write and appears at once anyway, without the 16 bytes around it.
    cn_update(changed > 64 || needsUpdate ? 1 : 0)
    needsUpdate = false
  }

  /// Calls somebody who does not look at the screen, which stays as it is.
  public func call(_ alarm: TerminalAlarm, _ text: String) {
    guard isOpen, isReachable else { return }
    let bytes = alarm.bytes(text).map { CChar(bitPattern: $0) }
    cn_send(bytes, Int32(bytes.count))
  }

  /// Makes the next ``present(_:)`` repaint the whole screen, whatever another program wrote on it.
  public func redraw() {
    cn_repaint()
    needsUpdate = true
  }

  /// What happened since the last call, in order; waits for it up to a time, or for ever.
  ///
  /// Empty when the time is over. After ``TerminalEvent/vanished`` every call returns it at once: end the program.
  public func nextEvents(timeout: Duration?) -> [TerminalEvent] {
    guard isReachable else { return [.vanished] }
    let seen = Int(cn_wait(hasUnreadKeys ? 0 : timeout.map(Self.nanoseconds) ?? -1))
    var events: [TerminalEvent] = []
    if seen & CN_SIGNALLED != 0 { readSignals(into: &events) }
    if seen & CN_KEYS != 0 || hasUnreadKeys { readKeys(into: &events) }
    if seen & CN_WOKEN != 0 { events.append(.woken) }
    if seen & CN_GONE != 0 { isReachable = false }
    if !isReachable { events.append(.vanished) }
    return events
  }

  /// Gives the terminal back as it was found. Calling it again does nothing.
  public func restore() {
    guard isOpen else { return }
    isOpen = false
    cn_leave()
    cn_release_errors()
    cn_release_signals()
  }

  /// Gives the terminal back and prints what was written to standard error meanwhile.
  public func restoreAndPrintCapturedErrors() {
    restore()
    cn_print_captured_errors()
  }

  /// Gives the terminal back and ends the process as the signal would have, so that its exit status tells the signal.
  public func restoreAndEnd(by signal: Int32) -> Never {
    restoreAndPrintCapturedErrors()
    cn_end_process(signal)
  }
}

// MARK: - Opening

extension NcursesTerminal {
  private static func chooseLocale(options: Options, surroundings: Surroundings) -> Bool {
    var isUTF8 = cn_set_locale("") == 1
    if !isUTF8, surroundings.localeLeavesEncodingOpen { isUTF8 = cn_set_locale("C.UTF-8") == 1 }
    return isUTF8 && !options.forcesASCII && surroundings.typeShowsUnicode
  }

  private static func open(_ types: [String], named name: String, unicode: Bool) throws(TerminalError) {
    for type in types {
      switch Int(cn_open(type, unicode ? 1 : 0)) {
      case CN_OPENED: return
      case CN_NO_CURSOR_ADDRESSING: throw .cannotMoveCursor(type: type)
      case CN_SYSTEM_ERROR: throw .lastSystemError(during: "the terminal")
      default: continue
      }
    }
    throw .unknownType(name)
  }
}

// MARK: - Events

extension NcursesTerminal {
  private static func nanoseconds(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    // Beyond a year the sum could overflow, and nobody can tell it from a year.
    return max(0, min(seconds, 31_536_000)) * 1_000_000_000 + max(0, attoseconds / 1_000_000_000)
  }

  private func readSignals(into events: inout [TerminalEvent]) {
    while case let signal = cn_next_signal(), signal != 0 {
      switch signal {
      case SIGWINCH: takeSize(into: &events)
      case SIGTSTP:
        cn_leave()
        cn_stop_process()
        resume(into: &events)
      case SIGCONT: resume(into: &events)
      default: events.append(.terminate(signal: signal))
      }
    }
  }

  private func takeSize(into events: inout [TerminalEvent]) {
    guard cn_take_size() == 1 else { return }
    frame.resize(width: Int(cn_width()), height: Int(cn_height()))
    needsUpdate = true
    events.append(.resized(width: size.width, height: size.height))
  }

  private func resume(into events: inout [TerminalEvent]) {
    // The size comes first, because the margins depend on it.
    takeSize(into: &events)
    cn_resume()
    needsUpdate = true
    events.append(.resumed)
  }

  private func readKeys(into events: inout [TerminalEvent]) {
    // A flood of input must not keep the screen and the signals waiting.
    let most = 4096
    var count = 0
    var code = Int(cn_read_key())
    while code >= 0 {
      keyDecoder.feed(code) { events.append(.key($0)) }
      count += 1
      guard count < most else { break }
      code = Int(cn_read_key())
    }
    hasUnreadKeys = count == most
    if !hasUnreadKeys { keyDecoder.endOfBurst { events.append(.key($0)) } }
    // Readiness without a byte is an end of file, about which ncurses is silent; another reader may cause it once.
    emptyReads = count == 0 ? emptyReads + 1 : 0
    if code == CN_INPUT_ENDED || emptyReads > 2 { isReachable = false }
  }
}
