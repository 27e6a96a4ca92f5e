"""Writes ../EvidentlyReference.swift: what Evidently's defaults say of seeded windows.

Made with Evidently 0.7.23; Benchmarks/Drift/Scripts/evidently_default.py says how it is installed. The windows are
drawn with SplitMix64, which the tests draw as well, so that only the results stand in the file.

    python make_evidently_reference.py
"""
import bisect
import pathlib
import sys

import pandas

from split_mix import uniform

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent.parent / "Benchmarks/Drift/Scripts"))
from evidently_default import WANTED, default_drift  # noqa: E402

SHARES = [0.4, 0.7, 0.85, 0.95, 1.0]
# Seed, values of the reference and of the window, change.
CASES = [
    (seed, reference, current, change)
    for seed, (reference, current, change) in enumerate(
        (reference, current, change)
        for reference in (1_000, 5_000) for current in (200, 1_000, 3_600) for change in (0.0, 0.1, 0.5))
]


def frame(numbers, size, change):
    """Five columns, value by value; what changes does so by its share of a unit."""
    rows = []
    for _ in range(size):
        flat, skewed, few, category, pair, fresh = (next(numbers) for _ in range(6))
        rows.append({
            "flat": flat + change,
            "skewed": skewed / (1.01 - skewed) * (1 + change),
            "few": float(int((few - few * change / 2) * 4)),
            "category": "new" if fresh < change / 50 else "abcde"[bisect.bisect_right(SHARES, category)],
            "pair": "yes" if pair < 0.1 + change / 5 else "no",
        })
    return pandas.DataFrame(rows)


def swift(flag):
    return "true" if flag else "false"


def line(case):
    seed, size, current_size, change = case
    numbers = uniform(seed)
    reference, current = frame(numbers, size, 0.0), frame(numbers, current_size, change)
    # Twelve digits: Evidently sums over categories in the order of a set, which is another in every run.
    columns = [
        f'        .init(name: "{column}", statistic: "{statistic}", value: {value:.12g}, isDrift: {swift(drift)}),'
        for column, statistic, value, drift in default_drift(reference, current)
    ]
    head = f"      seed: {seed}, reference: {size}, current: {current_size}, change: {change},"
    return "\n".join(["    .init(", head, "      columns: [", *columns, "      ]),"])


HEAD = f"""// Written by Scripts/make_evidently_reference.py with Evidently {WANTED}.

/// What Evidently's default DataDriftPreset says of the columns of seeded windows.
enum EvidentlyReference {{
  struct Column: Sendable {{
    var name: String
    var statistic: String
    var value: Double
    var isDrift: Bool
  }}

  struct Case: Sendable {{
    var seed: UInt64
    var reference: Int
    var current: Int
    var change: Double
    var columns: [Column]
  }}

  static let cases: [Case] = [
"""

if __name__ == "__main__":
    text = HEAD + "\n".join(line(case) for case in CASES) + "\n  ]\n}\n"
    (HERE.parent / "EvidentlyReference.swift").write_text(text)
