/// What a scrape asks of a server.
public enum ExpositionNegotiation {
  /// OpenMetrics rather than text, and names as they are rather than escaped.
  ///
  /// Without `escaping=allow-utf-8` prometheus_client writes the samples of `vllm:x` as `vllm_x`, while their HELP and
  /// TYPE lines keep the colon (client_python #1177).
  ///
  /// - Reference: the header of Prometheus 3 without protobuf; "Content negotiation" of the exposition formats.
  public static let accept =
    "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
    + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
    + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2"
}
