internal import ConfigurationFiles
public import Telemetry

/// What becomes of one discovered address: its labels are completed, relabelled, and read as Prometheus reads them.
///
/// The address stays as it is, also without a port, and so does `instance`, as in Prometheus 3; only a user name and a
/// password before the host are left out of `instance`, which is shown.
/// - Reference: Prometheus, scrape/target.go, `PopulateLabels`.
public enum TargetResolution: Sendable {
  case target(ScrapeTarget)
  /// A rule dropped it; the labels are those before the rules, with dots for secrets.
  case dropped(Labels)
  /// It cannot be scraped: a sentence that names the address.
  case invalid(String)

  /// - Parameter groupLabels: of the group, `__meta_` labels among them.
  public init(address: String, groupLabels: [Label], job: ScrapeJob) {
    let discovered = Self.discovered(address, groupLabels, job)
    guard let labels = job.relabelRules.applied(to: discovered), !labels.pairs.isEmpty else {
      self = .dropped(TargetAddress.shown(discovered))
      return
    }
    do {
      self = .target(try ScrapeTarget(relabelled: labels, job: job))
    } catch {
      self = .invalid("job “\(job.name)”: target \(TargetAddress.shown(address)): \(error.reason)")
    }
  }

  private static func discovered(_ address: String, _ groupLabels: [Label], _ job: ScrapeJob) -> Labels {
    // A later label of the same name wins, but an empty one gives way, so defaults come first and only where nothing is.
    let defaults = [
      Label("job", job.name), Label("__scheme__", job.scheme), Label("__metrics_path__", job.metricsPath),
      Label("__scrape_interval__", PrometheusDuration.text(job.interval)),
      Label("__scrape_timeout__", PrometheusDuration.text(job.timeout)),
    ]
    let parameters = job.parameters.compactMap { parameter in
      parameter.values.first.map { Label("__param_" + parameter.name, $0) }
    }
    let own = groupLabels.filter { !$0.value.isEmpty }
    return Labels(defaults + own + [Label("__address__", address)] + parameters)
  }
}

extension ScrapeTarget {
  struct Unusable: Error, Hashable {
    var reason: String
  }

  fileprivate init(relabelled labels: Labels, job: ScrapeJob) throws(Unusable) {
    guard let address = labels["__address__"] else { throw Unusable(reason: "no address is left after relabelling") }
    guard TargetAddress.isValid(address) else {
      throw Unusable(reason: "not host:port; scheme and path are set by scheme and metrics_path")
    }
    guard ["http", "https"].contains(labels["__scheme__"]) else {
      throw Unusable(reason: "the scheme is neither http nor https; correct scheme or __scheme__")
    }
    let interval = try Self.duration(labels, "__scrape_interval__")
    let timeout = try Self.duration(labels, "__scrape_timeout__")
    guard timeout <= interval else {
      throw Unusable(reason: "__scrape_timeout__ is longer than __scrape_interval__; expected at most that")
    }
    let target = TargetAddress(labels: labels, job: job)
    let instance = labels["instance"] == nil ? [Label("instance", TargetAddress.shown(address))] : []
    self.init(
      job: job, url: Secret(target.url), shownURL: target.shownURL, unixSocket: target.unixSocket,
      labels: Labels(labels.pairs.filter { !$0.name.utf8.starts(with: "__".utf8) } + instance), interval: interval,
      timeout: timeout)
  }

  private static func duration(_ labels: Labels, _ name: String) throws(Unusable) -> Duration {
    guard let duration = PrometheusDuration.parse(labels[name] ?? ""), duration > .zero else {
      throw Unusable(reason: "\(name): expected a duration such as 30s")
    }
    return duration
  }
}

extension TargetAddress {
  /// An address as a message shows it: without what stands before the host.
  static func shown(_ address: String) -> String {
    address.lastIndex(of: "@").map { String(address[address.index(after: $0)...]) } ?? address
  }

  /// Discovered labels as they may be shown.
  static func shown(_ labels: Labels) -> Labels {
    Labels(
      labels.pairs.map { label in
        if label.name.utf8.elementsEqual("__address__".utf8) { return Label(label.name, shown(label.value)) }
        let isHidden =
          label.name.utf8.starts(with: "__param_".utf8) && ShownURL.isSecret(String(label.name.dropFirst(8)))
        return isHidden ? Label(label.name, "•••") : label
      })
  }
}
