/// Reads whether a request failed from a status or error field.
struct StatusReading {
  /// A field named "error" says by being there that something went wrong.
  private let namesAnError: Bool

  init(path: String) {
    namesAnError = path.lowercased().hasSuffix("error")
  }

  /// HTTP's numbers from 400 on, or gRPC's and shells' anything but 0 below 100.
  func isError(_ number: Double) -> Bool {
    namesAnError ? number != 0 : number >= 400 || (number < 100 && number != 0)
  }

  func isError(_ text: String) -> Bool {
    let text = text.lowercased()
    // Many loggers put the number in quotes.
    if let number = Double(text) { return isError(number) }
    if namesAnError { return !["false", "none", "null", "ok", "0"].contains(text) }
    return ["error", "fail", "timeout", "timed out", "cancel", "abort", "reject", "unavailable", "exceeded"]
      .contains { text.contains($0) }
  }
}
