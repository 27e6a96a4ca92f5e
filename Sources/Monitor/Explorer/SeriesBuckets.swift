internal import Telemetry

/// One series cut into the aligned buckets of a window. What was not measured is `nil`, never 0.
struct SeriesBuckets {
  let plan: WindowPlan
  private(set) var increases: [Double]
  /// Seconds of each bucket between two samples.
  private(set) var coveredSeconds: [Double]

  /// - Precondition: the plan's axis is time.
  init(_ plan: WindowPlan) {
    self.plan = plan
    increases = Array(repeating: 0, count: plan.count)
    coveredSeconds = increases
  }

  /// Spreads what was counted in a step evenly over its time. A broken step leaves a gap.
  mutating func add(_ step: CounterStep) {
    let (start, end) = (step.start * 1_000_000, step.end * 1_000_000)
    let first = max(0, (start - plan.start) / plan.step)
    let last = min(Int64(plan.count) - 1, (end - 1 - plan.start) / plan.step)
    guard !step.isBroken, end > plan.start, first <= last else { return }
    for bucket in first...last {
      let bucketStart = plan.start + plan.step * bucket
      let overlap = Double(min(end, bucketStart + plan.step) - max(start, bucketStart))
      guard overlap > 0 else { continue }
      increases[Int(bucket)] += step.increase * overlap / Double(end - start)
      coveredSeconds[Int(bucket)] += overlap / 1e9
    }
  }

  /// What was counted a second over the part of each bucket that was watched.
  var rates: [Double?] {
    zip(increases, coveredSeconds).map { $1 > 0 ? $0 / $1 : nil }
  }
}

extension SeriesBuckets {
  /// The rate of a counter in each bucket. Until the next scrape is due the last rate goes on.
  static func rates(of samples: [Sample], _ plan: WindowPlan) -> [Double?] {
    var buckets = SeriesBuckets(plan)
    let steps = CounterStep.steps(of: samples)
    for step in steps { buckets.add(step) }
    var rates = buckets.rates
    // After a failed scrape the last rate is that of a time before it.
    guard let last = samples.last, !last.isStale, let step = steps.last, !step.isBroken else { return rates }
    for bucket in plan.buckets(from: step.end, through: step.end + CounterStep.lookBack) {
      guard rates[bucket] == nil else { continue }
      rates[bucket] = bucket > 0 ? rates[bucket - 1] : step.increase / (Double(step.end - step.start) / 1e3)
    }
    return rates
  }

  /// The last value of a gauge in each bucket, or the one before it for as long as that stands for the series. NaN and
  /// infinite values cannot be drawn and leave a gap.
  static func values(of samples: [Sample], _ plan: WindowPlan) -> [Double?] {
    var values: [Double?] = Array(repeating: nil, count: plan.count)
    for (index, sample) in samples.enumerated() where sample.value.isFinite {
      var end = sample.milliseconds + CounterStep.lookBack
      if index + 1 < samples.count {
        let next = samples[index + 1]
        // The bucket in which a scrape failed shows what was measured in it, nothing from before.
        end = min(end, next.isStale ? plan.startOfBucket(at: next.milliseconds) - 1 : next.milliseconds)
      }
      for bucket in plan.buckets(from: sample.milliseconds, through: max(sample.milliseconds, end)) {
        values[bucket] = sample.value
      }
    }
    return values
  }

  /// The rate over the last steps, four at most; `nil` when the series has ended or was seen once only.
  static func latestRate(of samples: [Sample], now: Int64) -> Double? {
    guard let last = samples.last, !last.isStale, now - last.milliseconds <= CounterStep.lookBack else { return nil }
    let steps = CounterStep.steps(of: samples)
    let recent = steps.suffix(4).reversed().prefix { !$0.isBroken }
    guard let first = recent.last, let end = recent.first?.end else { return nil }
    return recent.reduce(0) { $0 + $1.increase } / (Double(end - first.start) / 1e3)
  }

  static func latestValue(of samples: [Sample], now: Int64) -> Double? {
    guard let last = samples.last, !last.isStale, now - last.milliseconds <= CounterStep.lookBack else { return nil }
    return last.value
  }
}

extension WindowPlan {
  /// When the bucket begins that a time lies in, both in milliseconds.
  func startOfBucket(at time: Int64) -> Int64 {
    let (step, start) = (step / 1_000_000, start / 1_000_000)
    return time - ((time - start) % step + step) % step
  }

  /// The buckets that the times from `start` to `end`, in milliseconds, lie in.
  func buckets(from start: Int64, through end: Int64) -> Range<Int> {
    let (first, last) = (start * 1_000_000 - self.start, end * 1_000_000 - self.start)
    guard last >= 0, first < step * Int64(count) else { return 0..<0 }
    return Int(max(0, first) / step)..<Int(min(last, step * Int64(count) - 1) / step) + 1
  }
}
