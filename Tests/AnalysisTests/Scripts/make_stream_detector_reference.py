"""Writes ../StreamDetectorReference.swift: where detectors drift on seeded streams.

Drifts and warnings are River 0.26.1's, critical distances are from scipy 1.17.1's exact p-values; other versions are
refused. CUSUM, the EWMA chart, ECDD and STEPD are not in River: they are computed below from their definitions, each
value from the whole stream since the last drift instead of step by step.

    python make_stream_detector_reference.py
"""
import math
import pathlib
import statistics

import numpy as np
import river
import scipy
from river import drift
from river.drift import binary
from scipy import stats

VERSIONS = (river.__version__, scipy.__version__, np.__version__)
if VERSIONS != ("0.26.1", "1.17.1", "2.4.6"):
    raise SystemExit(f"made for River 0.26.1, scipy 1.17.1, numpy 2.4.6, found {VERSIONS}")

MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return mixed ^ (mixed >> 31)

    def uniform(self):
        return (self.next() >> 11) * 2.0**-53

    def normal(self):
        radius = math.sqrt(-2 * math.log(1 - self.uniform()))
        return radius * math.cos(2 * math.pi * self.uniform())


def errors():
    """Error rates .1, .3, .2, .5 for 1,500 values each."""
    random = SplitMix64(3)
    return [int(random.uniform() < rate) for rate in (0.1, 0.3, 0.2, 0.5) for _ in range(1500)]


def rights():
    return [1 - error for error in errors()]


def numbers():
    """The sum of three uniform numbers, moved by 0, .5, -.4, .2 for 1,500 values each."""
    random = SplitMix64(4)
    return [
        random.uniform() + random.uniform() + random.uniform() + shift for shift in (0, 0.5, -0.4, 0.2)
        for _ in range(1500)
    ]


STREAMS = {"errors": errors(), "rights": rights(), "numbers": numbers()}

RIVER = [
    ("adwin", drift.ADWIN, "numbers", {}),
    ("adwin", drift.ADWIN, "numbers", dict(clock=1, delta=0.05)),
    ("adwin", drift.ADWIN, "numbers", dict(max_buckets=2, min_window_length=20, grace_period=300)),
    ("adwin", drift.ADWIN, "errors", dict(max_buckets=11, clock=7, min_window_length=1)),
    ("adwin", drift.ADWIN, "errors", dict(max_buckets=2, clock=1, min_window_length=1, grace_period=0)),
    ("ddm", binary.DDM, "errors", {}),
    ("ddm", binary.DDM, "errors", dict(warm_start=0)),
    ("ddm", binary.DDM, "errors", dict(warm_start=100, warning_threshold=1.0, drift_threshold=1.8)),
    ("eddm", binary.EDDM, "errors", dict(warm_start=15, alpha=0.8, beta=0.75)),
    ("hddm-a", binary.HDDMA, "errors", dict(drift_confidence=0.05, warning_confidence=0.1)),
    ("hddm-a", binary.HDDMA, "numbers", dict(two_sided_test=True)),
    ("hddm-w", binary.HDDMW, "errors", dict(lambda_val=0.02)),
    ("hddm-w", binary.HDDMW, "numbers", dict(two_sided_test=True, lambda_val=0.2, drift_confidence=0.0001)),
    ("fhddm", binary.FHDDM, "rights", {}),
    ("fhddm", binary.FHDDM, "rights", dict(sliding_window_size=60, confidence_level=0.001, short_window_size=20)),
    ("fhddm", binary.FHDDM, "rights", dict(sliding_window_size=200, confidence_level=1e-7, short_window_size=25)),
    ("page-hinkley", drift.PageHinkley, "numbers", {}),
    ("page-hinkley", drift.PageHinkley, "numbers", dict(mode="down", threshold=20.0, min_instances=200)),
    ("page-hinkley", drift.PageHinkley, "errors", dict(mode="up", delta=0.05, threshold=9.0, alpha=0.999)),
]


def river_run(detector, values):
    drifts, warnings = [], []
    for index, value in enumerate(values):
        detector.update(value)
        if detector.drift_detected:
            drifts.append(index)
        elif getattr(detector, "warning_detected", False) and (not warnings or warnings[-1][1] != index - 1):
            warnings.append([index, index])
        elif getattr(detector, "warning_detected", False):
            warnings[-1][1] = index
    return drifts, [first for first, _ in warnings]


