internal import Alerting
internal import Recording
internal import Telemetry

/// Starts hooks within their limits, asks before those that want it, and keeps how they ended.
actor HookRunner {
  /// What is to be told of hooks.
  enum News: Sendable, Equatable {
    case sentence(String)
    case question(HookQuestion)
    case questionEnded(Int, String)
  }

  private let hooks: [Hook]
  /// Whether somebody can say yes.
  private let canAsk: Bool
  private let clock: @Sendable () -> Timestamp
  /// When each hook was started lately, by its place.
  private var starts: [[Timestamp]]
  private var running: [Int]
  private var ended: [HookRun] = []
  private var tasks: [Int: Task<Void, Never>] = [:]
  private var taskCount = 0
  private var questions = HookQuestions()

  private static let hour = Duration.seconds(3_600)

  init(_ hooks: [Hook], canAsk: Bool = false, clock: @escaping @Sendable () -> Timestamp) {
    self.hooks = hooks
    self.canAsk = canAsk
    self.clock = clock
    starts = hooks.map { _ in [] }
    running = hooks.map { _ in 0 }
  }

  /// Starts what waits for this occasion, or asks whether to.
  ///
  /// - Parameter database: where a run is claimed, so that it happens once whoever evaluates; `nil` without one.
  /// - Returns: what was started and what was not; nothing of a hook that has run for it already.
  func start(_ occasion: Hook.Occasion, _ episode: Episode, claiming database: StateDatabase?) -> [News] {
    hooks.indices.compactMap { place in
      let hook = hooks[place]
      guard hook.occasions.contains(occasion), hook.matchers.allSatisfy({ $0.accepts(episode.labels) }) else {
        return nil
      }
      return start(HookCall(place: place, occasion: occasion, episode: episode), database)
    }
  }

  private func start(_ call: HookCall, _ database: StateDatabase?) -> News? {
    let hook = hooks[call.place]
    if let database, (try? database.isClaimed(run(of: call))) ?? false { return nil }
    if let reason = refusal(call.place, database) { return .sentence("\(call.title(hook)): not run, \(reason)") }
    guard hook.needsConfirmation, !hook.isDryRun else { return launch(call, database).map(News.sentence) }
    guard canAsk else {
      return .sentence("\(call.title(hook)): not run, since it asks first and there is no screen to answer on")
    }
    return questions.ask(call, hook, at: clock()).map(News.question)
  }

  /// Why a hook may not be started now.
  private func refusal(_ place: Int, _ database: StateDatabase?) -> String? {
    let (hook, now) = (hooks[place], clock())
    let span = max(Self.hour, hook.cooldown)
    // Those of other driftops and of earlier runs count as well.
    let known = (try? database?.starts(of: hook.name, since: now - span)) ?? []
    starts[place] = Set(starts[place] + known).filter { now - $0 < span }.sorted()
    if let last = starts[place].last, now - last < hook.cooldown { return "it ran \(now - last) ago" }
    let hourly = starts[place].count { now - $0 < Self.hour }
    if hourly >= hook.hourlyBudget { return "\(hook.hourlyBudget) an hour are allowed" }
    return running[place] >= hook.concurrency ? "\(running[place]) run already" : nil
  }

  private func run(of call: HookCall) -> HookRun {
    HookRun(
      hook: hooks[call.place].name, episode: call.episode.id, event: call.occasion.rawValue, startedAt: clock())
  }

  /// - Returns: a sentence; `nil` where another driftop has run it.
  private func launch(_ call: HookCall, _ database: StateDatabase?) -> String? {
    let (hook, place) = (hooks[call.place], call.place)
    var run = run(of: call)
    do throws(StateFault) {
      // Without a claim another driftop might run it as well.
      guard try database?.claim(run) ?? true else { return nil }
    } catch {
      return "\(call.title(hook)): not run, since the state cannot be written"
    }
    starts[place].append(run.startedAt)
    if hook.isDryRun {
      (run.endedAt, run.output) = (run.startedAt, "dry run: \(hook.command.joined(separator: " "))")
      ended.append(run)
      return "\(call.title(hook)): dry run, would run \(hook.command.joined(separator: " "))"
    }
    running[place] += 1
    taskCount += 1
    let (number, input, claimed) = (taskCount, HookInput.text(hook, call.occasion, call.episode), run)
    tasks[number] = Task { await self.wait(for: claimed, place, number, input) }
    return "\(call.title(hook)): started"
  }

  private func wait(for run: HookRun, _ place: Int, _ number: Int, _ input: String) async {
    let outcome = await HookProcess.run(hooks[place], input: input)
    var run = run
    (run.endedAt, run.exitCode, run.output) = (clock(), outcome.exitCode, outcome.output)
    running[place] -= 1
    tasks[number] = nil
    ended.append(run)
  }

  /// Writes down the runs that ended since the last time.
  ///
  /// - Returns: them, with a sentence for each.
  func finished(into database: StateDatabase?) -> [(run: HookRun, sentence: String)] {
    defer { ended = [] }
    return ended.map { run in
      let sentence = "hook \(run.hook) (\(run.event)): \(run.result)"
      do throws(StateFault) {
        try database?.finish(run)
        return (run, sentence)
      } catch {
        return (run, "\(sentence); not kept: \(error.sentence)")
      }
    }
  }

  /// Stops what still runs.
  func stop() async {
    let waiting = Array(tasks.values)
    for task in waiting { task.cancel() }
    for task in waiting { await task.value }
  }
}

// Questions.
extension HookRunner {
  /// Runs what was asked about, or not.
  ///
  /// - Returns: a sentence for whoever has answered.
  func answer(_ id: Int, _ isYes: Bool, by actor: Operator, claiming database: StateDatabase?) -> String {
    guard let call = questions.take(id) else { return "The question is over; the hook is not run" }
    let title = call.title(hooks[call.place])
    guard isYes else {
      var run = run(of: call)
      (run.endedAt, run.output) = (run.startedAt, "not run: \(actor) said no")
      // So that nobody who takes over asks again.
      if (try? database?.claim(run)) ?? true { ended.append(run) }
      return "\(title): not run"
    }
    if let reason = refusal(call.place, database) { return "\(title): not run, \(reason)" }
    return launch(call, database) ?? "\(title): another driftop has run it"
  }

  /// Ends the questions that nobody has answered in time.
  func takeUnanswered() -> [News] {
    questions.takeExpired(at: clock()).map { id, call in
      let hook = hooks[call.place]
      let seconds = hook.confirmationTimeout.components.seconds
      return .questionEnded(id, "\(call.title(hook)): not run, nobody has answered within \(seconds) s")
    }
  }
}
