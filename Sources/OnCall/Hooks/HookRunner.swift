internal import Alerting
internal import Recording
internal import Telemetry

/// Starts hooks within their limits, and keeps how they ended.
actor HookRunner {
  private let hooks: [Hook]
  private let clock: @Sendable () -> Timestamp
  /// When each hook was started within the last hour, by its place.
  private var starts: [[Timestamp]]
  private var running: [Int]
  private var ended: [HookRun] = []
  private var tasks: [Int: Task<Void, Never>] = [:]
  private var taskCount = 0

  init(_ hooks: [Hook], clock: @escaping @Sendable () -> Timestamp) {
    self.hooks = hooks
    self.clock = clock
    starts = hooks.map { _ in [] }
    running = hooks.map { _ in 0 }
  }

  /// Starts what waits for this occasion.
  ///
  /// - Parameter database: where a run is claimed, so that it happens once whoever evaluates; `nil` without one.
  /// - Returns: sentences on what was started and what was not.
  func start(_ occasion: Hook.Occasion, _ episode: Episode, claiming database: StateDatabase?) -> [String] {
    hooks.indices.compactMap { place in
      let hook = hooks[place]
      guard hook.occasions.contains(occasion), hook.matchers.allSatisfy({ $0.accepts(episode.labels) }) else {
        return nil
      }
      return start(place, occasion, episode, database)
    }
  }

  private func start(_ place: Int, _ occasion: Hook.Occasion, _ episode: Episode, _ database: StateDatabase?) -> String
  {
    let (hook, now) = (hooks[place], clock())
    let title = "hook \(hook.name) for \(episode.name) (\(occasion.rawValue))"
    starts[place].removeAll { now - $0 >= .seconds(3_600) }
    if let last = starts[place].last, now - last < hook.cooldown {
      return "\(title): not run, it ran \(now - last) ago"
    }
    if starts[place].count >= hook.hourlyBudget { return "\(title): not run, \(hook.hourlyBudget) an hour are allowed" }
    if running[place] >= hook.concurrency { return "\(title): not run, \(running[place]) run already" }
    var run = HookRun(hook: hook.name, episode: episode.id, event: occasion.rawValue, startedAt: now)
    do throws(StateFault) {
      // Without a claim another driftop might run it as well.
      guard try database?.claim(run) ?? true else { return "\(title): another driftop has run it" }
    } catch {
      return "\(title): not run, since the state cannot be written"
    }
    starts[place].append(now)
    if hook.isDryRun {
      (run.endedAt, run.output) = (now, "dry run: \(hook.command.joined(separator: " "))")
      ended.append(run)
      return "\(title): dry run, would run \(hook.command.joined(separator: " "))"
    }
    running[place] += 1
    taskCount += 1
    let (number, input, claimed) = (taskCount, HookInput.text(hook, occasion, episode), run)
    tasks[number] = Task { await self.wait(for: claimed, place, number, input) }
    return "\(title): started"
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
  /// - Returns: a sentence for each.
  func finished(into database: StateDatabase?) -> [String] {
    defer { ended = [] }
    return ended.map { run in
      let result = run.exitCode.map { "ended with \($0)" } ?? "was stopped"
      let first = run.output.split(separator: "\n").last.map { ": \($0.prefix(200))" } ?? ""
      do throws(StateFault) {
        try database?.finish(run)
        return "hook \(run.hook) (\(run.event)) \(result)\(first)"
      } catch {
        return "hook \(run.hook) (\(run.event)) \(result)\(first); not kept: \(error.sentence)"
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
