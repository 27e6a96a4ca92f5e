"""Holds `driftop compare` against Evidently itself on seeded tables; fails where a statistic of both differs.

    evidently/bin/python evidently_beside_compare.py .build/release/driftop

How Evidently is installed stands in evidently_default.py. Its χ² and z tests have no counterpart: the first takes the
reference for the truth, where `compare` gives its noise its due; the second is, of two shares, the same as χ².
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
import pandas

from evidently_default import default_drift

# What `compare` calls it, and what it is told of it.
COUNTERPARTS = {
    "Wasserstein distance (normed)": ("wasserstein", "value"),
    # Natural logarithms.
    "Jensen-Shannon distance": ("jensen-shannon", "value"),
    "K-S p_value": ("kolmogorov-smirnov", "p_value"),
    "Z-test p_value": ("chi-squared", "p_value"),
}


def table(generator, size, shift, fresh):
    categories = ["a", "b", "c", "d", "e", "new"]
    shares = numpy.array([0.4, 0.3, 0.15, 0.1, 0.05]) * (1 - fresh)
    return pandas.DataFrame({
        "normal": generator.normal(size=size) + shift,
        "skewed": generator.gamma(2, size=size) * (1 + shift),
        "counted": generator.poisson(6, size=size),
        "category": generator.choice(categories, size, p=[*shares, fresh]),
        "pair": generator.choice(["yes", "no"], size, p=[0.1 + shift / 4, 0.9 - shift / 4]),
    })


def compared(program, folder, reference, current):
    names = [str(folder / name) for name in ("reference.csv", "current.csv")]
    for name, frame in zip(names, (reference, current)):
        frame.to_csv(name, index=False)
    command = [program, "compare", *names, "--param", "jensen-shannon.base=2.718281828459045"]
    answer = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return {(entry["feature"], entry["statistic"]): entry for entry in answer["drift"]}


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    generator = numpy.random.default_rng(6)
    worst = 0.0
    print("reference  window  column    statistic                      Evidently     compare       difference")
    with tempfile.TemporaryDirectory() as folder:
        for size in (1_000, 5_000):
            for window, shift, fresh in ((500, 0.0, 0.0), (3_600, 0.1, 0.0), (3_600, 0.5, 0.01)):
                reference, current = table(generator, size, 0.0, 0.0), table(generator, window, shift, fresh)
                results = compared(sys.argv[1], pathlib.Path(folder), reference, current)
                for column, statistic, value, _ in default_drift(reference, current):
                    if statistic not in COUNTERPARTS:
                        continue
                    kind, figure = COUNTERPARTS[statistic]
                    own = results[column, kind][figure]
                    # Evidently's z test takes its p-value from 1, which leaves nothing of it below 1e-16.
                    difference = abs(own - value) / max(abs(value), 1e-6)
                    worst = max(worst, difference)
                    figures = f"{value:<13.6g} {own:<13.6g} {difference:.1e}"
                    print(f"{size:9} {window:7}  {column:9} {statistic:30} {figures}")
    print(f"largest difference {worst:.1e}")
    return 0 if worst < 1e-9 else 1


if __name__ == "__main__":
    sys.exit(main())
