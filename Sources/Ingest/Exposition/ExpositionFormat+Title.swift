extension ExpositionFormat {
  /// As people call it.
  public var title: String {
    switch self {
    case .text: "text"
    case .openMetrics: "OpenMetrics"
    }
  }
}
