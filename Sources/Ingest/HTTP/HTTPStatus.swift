/// A status as a sentence. The reason phrase is the standard's, not the server's, which could say anything.
public enum HTTPStatus {
  /// RFC 9110, the ones that are met in front of metrics.
  private static let phrases: [Int: String] = [
    204: "No Content", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
    307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden",
    404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable", 407: "Proxy Authentication Required",
    408: "Request Timeout", 410: "Gone", 429: "Too Many Requests", 500: "Internal Server Error",
    501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
  ]

  private static let hints: [Int: String] = [
    401: "give basic_auth or authorization in a scrape configuration",
    404: "the metrics may have another path, as /monitoring/prometheus/metrics of TensorFlow Serving",
  ]

  /// "HTTP status 404 Not Found".
  static func name(_ status: Int) -> String {
    "HTTP status \(status)" + (phrases[status].map { " \($0)" } ?? "")
  }

  /// "HTTP status 404 Not Found: …", with what to do where that is known.
  public static func sentence(_ status: Int) -> String {
    name(status) + (hints[status].map { ": \($0)" } ?? "")
  }
}
