internal import Alerting
internal import Monitor
internal import Recording

// When hooks are started, and what comes of them.
extension AlertDesk {
  /// Answers whether a hook shall run that asks first.
  ///
  /// - Returns: a sentence for the screen.
  public func answer(_ question: Int, _ isYes: Bool) async -> String {
    await hooks.answer(question, isYes, by: settings.actor, claiming: database)
  }

  func startHooks(for actions: [OperatorAction]) async {
    guard isOnDuty, !settings.hooks.isEmpty else { return }
    for action in actions {
      guard case .acknowledge(let id) = action.deed, let episode = await monitor.episode(id) else { continue }
      await start(.acknowledged, episode)
    }
  }

  func start(_ occasion: Hook.Occasion, _ episode: Episode) async {
    for news in await hooks.start(occasion, episode, claiming: database) { pass(news) }
  }

  /// Starts what whoever had the duty before may have had no time for.
  func startMissedHooks() async {
    for missed in missed.takeAll(at: clock()) {
      if let episode = await monitor.episode(missed.episode) { await start(missed.occasion, episode) }
    }
  }

  /// Takes how hooks ended: to the log and to the alerts' history.
  func passOnHooks() async {
    for (run, sentence) in await hooks.finished(into: database) {
      say(sentence)
      await tellHistory([run])
    }
    for news in await hooks.takeUnanswered() { pass(news) }
  }

  func tellHistory(_ runs: [HookRun]) async {
    for run in runs {
      for line in run.historyLines { await monitor.take(line, of: run.episode) }
    }
  }

  private func pass(_ news: HookRunner.News) {
    switch news {
    case .sentence(let sentence): say(sentence)
    case .question(let question): tell(.question(question))
    case .questionEnded(let id, let sentence): tell(.questionEnded(id, sentence))
    }
  }
}
