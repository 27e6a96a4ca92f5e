public import Alerting
public import Ingest
public import Telemetry

/// Keeps one Alertmanager told of alerts and acknowledgements, and reads what others silence there.
///
///     let link = AlertmanagerLink(AlertmanagerAPI(server), seed: .random(in: 0...(.max)), clock: clock)
///     await link.run(wanted: { await desk.wish() }, report: { await desk.take($0) })
///
/// An Alertmanager that does not answer is asked again after pauses of 1 s to 30 s; what is wanted is asked for each time,
/// so that nothing is lost while it is away.
public actor AlertmanagerLink {
  /// What a round found.
  public struct Report: Sendable {
    public var health: AlertmanagerHealth
    /// All that others hold there; `nil` when it did not answer, and what was known stays.
    public var silences: [ForeignSilence]?
    /// Keys of wanted silences that somebody ended at the Alertmanager: to be taken back here too.
    public var withdrawnKeys: [String] = []
  }

  private static let pace = Duration.seconds(5)
  private static let shortestPause = Duration.seconds(1)
  private static let longestPause = Duration.seconds(30)

  private let api: AlertmanagerAPI
  private let clock: @Sendable () -> Timestamp
  private var posting = AlertPosting()
  private var keeping: SilenceKeeping
  private var randomness: UInt64
  private var failureCount = 0
  private var waiting: Task<Void, any Error>?
  private var isAwake = false
  public private(set) var health: AlertmanagerHealth

  /// - Parameter seed: another for each driftop: when several are due, they do not act at once.
  public init(_ api: AlertmanagerAPI, seed: UInt64, clock: @escaping @Sendable () -> Timestamp) {
    self.api = api
    self.clock = clock
    keeping = SilenceKeeping(seed: seed)
    randomness = seed
    health = AlertmanagerHealth(name: api.server.shownURL)
  }

  /// Keeps it told until the task is cancelled.
  public func run(
    wanted: @Sendable () async -> AlertmanagerWish, report: @Sendable (Report) async -> Void
  ) async {
    while !Task.isCancelled {
      isAwake = false
      await report(await round(await wanted()))
      // What was woken for meanwhile is done at once, unless nobody answers.
      if isAwake, failureCount == 0 { continue }
      let pause = nextPause()
      let waiting = Task { try await Task.sleep(for: pause) }
      self.waiting = waiting
      await withTaskCancellationHandler {
        _ = await waiting.result
      } onCancel: {
        waiting.cancel()
      }
    }
  }

  /// Something has changed: tell it now rather than at the next turn.
  public func wake() {
    isAwake = true
    if failureCount == 0 { waiting?.cancel() }
  }

  /// Tells what is due and reads what is held, once.
  public func round(_ wish: AlertmanagerWish) async -> Report {
    do throws(HTTPFailure) {
      if health.version.isEmpty || failureCount > 0 { health.version = try await api.version() }
      health.refusal = nil
      if wish.isOnDuty { try await tell(wish) } else { posting.forget() }
      let held = try await keepSilences(wish)
      failureCount = 0
      health.state = .answering
      health.lastAnswer = clock()
      health.silenceCount = held.count { $0.state != .expired }
      return Report(
        health: health, silences: keeping.foreign(held).map(ForeignSilence.init),
        withdrawnKeys: keeping.withdrawals(wish))
    } catch {
      // It may have been restarted with an empty memory.
      posting.forget()
      failureCount += 1
      health.state = .failed("\(error.sentence); asked again, and told everything when it is back")
      return Report(health: health, silences: nil)
    }
  }

  private func tell(_ wish: AlertmanagerWish) async throws(HTTPFailure) {
    let now = clock()
    for batch in posting.due(wish, at: now) {
      do throws(HTTPFailure) {
        try await api.post(batch.map { AlertPosting.alert($0, wish, at: now) })
      } catch {
        // It has taken those that were right; the same again would be refused again.
        guard error.isRefusal else { throw error }
        health.refusal = "refuses an alert: \(error.sentence)"
      }
      posting.note(batch, at: now)
    }
    health.toldCount = posting.count
  }

  private func keepSilences(_ wish: AlertmanagerWish) async throws(HTTPFailure) -> [AlertmanagerSilence] {
    let held = try await api.silences()
    let steps = keeping.steps(wish, held: held, at: clock())
    for step in steps {
      do throws(HTTPFailure) {
        try await perform(step)
      } catch {
        guard error.isRefusal else { throw error }
        health.refusal = "refuses a silence: \(error.sentence)"
      }
    }
    return steps.isEmpty ? held : try await api.silences()
  }

  private func perform(_ step: SilenceKeeping.Step) async throws(HTTPFailure) {
    switch step {
    case .put(let silence): keeping.note(step, id: try await api.put(silence))
    case .expire(let id):
      try await api.expire(id)
      keeping.note(step, id: id)
    }
  }

  /// Longer and longer while it does not answer, never quite the same for two driftops.
  private func nextPause() -> Duration {
    guard failureCount > 0 else { return Self.pace }
    randomness = randomness &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let whole = min(Self.longestPause, Self.shortestPause * (1 << min(failureCount - 1, 5)))
    return whole / 2 + (whole / 2) * (Double(randomness >> 40) / Double(1 << 24))
  }
}

extension ForeignSilence {
  init(_ silence: AlertmanagerSilence) {
    self.init(
      silence: Silence(
        id: silence.id,
        matchers: silence.matchers.map {
          SilenceMatcher(name: $0.name, value: $0.value, isRegex: $0.isRegex, isEqual: $0.isEqual)
        }, startsAt: silence.startsAt, endsAt: silence.endsAt),
      createdBy: silence.createdBy, comment: silence.comment)
  }
}
