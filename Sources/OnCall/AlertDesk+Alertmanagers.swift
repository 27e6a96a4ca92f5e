internal import Alerting
internal import Ingest
internal import Monitor
internal import Telemetry

// What Alertmanagers are told, and what comes back from them.
extension AlertDesk {
  /// Begins to keep every Alertmanager told, until the task that is returned is cancelled.
  func startLinks() -> Task<Void, Never> {
    let client = HTTPClient()
    links = settings.alertmanagers.enumerated().map { number, server in
      AlertmanagerLink(
        AlertmanagerAPI(server, client: client),
        seed: AlertFingerprint(Labels([Label("\(number)", settings.holder)])).bits,
        clock: clock)
    }
    let links = links
    return Task {
      await withTaskGroup { group in
        for (number, link) in links.enumerated() {
          group.addTask {
            await link.run(wanted: { await self.wish() }, report: { await self.take($0, from: number) })
          }
        }
      }
    }
  }

  func wakeLinks() async {
    for link in links { await link.wake() }
  }

  /// What people did, to the book and to whoever pages.
  func take(_ actions: [OperatorAction]) async {
    guard !actions.isEmpty else { return }
    for action in actions { silences.take(action) }
    await monitor.take(actions)
    await wakeLinks()
  }

  private func wish() async -> AlertmanagerWish {
    let now = clock()
    var wish = AlertmanagerWish(await monitor.ownAlerts(at: now), isOnDuty: isOnDuty)
    wish.externalLabels = settings.externalLabels
    wish.interval = await monitor.longestInterval(of: wish.episodes) ?? wish.interval
    wish.silences += silences.planned(at: now)
    wish.expirations = silences.expirations
    return wish
  }

  private func take(_ report: AlertmanagerLink.Report, from number: Int) async {
    await monitor.report(report.health.source, source: settings.firstSource + number)
    if let held = report.silences { await monitor.take(held, from: report.health.name) }
    await withdraw(report.withdrawnKeys)
  }

  /// Somebody ended driftop's silence at the Alertmanager: the acknowledgement ends here too.
  private func withdraw(_ keys: [String]) async {
    guard !keys.isEmpty, isOnDuty else { return }
    let deeds: [OperatorAction.Deed] = await monitor.ownAlerts(at: clock()).compactMap { entry in
      guard keys.contains(entry.episode.id.fingerprint.description), case .acknowledged = entry.standing else {
        return nil
      }
      return .unacknowledge(entry.episode.id)
    }
    if !deeds.isEmpty { _ = await perform(deeds, note: "its silence was ended at the Alertmanager") }
  }
}
