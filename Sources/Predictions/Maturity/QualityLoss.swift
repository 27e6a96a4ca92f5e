internal import Analysis
internal import Telemetry

/// A window's quality held against the reference's.
public struct QualityLoss: Sendable, Equatable {
  /// As in the report: "roc_auc", "accuracy" or "mae".
  public var figure: String
  /// Estimated or realised.
  public var value: Double
  public var reference: Double
  /// Of the value, at the level that the budget allows; the chance of the reference is in it.
  public var interval: ClosedRange<Double>

  /// Whether the whole interval is worse than the reference.
  public var isCertain: Bool {
    figure == "mae" ? interval.lowerBound > reference : interval.upperBound < reference
  }
}

extension QualityLoss {
  /// - Parameters:
  ///   - chance: standard error of the value about what the reference leads to expect.
  ///   - level: one-sided.
  init(_ figure: String, _ value: Double, _ reference: ReferenceQuality.Figure, chance: Double, level: Double) {
    self.figure = figure
    self.value = value
    self.reference = reference.value
    let score = NormalDistribution.quantile(level).map { -$0 } ?? .infinity
    let half = score * (chance * chance + reference.standardError * reference.standardError).squareRoot()
    interval = value - half...value + half
  }
}

/// How often losses are looked for, which decides how certain one must be.
public struct LossLooks: Sendable {
  /// Seconds between two looks; `nil` where records have no time.
  public var seconds: Double?
  /// Records between two looks, about.
  public var records: Double
  /// Looks that are shown together.
  public var count: Int

  public init(seconds: Double?, records: Double, count: Int) {
    self.seconds = seconds
    self.records = records
    self.count = count
  }

  /// One-sided. The budget is shared by all looks in its span and by the estimated and the realised figure
  /// (Bonferroni's inequality); no look is weaker than 1 %, however few they are.
  func level(_ budget: FalseAlarmBudget) -> Double {
    let looks =
      switch budget.span {
      case .seconds(let span): seconds.map { span / max($0, 1) } ?? Double(count)
      case .records(let span): span / max(records, 1)
      case .report: Double(count)
      }
    return min(0.01, budget.level(checks: 2, looks: looks))
  }
}

extension WatchView {
  /// The quality that the newest records are expected to have, before their labels come, held against the reference;
  /// `nil` without a reference that has labels, or with too few records after it.
  public var estimatedLoss: QualityLoss? {
    let window = newestWindow
    return headlines.lazy.compactMap { estimatedLoss($0, of: window, looks(window)) }.first
  }

  /// The same of the labels that have come.
  public var realisedLoss: QualityLoss? {
    let window = newestWindow
    return (headlines + ["mae"]).lazy.compactMap { realisedLoss($0, of: window, looks(window)) }.first
  }

  /// - Parameter figure: "roc_auc" or "accuracy".
  public func estimatedLoss(_ figure: String, of window: WindowAggregate, _ looks: LossLooks) -> QualityLoss? {
    guard let reference = watch.maturity.quality?.figures[figure], let estimated = window.estimated(figure) else {
      return nil
    }
    // By the chance of the labels alone a window of another quality strays more or less than the reference; by the
    // choice of its records it strays as the reference does.
    let chance = max(estimated.standardError, reference.standardError(over: window.estimatedCount))
    return QualityLoss(figure, estimated.value, reference, chance: chance, level: looks.level(settings.budget))
  }

  /// - Parameter figure: "roc_auc", "accuracy" or "mae".
  /// - Returns: `nil` with fewer than 30 labels.
  public func realisedLoss(_ figure: String, of window: WindowAggregate, _ looks: LossLooks) -> QualityLoss? {
    guard Double(window.labelledCount) >= WindowAggregate.estimateNeed,
      let reference = watch.maturity.quality?.figures[figure], let value = window.realised(figure)
    else { return nil }
    let chance = reference.standardError(over: Double(window.labelledCount))
    return QualityLoss(figure, value, reference, chance: chance, level: looks.level(settings.budget))
  }

  /// The headline figure that a window is expected to have, with half of its 95 % interval.
  public func estimatedQuality(of window: WindowAggregate) -> (figure: String, value: Double, margin: Double)? {
    for figure in headlines {
      guard let reference = watch.maturity.quality?.figures[figure], let estimated = window.estimated(figure) else {
        continue
      }
      let chance = max(estimated.standardError, reference.standardError(over: window.estimatedCount))
      let error = (chance * chance + reference.standardError * reference.standardError).squareRoot()
      return (figure, estimated.value, (NormalDistribution.quantile(0.975) ?? 2) * error)
    }
    return nil
  }
}

extension WatchView {
  private var headlines: [String] { ["roc_auc", "accuracy"] }

  /// Records of the newest window: as many as the reference has, within bounds.
  private var newestCount: Int { min(5_000, max(500, reference?.recordCount ?? 0)) }

  private var newestWindow: WindowAggregate {
    let view = ModelView(state: model, hasTwin: false)
    return view.window(from: view.position(ofLast: newestCount), to: .max, withFields: false)
  }

  /// Sixty looks while the window passes, as the drift of features is looked at; ten where records have no times.
  private func looks(_ window: WindowAggregate) -> LossLooks {
    let seconds = window.timeRange.map { Double(($0.upperBound - $0.lowerBound).nanoseconds) / 60e9 }
    return LossLooks(
      seconds: model.axis == .time ? max(1, seconds ?? 60) : nil, records: Double(newestCount) / 10, count: 10)
  }
}

extension WatchView {
  /// A figure over the reference: "roc_auc", "accuracy" or "mae"; `nil` without labels.
  public func referenceFigure(_ figure: String) -> (value: Double, standardError: Double)? {
    watch.maturity.quality?.figures[figure].map { ($0.value, $0.standardError) }
  }

  /// How far a window of so many records strays from a figure of the reference by chance: three standard errors.
  public func referenceBand(_ figure: String, over records: Double) -> ClosedRange<Double>? {
    guard let known = watch.maturity.quality?.figures[figure], records > 0 else { return nil }
    let half = 3 * known.standardError(over: records)
    return max(0, known.value - half)...(figure == "mae" ? known.value + half : min(1, known.value + half))
  }

  /// Whether the reference allows estimates from scores.
  public var hasEstimator: Bool { watch.maturity.quality?.estimator != nil }

  /// Labels that came by themselves.
  public var lateLabelCount: Int { watch.maturity.lateCount }

  /// Delay of such labels in seconds; `nil` before any came with both times.
  public var labelDelay: (median: Double, p95: Double)? {
    let quantiles = watch.maturity.delays.quantiles([0.5, 0.95])
    guard let median = quantiles[0], let p95 = quantiles[1] else { return nil }
    return (median, p95)
  }

  /// A sentence where records whose labels come late are judged otherwise than the others.
  public var delayBias: String? {
    DelayBias(watch.maturity.delayBins).map { bias in
      let (early, late) = (percent(bias.earlyErrorRate), percent(bias.lateErrorRate))
      return "late labels differ from early ones: \(late) of \(bias.lateCount) late ones show an error, "
        + "\(early) of \(bias.earlyCount) early ones; a partial figure misleads"
    }
  }

  private func percent(_ share: Double) -> String {
    let tenths = Int((share * 1_000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}

extension ModelView {
  /// Sentences about labels that came by themselves: contradictions, clocks, late ones that differ from early ones.
  public var labelNotes: [String] {
    labelFaults.sentences(horizon: state.settings.watch?.labelHorizon) + [watch?.delayBias].compactMap { $0 }
  }
}