def cusum(since, warm_start=100, slack=0.5, threshold=8.0):
    if len(since) <= warm_start:
        return "stable"
    mean, deviation = statistics.fmean(since[:warm_start]), statistics.stdev(since[:warm_start])
    scores = [(value - mean) / deviation for value in since[warm_start:]]
    # The tabular sum is the largest sum of scores less slack over any end of the stream.
    rises = np.cumsum([score - slack for score in scores][::-1]).max()
    falls = np.cumsum([-score - slack for score in scores][::-1]).max()
    return "drift" if max(rises, falls) > threshold else "stable"


def ewma(since, warm_start=100, weight=0.2, threshold=4.0):
    if len(since) <= warm_start:
        return "stable"
    mean, deviation = statistics.fmean(since[:warm_start]), statistics.stdev(since[:warm_start])
    weights = weight * (1 - weight) ** np.arange(len(since) - warm_start)[::-1]
    distance = abs(float(np.dot(weights, np.array(since[warm_start:]) - mean)))
    return "drift" if distance > threshold * deviation * math.sqrt(np.sum(weights**2)) else "stable"


LIMITS = {
    100: [2.76, -6.23, 18.12, -312.45, 1002.18],
    400: [3.97, -6.56, 48.73, -330.13, 848.18],
    1000: [1.17, 7.56, -21.24, 112.12, -987.23],
}


def ecdd(since, warm_start=30, weight=0.2, run_length=400, warning_level=0.5):
    if len(since) < warm_start:
        return "stable"
    rate = statistics.fmean(since)
    weights = weight * (1 - weight) ** np.arange(len(since))[::-1]
    moving = float(np.dot(weights, since))
    capped = min(rate, 0.5)
    limit = sum(factor * capped**power for factor, power in zip(LIMITS[run_length], (0, 1, 3, 5, 7)))
    limit *= math.sqrt(rate * (1 - rate) * np.sum(weights**2))
    if moving > rate + limit:
        return "drift"
    return "warning" if moving > rate + warning_level * limit else "stable"


def stepd(since, window=30, drift_alpha=0.003, warning_alpha=0.05, two_sided=False):
    if len(since) < 2 * window:
        return "stable"
    older, newest = since[:-window], since[-window:]
    rate, reciprocal = statistics.fmean(since), 1 / len(older) + 1 / window
    rise = statistics.fmean(newest) - statistics.fmean(older)
    if rate in (0, 1) or (rise <= 0 and not two_sided):
        return "stable"
    p_value = stats.norm.sf((abs(rise) - reciprocal / 2) / math.sqrt(rate * (1 - rate) * reciprocal))
    return "drift" if p_value < drift_alpha else "warning" if p_value < warning_alpha else "stable"


OWN = [
    ("cusum", cusum, "numbers", {}, {}),
    ("cusum", cusum, "numbers", dict(warm_start=300, slack=0.25, threshold=12.0), None),
    ("cusum", cusum, "errors", dict(warm_start=50, threshold=5.0), None),
    ("ewma", ewma, "numbers", {}, {}),
    ("ewma", ewma, "errors", dict(warm_start=200, lambda_val=0.05, threshold=3.0),
     dict(warm_start=200, weight=0.05, threshold=3.0)),
    ("ecdd", ecdd, "errors", {}, {}),
    ("ecdd", ecdd, "errors", dict(average_run_length=100, warm_start=60), dict(run_length=100, warm_start=60)),
    ("ecdd", ecdd, "errors", dict(average_run_length=1000, lambda_val=0.1, warning_level=0.7),
     dict(run_length=1000, weight=0.1, warning_level=0.7)),
    ("stepd", stepd, "errors", {}, {}),
    ("stepd", stepd, "errors", dict(alpha_d=0.0005, alpha_w=0.01, min_num_instances=75, two_sided_test="true"),
     dict(drift_alpha=0.0005, warning_alpha=0.01, window=75, two_sided=True)),
]


def own_run(verdict, values, settings):
    drifts, warnings, start, warned = [], [], 0, -2
    for index in range(len(values)):
        answer = verdict(values[start:index + 1], **settings)
        if answer == "drift":
            drifts.append(index)
            start = index + 1
        elif answer == "warning":
            if warned != index - 1:
                warnings.append(index)
            warned = index
    return drifts, warnings


def critical_steps(size, alpha):
    """The least h at which two samples h/size apart are different for KSWIN."""
    for steps in range(1, size + 1):
        older = list(range(size))
        newest = [value + size if value < steps else value for value in older]
        result = stats.ks_2samp(older, newest, method="auto")
        assert round(result.statistic * size) == steps
        if result.pvalue <= alpha and result.statistic > 0.1:
            return steps
    return size + 1


