public import PromQL

/// How an expression that is being typed may go on.
public struct CompletionList: Sendable, Equatable {
  /// What was asked about.
  public var request: CompletionRequest
  /// The bytes of the text that a candidate replaces.
  public var range: Range<Int>
  /// The likeliest first.
  public var candidates: [CompletionCandidate]
  /// Whether anything has been typed that the candidates go on from; without it they need not be offered.
  public var hasBeginning: Bool

  public init(request: CompletionRequest, range: Range<Int>, candidates: [CompletionCandidate], hasBeginning: Bool) {
    self.request = request
    self.range = range
    self.candidates = candidates
    self.hasBeginning = hasBeginning
  }
}

/// An expression and a place in it.
public struct CompletionRequest: Sendable, Hashable {
  public var text: String
  /// In bytes.
  public var cursor: Int

  public init(text: String, cursor: Int) {
    self.text = text
    self.cursor = cursor
  }
}

extension CompletionRequest {
  /// By bytes, since two spellings of a letter have their cursors at different places.
  public static func == (left: CompletionRequest, right: CompletionRequest) -> Bool {
    left.cursor == right.cursor && left.text.utf8.elementsEqual(right.text.utf8)
  }
}
