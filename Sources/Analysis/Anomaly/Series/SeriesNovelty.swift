internal import Glibc

/// Alarms when a series does what it has never done before, seen in several ways at once.
///
///     var detector = SeriesNovelty()
///     for (value, time) in zip(values, times) where detector.update(value, at: time) ?? 0 >= 0.5 { alarm() }
///
/// One idea, used nineteen times: a figure of the series is watched for records, and a record counts by how far it leaves
/// the range that the figure has kept to (`NoveltyEnvelope`). The figures are
///
/// - the value itself and the difference from the one before it: spikes, dips, new levels;
/// - its changes at three speeds (`BandNovelty`): bursts and shifts that are no extreme of the value;
/// - the same two on a scale that a single outlier cannot stretch (`RobustCompression`): dips and small shifts in counts
///   with heavy tails;
/// - its variability (`VariabilityNovelty`): a series gone wild or dead;
/// - how long nothing happens (`RunNovelty`): missing peaks, hanging sensors;
/// - the distance from its usual day (`SeasonalNovelty`), where times are given: what is usual, but not at this hour.
///
/// The evidence of a value is the largest weighted excess of any figure; the weights say how far a record of that kind
/// is to be trusted (2 for value and bands, 1 for compressed bands, ½ to ⅛ for the others). After an alarm the evidence
/// must be twice as large to be reported, a demand that halves every `refractory` values: one event is one alarm, and a
/// worse one right behind it still shows. Score = evidence / (evidence + .047), so that .5 is the recommended threshold:
/// under it the event is not worth a look, and .9 is nine times as much evidence. That threshold is the benchmark's
/// bargain, which takes many false alarms for one miss: noise without anything in it passes it two or three times in a
/// thousand values. At .8 it is at most half a time; ask for that where alarms wake people.
///
/// One pass, no look at later values, no fit. A value that is not finite is missing: it has no score and teaches
/// nothing. Values beyond ±10¹⁵⁰ count as that. Without times, or for times that cannot be (not finite, beyond ±10¹⁵
/// seconds), it goes without the usual day; gaps and times out of order do no harm. It does not: see trends that leave
/// no range; find again what it has already met at that strength (it says *new*, not *bad*); know weeks or holidays;
/// score the first `warm_up` values above 0.
/// - Complexity: O(1) a value and about 12 kB.
/// - Reference: tuned for and measured on the Numenta Anomaly Benchmark, Lavin, Ahmad, doi:10.1109/ICMLA.2015.141;
///   a record of the raw value as an alarm is also that benchmark's way for "spatial" anomalies.
public struct SeriesNovelty: SeriesDetector {
  public struct Parameters: MethodParameters {
    public var warmUp = 100
    /// Seven weeks of five-minute values: what was a record once may be one again.
    public var halfLife = 15_000.0
    /// Four weeks of five-minute values.
    public var maturity = 8000.0
    public var refractory = 15.0

    public init() {}

    public static let all: [MethodParameter<Self>] = [
      .count("warm_up", \.warmUp, in: 2...1_000_000, "first values, all scored 0"),
      .number("half_life", \.halfLife, from: 10, upTo: 1e12, "values after which a range has shrunk by half"),
      .number("maturity", \.maturity, from: 1, upTo: 1e12, "values after which a record counts in full"),
      .number("refractory", \.refractory, from: 0.1, upTo: 1e6, "values in which the demand after an alarm halves"),
    ]
  }

  /// Evidence that scores .5: chosen on ten series of the benchmark and on seeded series with planted anomalies.
  private static let alarmEvidence = 0.047
  /// By which factor an event must exceed a fresh one before it.
  private static let renewal = 2.0
  /// Beyond it a difference of two values could overflow.
  private static let largestValue = 1e150
  /// In seconds; beyond it half hours can no longer be told apart.
  private static let latestTime = 1e15

  public let parameters: Parameters
  private let pace: NoveltyEnvelope.Pace
  private let recovery: Double
  private var count = 0
  private var previous = 0.0
  private var value = NoveltyEnvelope()
  private var difference = NoveltyEnvelope()
  private var bands = BandNovelty()
  private var compression = RobustCompression()
  private var compressedValue = NoveltyEnvelope()
  private var compressedBands = BandNovelty()
  private var variability = VariabilityNovelty()
  private var runs = RunNovelty()
  private var season = SeasonalNovelty()
  /// The strongest evidence of late, fading.
  private var strongest = 0.0

  public init(_ parameters: Parameters) {
    self.parameters = parameters
    pace = NoveltyEnvelope.Pace(halfLife: parameters.halfLife, maturity: parameters.maturity)
    recovery = exp2(-1 / parameters.refractory)
  }

  public mutating func update(_ value: Double, at time: Double?) -> Double? {
    guard value.isFinite else { return nil }
    let clipped = max(-Self.largestValue, min(Self.largestValue, value))
    let evidence = evidence(of: clipped, at: time.flatMap { abs($0) <= Self.latestTime ? $0 : nil })
    count += 1
    previous = clipped
    guard count > parameters.warmUp else { return 0 }
    strongest *= recovery
    let isNews = evidence > strongest * Self.renewal
    strongest = max(strongest, evidence)
    return isNews ? evidence / (evidence + Self.alarmEvidence) : 0
  }

  private mutating func evidence(of value: Double, at time: Double?) -> Double {
    let compressed = compression.compress(value)
    let inBands = bands.excess(of: value, pace)
    let inCompressedBands = compressedBands.excess(of: compressed, pace)
    let run = runs.excess(of: value, level: bands.level ?? value, pace)
    let unseasonal = time.map { season.excess(of: value, at: $0, pace) } ?? 0
    // A first value has none before it to differ from.
    guard count > 0 else { return 0 }
    let jump = value - previous
    let wild = variability.excess(of: jump, range: difference.width, pace)
    return max(
      2 * max(self.value.excess(of: value, pace), inBands), inCompressedBands,
      0.5 * max(difference.excess(of: jump, pace), compressedValue.excess(of: compressed, pace)),
      0.5 * unseasonal, 0.25 * max(wild, run.side), 0.125 * run.constant)
  }
}

extension SeriesDetectorKind {
  public static let series = Self(
    id: "series", summary: "What the series has never done before, seen in several ways", alarmScore: 0.5,
    SeriesNovelty.self)
}
