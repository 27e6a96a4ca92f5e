internal import Telemetry

/// The URL of a target, made from its labels as Prometheus makes it.
///
/// An address `unix:/path.sock` is driftop's own: the unix-domain socket at that path.
struct TargetAddress {
  let url: String
  let shownURL: String
  let unixSocket: String?

  private static let socketPrefix = "unix:"

  /// Whether an address is a host with an optional port, or a socket.
  static func isValid(_ address: String) -> Bool {
    address.utf8.starts(with: socketPrefix.utf8) || !address.utf8.contains(UInt8(ascii: "/"))
  }

  /// - Parameter labels: after relabelling; `__param_*` go before the first value of the job's parameters.
  init(labels: Labels, job: ScrapeJob) {
    let address = labels["__address__"] ?? ""
    let isSocket = address.utf8.starts(with: Self.socketPrefix.utf8)
    unixSocket = isSocket ? String(address.dropFirst(Self.socketPrefix.count)) : nil
    let scheme = labels["__scheme__"] ?? ""
    let plainPath = labels["__metrics_path__"] ?? ""
    let path =
      (plainPath.hasPrefix("/") ? "" : "/")
      + PercentEncoding.escaped(plainPath, keeping: "$&+,/:;=@-_.~", space: "%20")
    let pathAndQuery = path + Self.text(Self.query(labels: labels, job: job))
    url = "\(scheme)://\(isSocket ? "localhost" : address)\(pathAndQuery)"
    // A password may hold what ends a host in a URL, so that it goes before the address is read as one.
    shownURL =
      isSocket
      ? "\(address):\(ShownURL(pathAndQuery))"
      : ShownURL("\(scheme)://\(Self.shown(address))\(pathAndQuery)").description
  }

  private static func query(labels: Labels, job: ScrapeJob) -> [(name: String, value: String)] {
    var parameters = job.parameters.map { (name: $0.name, values: $0.values) }
    for label in labels.pairs where label.name.utf8.starts(with: "__param_".utf8) {
      let name = String(label.name.dropFirst("__param_".count))
      if let index = parameters.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
        parameters[index].values = [label.value] + parameters[index].values.dropFirst()
      } else {
        parameters.append((name, [label.value]))
      }
    }
    return parameters.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      .flatMap { parameter in parameter.values.map { (parameter.name, $0) } }
  }

  private static func text(_ query: [(name: String, value: String)]) -> String {
    query.isEmpty ? "" : "?" + PercentEncoding.form(query)
  }
}