def trial(make, input):
    """40 quiet streams of 10,000 and 100 of 2,000 + 2,000 with a shift, as StreamDetectorTrial has them."""
    random = SplitMix64(1)

    def stream(quiet, shifted):
        for index in range(quiet + shifted):
            if input == "numbers":
                yield random.normal() + (0 if index < quiet else 1)
            else:
                wrong = random.uniform() < (0.2 if index < quiet else 0.4)
                yield int(wrong) if input == "errors" else 1 - int(wrong)

    alarms = sum(len(river_run(make(), stream(10_000, 0))[0]) for _ in range(40))
    delays = []
    for _ in range(100):
        delays += [index - 1999 for index in river_run(make(), stream(2000, 2000))[0] if index >= 2000][:1]
    return alarms / 40, sum(delays), len(delays)


TRIALS = [
    ("ddm", binary.DDM, "errors"), ("eddm", binary.EDDM, "errors"), ("hddm-a", binary.HDDMA, "errors"),
    ("hddm-w", binary.HDDMW, "errors"), ("fhddm", binary.FHDDM, "correctness"), ("adwin", drift.ADWIN, "numbers"),
    ("page-hinkley", drift.PageHinkley, "numbers"),
]


def wrapped(items, indent):
    lines, line = [], indent
    for item in items:
        text = f"{item}, "
        if len(line) + len(text) > 120:
            lines.append(line.rstrip())
            line = indent
        line += text
    return "\n".join(lines + [line.rstrip()])


def swift_case(id, stream, settings, drifts, warnings):
    pairs = ", ".join(f'"{name}": "{value}"' for name, value in settings.items()) or ":"
    lines = [f'    Case(\n      id: "{id}", stream: "{stream}",', f"      settings: [{pairs}],"]
    for name, values, end in (("drifts", drifts, ","), ("warnings", warnings, "),")):
        body = str(values)
        if len(body) > 90:
            body = f"[\n{wrapped(values, '        ')}\n      ]"
        lines.append(f"      {name}: {body}{end}")
    return "\n".join(lines)


def main():
    random = np.random.RandomState(12345)
    legacy = np.concatenate((random.randint(2, size=1000), random.randint(8, size=1000)))
    digits = "".join(str(value) for value in legacy)
    lines = [
        "// Written by Scripts/make_stream_detector_reference.py with River 0.26.1, scipy 1.17.1 and numpy 2.4.6.", "",
        "enum StreamDetectorReference {", "  struct Case: Sendable {", "    let id: String", "    let stream: String",
        "    let settings: [String: String]", "    let drifts: [Int]", "    /// First values of runs.",
        "    let warnings: [Int]", "  }", "", "  static let cases: [Case] = [",
    ]
    for id, make, stream, settings in RIVER:
        lines.append(swift_case(id, stream, settings, *river_run(make(**settings), STREAMS[stream])))
    for id, verdict, stream, settings, arguments in OWN:
        outcome = own_run(verdict, STREAMS[stream], settings if arguments is None else arguments)
        lines.append(swift_case(id, stream, settings, *outcome))
    lines += ["  ]", "", "  /// Least distance, in steps of 1/size, that KSWIN calls drift.",
              "  static let criticalSteps: [(size: Int, alpha: String, steps: Int)] = ["]
    entries = [
        f'(size: {size}, alpha: "{alpha}", steps: {critical_steps(size, alpha)})'
        for size in (1, 5, 20, 30, 50, 200) for alpha in (0.0, 1e-9, 0.0001, 0.005, 0.05, 1.0)
    ]
    lines += [wrapped(entries, "    "), "  ]", "", "  /// False alarms in 10,000 values, delays summed, shifts found.",
              "  static let trials: [(id: String, falseAlarms: Double, delaySum: Int, found: Int)] = ["]
    for id, make, input in TRIALS:
        alarms, delays, found = trial(make, input)
        lines.append(f'    ("{id}", {alarms}, {delays}, {found}),')
    lines += ["  ]", "", "  /// numpy's RandomState(12345): 1,000 of randint(2), then 1,000 of randint(8).",
              "  static let legacyDigits =", '    """']
    lines += [f"    {digits[start:start + 100]}\\" for start in range(0, 2000, 100)]
    lines[-1] = lines[-1].rstrip("\\")
    lines += ['    """', f"  static let legacyDrifts = {river_run(drift.ADWIN(), map(float, legacy))[0]}", "}"]
    target = pathlib.Path(__file__).parent.parent / "StreamDetectorReference.swift"
    target.write_text("\n".join(lines) + "\n")


main()
