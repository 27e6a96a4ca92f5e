"""The analysis core over seeded data: each case must end, and in a time that no machine should miss.

    python core_bounds.py ANALYSIS_BENCHMARKS
"""
import json
import re
import subprocess
import sys

# Case: rows, then seconds that none of its times may pass.
BOUNDS = {
    "curves": (1_000_000, 2),
    "confusion-matrix": (1_000_000, 1),
    "ks": (200_000, 1),
    "compare": (50_000, 5),
    "detectors": (100_000, 5),
    "detector-budget": (1_000, 20),
    "isolation-forest": (50_000, 5),
    "one-class-svm": (2_000, 5),
    "calibration": (100_000, 5),
}
program = sys.argv[1]
listed = [line.split()[0] for line in subprocess.check_output([program], text=True).splitlines()]
for case in listed:
    rows, bound = BOUNDS.get(case, (100_000, 5))
    output = subprocess.check_output([program, case, "--rows", str(rows)], text=True)
    figures = json.loads(output)
    seconds = {key: value for key, value in figures.items() if key.endswith("_s")}
    slowest = max(seconds, key=seconds.get)
    print(f"{case}, {rows:,} rows: {len(seconds)} times, the longest {slowest} {seconds[slowest]:.3f} s")
    if seconds[slowest] > bound:
        sys.exit(f"{case}: {slowest} took {seconds[slowest]:.1f} s, bound {bound} s")
    for key, value in figures.items():
        wanted = re.search(r"_arl(\d+)$", key)
        if wanted and value < int(wanted[1]) / 1.5:
            sys.exit(f"{case}: {key} is {value:.0f} values between false alarms")
