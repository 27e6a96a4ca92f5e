public import PromQL
public import Telemetry

/// What an expression gave: one row a series, a single one for a number.
public struct ExpressionAnswer: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    /// All of them, those that the other rows have too among them.
    public var labels: Labels
    /// The present value, NaN and infinite ones among them; `nil` when the series has none now.
    public var value: Double?
    /// At the end of each bucket of the window.
    public var history: SeriesProjection

    public init(labels: Labels, value: Double?, history: SeriesProjection) {
      self.labels = labels
      self.value = value
      self.history = history
    }
  }

  /// Why there is no answer.
  public struct Problem: Sendable, Equatable {
    public var sentence: String
    /// The part of the text that it is about, in bytes.
    public var range: Range<Int>?

    public init(sentence: String, range: Range<Int>? = nil) {
      self.sentence = sentence
      self.range = range
    }

    public init(_ error: ParseError) {
      self.init(sentence: error.message.asSentence, range: error.range)
    }
  }

  /// The expression that was asked for.
  public var text: String
  /// The rows from `first` on, as many as were asked for, ordered by their labels or as the expression orders them.
  public var rows: [Row] = []
  public var first = 0
  /// How many there are in all.
  public var rowCount = 0
  /// What all rows have in common, so that it need not be said of each.
  public var common: Labels = Labels([])
  /// The value of an expression that gives a text.
  public var string: String?
  public var problem: Problem?
  /// What is to be said about the answer, the warnings first.
  public var notes: [String] = []
  /// The name of the server that answers; `nil` when driftop does.
  public var server: String?
  /// Whether a part of the answer has not come yet.
  public var isWaiting = false

  public init(text: String) {
    self.text = text
  }
}

/// An expression to be answered.
public struct ExpressionRequest: Sendable, Hashable {
  public var text: String
  public var first: Int
  public var count: Int

  public init(text: String, first: Int = 0, count: Int = 100) {
    self.text = text
    self.first = first
    self.count = count
  }
}
