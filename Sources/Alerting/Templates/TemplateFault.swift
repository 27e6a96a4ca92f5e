/// Why a text is no template, or cannot be filled in: one sentence.
public struct TemplateFault: Error, Hashable, Sendable {
  public var sentence: String
  /// In bytes from the start of the template, where it is known.
  public var offset: Int?

  public init(_ sentence: String, offset: Int? = nil) {
    self.sentence = sentence
    self.offset = offset
  }
}
