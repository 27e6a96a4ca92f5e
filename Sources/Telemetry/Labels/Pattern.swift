internal import CRE2

/// A regular expression in RE2's syntax (Prometheus's), matched against a whole text in time linear in its length.
///
///     try Pattern("vllm[:_](.*)_total").matches("vllm:prompt_tokens_total")  // true
public final class Pattern: Sendable {
  public let text: String
  // `nonisolated(unsafe)` is safe: the compiled pattern never changes, RE2 allows matching from any thread, and it is freed
  // once nobody holds it.
  private nonisolated(unsafe) let handle: OpaquePointer

  /// Why a pattern cannot be used.
  public struct Invalid: Error, Hashable {
    public var pattern: String
    public var reason: String
  }

  /// - Throws: ``Invalid`` with RE2's reason.
  public init(_ text: String) throws(Invalid) {
    self.text = text
    var message = [CChar](repeating: 0, count: 256)
    var copy = text
    let handle = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        driftop_pattern_new(characters.baseAddress, characters.count, &message, message.count)
      }
    }
    guard let handle else {
      let bytes = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw Invalid(pattern: text, reason: String(decoding: bytes, as: UTF8.self))
    }
    self.handle = handle
  }

  deinit {
    driftop_pattern_free(handle)
  }

  /// Whether the whole of `text` matches.
  public func matches(_ text: String) -> Bool {
    match(text, groups: 0) != nil
  }

  /// The groups of a match of the whole text, the whole first; `nil` without a match. A group that took no part is
  /// `nil`.
  public func groups(in text: String) -> [Substring?]? {
    guard let ranges = match(text, groups: Int(driftop_pattern_group_count(handle)) + 1) else { return nil }
    return ranges.map { range in
      range.map {
        text[
          text.utf8.index(
            text.startIndex, offsetBy: $0.lowerBound)..<text.utf8.index(text.startIndex, offsetBy: $0.upperBound)]
      }
    }
  }

  /// The first match anywhere from `start` on: the places in UTF-8 of its groups, the whole first. What stands before
  /// `start` is seen by `^` and `\b`, but not matched.
  ///
  /// - Precondition: `start` lies within the text.
  package func firstMatch(in text: String, from start: Int) -> [Range<Int>?]? {
    let count = Int(driftop_pattern_group_count(handle)) + 1
    var starts = [Int](repeating: -1, count: count)
    var ends = starts
    var copy = text
    let isMatch = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        driftop_pattern_finds(handle, $0.baseAddress, $0.count, start, &starts, &ends, Int32(count))
      }
    }
    guard isMatch != 0 else { return nil }
    return (0..<count).map { starts[$0] < 0 ? nil : starts[$0]..<ends[$0] }
  }

  /// The number of a named group.
  public func groupNumber(named name: String) -> Int? {
    var copy = name
    let number = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        driftop_pattern_group_number(handle, $0.baseAddress, $0.count)
      }
    }
    return number < 0 ? nil : Int(number)
  }

  private func match(_ text: String, groups: Int) -> [Range<Int>?]? {
    var starts = [Int](repeating: -1, count: max(groups, 1))
    var ends = starts
    var copy = text
    let isMatch = copy.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        driftop_pattern_matches_whole(handle, $0.baseAddress, $0.count, &starts, &ends, Int32(groups))
      }
    }
    guard isMatch != 0 else { return nil }
    return (0..<groups).map { starts[$0] < 0 ? nil : starts[$0]..<ends[$0] }
  }
}
