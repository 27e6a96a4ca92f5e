import Foundation

/// A small page of metrics of every kind, served on a loopback port.
final class ExpositionServer {
  private let program: BackgroundProgram
  let address: String

  private static let page = """
    # HELP requests_total Requests, by code: a "quote" and a \\\\ slash.
    # TYPE requests_total counter
    requests_total{code="200"} 12
    requests_total{code="500"} 1
    # TYPE seconds histogram
    seconds_bucket{le="0.1"} 3
    seconds_bucket{le="+Inf"} 7
    seconds_sum 2.5
    seconds_count 7
    # TYPE length summary
    length{quantile="0.5"} 4
    length_sum 40
    length_count 10
    # TYPE temperature gauge
    temperature 21.5
    untold 3
    """

  init(in folder: TemporaryFolder) throws {
    try folder.write("metrics/metrics", Self.page + "\n")
    let port = try LoopbackPort.free()
    let metrics = folder.url.appending(path: "metrics").path()
    program = try BackgroundProgram(
      ["python3", "-m", "http.server", "\(port)", "--bind", "127.0.0.1", "--directory", metrics], port: port, in: folder
    )
    address = "http://127.0.0.1:\(port)/metrics"
  }

  func kill() { program.kill() }
}
