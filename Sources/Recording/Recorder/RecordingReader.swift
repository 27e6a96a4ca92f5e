internal import Ingest
internal import Monitor
internal import Predictions
internal import Telemetry

/// Reads the beats of one session, one chunk after the other.
struct RecordingReader: TapeReader {
  private let file: RecordingFile
  private let session: Int64
  private let lines: RawLineReader
  /// Whether lines are read, or only passed over.
  var readsLines = true
  /// The chunk that is being read; `nil` before the first.
  private var number: Int64?
  /// What is known of its bytes, and how many of them have been read.
  private var content: RecordingFile.Content?
  private var offset = 0
  private var decoder: EventDecoder
  private var beat: Int64
  /// Beats that are passed over to the place where reading begins.
  private var skipped: Int64 = 0
  /// Events whose clock has not come yet.
  private var waiting: [SessionEvent] = []
  /// The latest that the clock told: what is told after it was set back lies there, in its order.
  private var lastTime: Timestamp?
  /// Whether events before this place were not read, so that what they told must be told again.
  private var isCut: Bool
  /// The number of the first chunk after a loss, or of the first that there is.
  private var cutNumber: Int64 = 0
  /// `nil` for a reader that began in the middle: it does not know what was defined before.
  private var unnamed: UnnamedSamples?

  init(_ file: RecordingFile, session: Int64, mapping: SchemaMapping, from beat: Int64) {
    (self.file, self.session, self.beat) = (file, session, beat)
    lines = RawLineReader(mapping: mapping)
    decoder = EventDecoder(lines: lines)
    // A state to go on from knows all that came before; the first chunk tells it again where it is not the start.
    isCut = beat == 0
    guard beat > 0 else {
      unnamed = UnnamedSamples()
      return
    }
    guard let holding = file.number(holding: beat, session: session) else {
      isCut = true
      return
    }
    number = holding - 1
    skipped = -1
  }

  mutating func next() throws(RecordingFault) -> TapeBeat? {
    while true {
      guard try makeReady() else { return endingBeat() }
      guard let content else { return nil }
      var reader = ByteReader(content.bytes[offset...])
      do {
        while !reader.isAtEnd {
          let entry = try decoder.decode(&reader)
          if let found = take(entry) {
            offset += reader.offset
            return found
          }
        }
        offset = content.bytes.count
      } catch {
        file.note(content.number)
        leaveDamaged()
      }
    }
  }

  /// Gets bytes to read; `false` where there are none now.
  private mutating func makeReady() throws(RecordingFault) -> Bool {
    if let content {
      if offset < content.bytes.count { return true }
      if !content.isSealed, let grown = file.content(of: content.number), grown.bytes.count > offset {
        self.content = grown
        return true
      }
      if !content.isSealed, file.number(after: content.number, session: session) == nil { return false }
    }
    while let following = file.number(after: number ?? 0, session: session) {
      if let content, !content.isSealed {
        // Bytes of the chunk before that came between the two looks.
        let grown = file.content(of: content.number)
        if let grown, grown.bytes.count > offset {
          self.content = grown
          return true
        }
        // Its writer had to let go of the rest.
        if grown?.isSealed != true { cut(at: following) }
      }
      if let number, following > number + 1, content != nil { cut(at: following) }
      number = following
      guard let found = file.content(of: following) else {
        leaveDamaged()
        continue
      }
      begin(found)
      if !found.bytes.isEmpty { return true }
    }
    return false
  }

  private mutating func begin(_ found: RecordingFile.Content) {
    content = found
    offset = 0
    decoder = EventDecoder(lines: lines)
    tell(found.facts.firstTime)
    if skipped < 0 {
      skipped = max(0, beat - found.facts.firstBeat)
    } else if found.facts.firstBeat > beat {
      // What is missing counts, so that places mean the same as before it was lost.
      waiting = []
      beat = found.facts.firstBeat
    }
    decoder.readsLines = readsLines && skipped == 0
  }

  /// Goes on with the next chunk; what came before it is not known any more.
  private mutating func leaveDamaged() {
    if let content { offset = content.bytes.count }
    content?.isSealed = true
    cut(at: number ?? 0)
    skipped = max(0, skipped)
  }

  private mutating func cut(at number: Int64) {
    if !isCut { cutNumber = number }
    isCut = true
  }

  /// Counts samples whose series only the next restatement tells.
  private mutating func lookForUnnamed(_ batch: ScrapeBatch) {
    guard unnamed != nil else { return }
    unnamed?.take(batch, isCut: isCut)
    if isCut, let count = unnamed?.count, count > 0 { file.note(unnamed: count, until: batch.time, after: cutNumber) }
  }

  private mutating func take(_ entry: EventDecoder.Entry) -> TapeBeat? {
    switch entry {
    case .restatement(let events):
      for case .scrape(let batch) in events { unnamed?.take(batch, isCut: false) }
      unnamed?.restart()
      if isCut, skipped == 0 { waiting += events }
      isCut = false
      return nil
    case .event(let event):
      if case .scrape(let batch) = event { lookForUnnamed(batch) }
      guard case .clock(let time) = event else {
        if skipped == 0 { waiting.append(event) }
        return nil
      }
      tell(time)
      guard skipped == 0 else {
        skipped -= 1
        decoder.readsLines = readsLines && skipped == 0
        return nil
      }
      beat += 1
      defer { waiting = [] }
      return TapeBeat(time: lastTime ?? time, events: waiting + [event], place: TapePlace(beat: beat))
    }
  }

  private mutating func tell(_ time: Timestamp?) {
    guard let time else { return }
    lastTime = lastTime.map { max($0, time) } ?? time
  }

  /// The events after the last clock of a session that has ended; more may come to one that is still written.
  private mutating func endingBeat() -> TapeBeat? {
    guard !waiting.isEmpty, let lastTime, !file.isGrowing else { return nil }
    defer { waiting = [] }
    return TapeBeat(time: lastTime, events: waiting, place: TapePlace(beat: beat))
  }
}
