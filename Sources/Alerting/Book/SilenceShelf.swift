internal import Telemetry

/// All silences, those of driftop's operators and those that Alertmanagers hold, under running numbers.
struct SilenceShelf: Sendable, Codable {
  /// A silence as somebody placed it.
  struct Held: Sendable {
    var silence: Silence
    var actor: String
    var note: String
    /// Whether it tells that somebody has the alerts rather than that nobody shall hear of them.
    var isAcknowledgement = false
    /// Whether it holds until its Alertmanager no longer lists it, whatever it says of its end.
    var isOpenEnded = false
    /// Whether a driftop placed it in an Alertmanager for an acknowledgement of its own.
    var isMirror = false
    var test: SilenceTest

    func isActive(at time: Timestamp) -> Bool {
      silence.startsAt <= time && (isOpenEnded || time < silence.endsAt)
    }
  }

  /// One order on every machine: by the end, then by all else.
  static func ends(_ left: Held, before right: Held) -> Bool {
    if left.silence.endsAt != right.silence.endsAt { return left.silence.endsAt < right.silence.endsAt }
    return left.orderingText.utf8.lexicographicallyPrecedes(right.orderingText.utf8)
  }

  private struct Place: Hashable, Codable {
    /// Empty for driftop's own.
    var alertmanager: String
    var id: String
  }

  private struct Written: Sendable, Codable {
    var placing: OperatorAction?
    var expiry: OperatorAction?
  }

  private(set) var held: [Int: Held] = [:]
  private var numbers: [Place: Int] = [:]
  private var written: [String: Written] = [:]
  private var foreign: [String: [ForeignSilence]] = [:]
  private var nextNumber = 0

  /// What a change means for the alerts that silences are about.
  enum Change: Equatable {
    case nothing
    /// When it holds, or who placed it.
    case terms
    /// Which alerts these silences are about.
    case matchers([Int])
  }

  mutating func take(_ action: OperatorAction) -> Change {
    let id: String
    switch action.deed {
    case .silence(let silence): id = silence.id
    case .expire(let silence): id = silence
    default: return .nothing
    }
    var entry = written[id] ?? Written()
    if case .silence = action.deed {
      if let known = entry.placing, !known.counts(before: action) { return .nothing }
      entry.placing = action
    } else {
      if let known = entry.expiry, !known.counts(before: action) { return .nothing }
      entry.expiry = action
    }
    written[id] = entry
    guard let held = Self.held(entry) else { return .nothing }
    return put(held, at: Place(alertmanager: "", id: id))
  }

  private static func held(_ entry: Written) -> Held? {
    guard let placing = entry.placing, case .silence(var silence) = placing.deed else { return nil }
    if let expiry = entry.expiry, placing.counts(before: expiry) {
      silence.endsAt = min(silence.endsAt, expiry.time)
    }
    return Held(
      silence: silence, actor: placing.actor.description, note: placing.note, test: SilenceTest(silence.matchers))
  }

  private mutating func put(_ held: Held, at place: Place) -> Change {
    if let number = numbers[place], let before = self.held[number] {
      self.held[number] = held
      return before.silence.matchers == held.silence.matchers ? .terms : .matchers([number])
    }
    numbers[place] = nextNumber
    self.held[nextNumber] = held
    nextNumber += 1
    return .matchers([nextNumber - 1])
  }

  /// Takes all that an Alertmanager holds; what it no longer lists has ended.
  mutating func take(_ list: [ForeignSilence], from alertmanager: String) -> Change {
    if foreign[alertmanager] == list { return .nothing }
    let listed = Set(list.map { Place(alertmanager: alertmanager, id: $0.silence.id) })
    var changed: [Int] = []
    for known in foreign[alertmanager] ?? [] {
      let place = Place(alertmanager: alertmanager, id: known.silence.id)
      guard !listed.contains(place), let number = numbers.removeValue(forKey: place) else { continue }
      held[number] = nil
      changed.append(number)
    }
    foreign[alertmanager] = list
    for silence in list {
      let place = Place(alertmanager: alertmanager, id: silence.silence.id)
      if case .matchers(let numbers) = put(Held(silence), at: place) { changed += numbers }
    }
    return changed.isEmpty ? .terms : .matchers(changed)
  }

  /// The numbers of the silences that are about an alert, whenever they hold.
  ///
  /// - Complexity: O(silences).
  func numbers(matching labels: Labels) -> [Int] {
    held.filter { $0.value.test.accepts(labels) }.map(\.key).sorted()
  }

  /// Forgets what ended before a time.
  ///
  /// - Returns: the numbers that are free now.
  mutating func forget(endedBefore time: Timestamp) -> Set<Int> {
    var gone: Set<Int> = []
    for (place, number) in numbers where place.alertmanager.isEmpty {
      guard let ended = held[number]?.silence.endsAt, ended < time else { continue }
      gone.insert(number)
      held[number] = nil
      numbers[place] = nil
      written[place.id] = nil
    }
    return gone
  }

  /// The action that placed one of driftop's own last.
  func placing(of id: String) -> OperatorAction? { written[id]?.placing }
}

extension SilenceShelf.Held {
  fileprivate var orderingText: String {
    let matchers = silence.matchers.map(\.description).joined(separator: ",")
    return "\(silence.id) \(silence.startsAt) \(actor) \(matchers) \(note)"
  }

  /// A silence whose comment begins with `ACK!` is how karma, kthxbye and driftop acknowledge in an Alertmanager.
  init(_ foreign: ForeignSilence) {
    let comment = ForeignComment(foreign.comment)
    self.init(
      silence: foreign.silence, actor: foreign.createdBy, note: comment.note,
      test: SilenceTest(foreign.silence.matchers))
    isAcknowledgement = comment.isAcknowledgement
    isOpenEnded = comment.isAcknowledgement
    isMirror = comment.isMirror
  }
}

/// What an Alertmanager's silence says of itself.
struct ForeignComment: Sendable {
  var isAcknowledgement: Bool
  /// Whether driftop's mark stands at its end.
  var isMirror = false
  /// Without the mark in front and driftop's own behind.
  var note: String

  init(_ comment: String) {
    isAcknowledgement = comment.utf8.starts(with: "ACK!".utf8)
    var text = isAcknowledgement ? comment.dropFirst(4) : comment[...]
    if text.hasSuffix("]"), let own = text.range(of: "[driftop:") {
      text = text[..<own.lowerBound]
      isMirror = true
    }
    note = String(text.drop { $0.isWhitespace })
    while note.last?.isWhitespace == true { note.removeLast() }
  }
}

extension Substring {
  /// Where a text stands for the last time.
  fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).last }
}

/// The test is made of the matchers again.
extension SilenceShelf.Held: Codable {
  private enum CodingKeys: CodingKey {
    case silence
    case actor
    case note
    case isAcknowledgement
    case isOpenEnded
    case isMirror
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    silence = try container.decode(Silence.self, forKey: .silence)
    actor = try container.decode(String.self, forKey: .actor)
    note = try container.decode(String.self, forKey: .note)
    isAcknowledgement = try container.decode(Bool.self, forKey: .isAcknowledgement)
    isOpenEnded = try container.decode(Bool.self, forKey: .isOpenEnded)
    isMirror = try container.decode(Bool.self, forKey: .isMirror)
    test = SilenceTest(silence.matchers)
  }
}
