/// One setting of a method: its name, what it may be, and where it lies.
///
/// Names are those of the reference library, so that settings can be carried over.
public struct MethodParameter<Settings>: Sendable {
  public let name: String
  public let summary: String
  /// What is allowed, in words; a bound that nobody reaches by intent is left out.
  public let range: String
  /// The bound that was left out.
  private var farthest: Int?
  private let read: @Sendable (Settings) -> String
  /// Whether the text was allowed; else nothing is changed.
  private let write: @Sendable (inout Settings, String) -> Bool

  func set(_ text: String, in settings: inout Settings) throws(ParameterError) {
    guard !write(&settings, text) else { return }
    let isTooFar = Int(text).map { $0 > farthest ?? .max } ?? false
    throw ParameterError.invalid(
      name: name, value: text, range: isTooFar ? "\(range), up to \(farthest ?? .max)" : range)
  }

  func description(defaults: Settings) -> ParameterDescription {
    ParameterDescription(name: name, summary: summary, range: range, defaultValue: read(defaults))
  }
}

extension MethodParameter {
  /// A finite number within both bounds, whichever are given.
  public static func number(
    _ name: String, _ path: any WritableKeyPath<Settings, Double> & Sendable, above: Double? = nil,
    from: Double? = nil, below: Double? = nil, upTo: Double? = nil, _ summary: String
  ) -> Self {
    let lower = above.map { "\($0.plain) < " } ?? from.map { "\($0.plain) ≤ " } ?? ""
    let upper = below.map { " < \($0.plain)" } ?? upTo.map { " ≤ \($0.plain)" } ?? ""
    return Self(
      name: name, summary: summary, range: lower.isEmpty && upper.isEmpty ? "a number" : lower + "x" + upper,
      read: { $0[keyPath: path].plain },
      write: { settings, text in
        guard let value = Double(plain: text), value.isFinite,
          value > above ?? -.infinity, value >= from ?? -.infinity,
          value < below ?? .infinity, value <= upTo ?? .infinity
        else { return false }
        settings[keyPath: path] = value
        return true
      })
  }

  /// Where a range of counts ends that has no end of its own: far beyond use, and sums of a few such counts do not
  /// overflow.
  private static var endless: Int { 1_000_000_000 }

  /// A whole number within a range.
  public static func count(
    _ name: String, _ path: any WritableKeyPath<Settings, Int> & Sendable, in range: ClosedRange<Int>,
    _ summary: String
  ) -> Self {
    let isEndless = range.upperBound >= endless
    return Self(
      name: name, summary: summary,
      range: isEndless
        ? "a whole number from \(range.lowerBound) on"
        : "a whole number, \(range.lowerBound) to \(range.upperBound)",
      farthest: isEndless ? range.upperBound : nil,
      read: { "\($0[keyPath: path])" },
      write: { settings, text in
        guard let value = Int(text), range.contains(value) else { return false }
        settings[keyPath: path] = value
        return true
      })
  }

  /// `true` or `false`, also as Python writes them.
  public static func flag(
    _ name: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable, _ summary: String
  ) -> Self {
    Self(
      name: name, summary: summary, range: "true or false",
      read: { "\($0[keyPath: path])" },
      write: { settings, text in
        guard let value = Bool(text.lowercased()) else { return false }
        settings[keyPath: path] = value
        return true
      })
  }

  /// One word of a few.
  public static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Settings, Choice> & Sendable, _ summary: String
  ) -> Self {
    Self(
      name: name, summary: summary, range: Choice.allCases.map(\.rawValue).joined(separator: ", "),
      read: { $0[keyPath: path].rawValue },
      write: { settings, text in
        guard let value = Choice(rawValue: text) else { return false }
        settings[keyPath: path] = value
        return true
      })
  }

  /// What reads itself from text and writes itself: a number or a word, say.
  ///
  /// - Parameter range: what is allowed, in words; the type refuses the rest.
  public static func value<Value: LosslessStringConvertible & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, range: String, _ summary: String
  ) -> Self {
    Self(
      name: name, summary: summary, range: range,
      read: { $0[keyPath: path].description },
      write: { settings, text in
        guard let value = Value(text) else { return false }
        settings[keyPath: path] = value
        return true
      })
  }

  /// The seed of a generator.
  public static func seed(_ path: any WritableKeyPath<Settings, UInt64> & Sendable) -> Self {
    Self(
      name: "seed", summary: "where the random numbers begin", range: "a whole number from 0 on",
      read: { "\($0[keyPath: path])" },
      write: { settings, text in
        guard let value = UInt64(text) else { return false }
        settings[keyPath: path] = value
        return true
      })
  }
}

extension Double {
  /// As people write it: whole numbers without a fraction.
  var plain: String {
    Int(exactly: self).map { "\($0)" } ?? "\(self)"
  }

  /// A number in decimal notation; the hexadecimal ones and words that `Double` also takes are refused.
  init?(plain text: String) {
    guard text.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || "+-.eE".utf8.contains($0) }) else { return nil }
    self.init(text)
  }
}
