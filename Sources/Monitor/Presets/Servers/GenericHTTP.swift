extension ServerPreset {
  /// Names that web frameworks agree on: prometheus_fastapi_instrumentator and OpenTelemetry's HTTP conventions. A
  /// server that has its own names besides is shown by those alone.
  public static let genericHTTP = Self(
    id: "generic_http", title: "HTTP",
    marks: ["http_requests_total", "http_request_duration_seconds", "http_server_request_duration_seconds"],
    groupLabels: ["handler", "route", "status"],
    isFallback: true,
    panels: [
      PanelDescriptor(
        .requestRate, PanelQuery(.rate(["http_requests_total"])),
        PanelQuery(.rate(["http_request_duration_seconds_count"])),
        PanelQuery(.rate(["http_server_request_duration_seconds_count"]))),
      PanelDescriptor(
        .errorRatio, errors(of: "http_requests_total", by: "status"), errors(of: "http_requests_total", by: "code"),
        errors(of: "http_requests_total", by: "status_code"),
        errors(of: "http_server_request_duration_seconds_count", by: "http_response_status_code")),
      PanelDescriptor(
        .latency, PanelQuery(.quantiles("http_request_duration_seconds")),
        PanelQuery(.quantiles("http_server_request_duration_seconds"))),
    ])

  /// - Parameter label: where the status is; it may say "500" or "5xx".
  private static func errors(of name: String, by label: String) -> PanelQuery {
    PanelQuery(.rateRatio([SeriesSelector(name, [label: .matches("5..")])], over: [SeriesSelector(name)]))
  }
}
