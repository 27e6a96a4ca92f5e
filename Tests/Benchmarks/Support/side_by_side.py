"""Runs each case of the analysis core and its peer in turn and prints medians and ratios of their inner times.

    python side_by_side.py DRIFTOP ANALYSIS_BENCHMARKS BENCH_FOLDER DATA_FOLDER [--rounds N] [CASE…]

Times are those inside the programs, without loading and importing, but for `compare`, which is the whole command. A case
whose results differ from the peer's fails before it is timed further.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("driftop")
parser.add_argument("benchmarks")
parser.add_argument("bench")
parser.add_argument("data")
parser.add_argument("cases", nargs="*")
parser.add_argument("--rounds", type=int, default=5)
options = parser.parse_intermixed_args()
os.environ["TH"] = "1"
DETECTORS = {
    "adwin": "ADWIN", "ddm": "DDM", "eddm": "EDDM", "hddm-a": "HDDM_A", "hddm-w": "HDDM_W",
    "page-hinkley": "PageHinkley", "kswin": "KSWIN",
}


def run(words):
    start = time.perf_counter()
    output = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    wall = time.perf_counter() - start
    return json.loads(output.strip().splitlines()[-1] if output.strip() else "{}") | {"wall_s": wall}


def ours(case, *more):
    return lambda: run([options.benchmarks, case, "--data", options.data, *more])


def peer(script, *arguments):
    return lambda: run(["bash", f"{options.bench}/{script}", *arguments])


def compare():
    words = [options.driftop, "compare", f"{options.data}/ref_100k_20.csv", f"{options.data}/cur_100k_20.csv"]
    start = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return {"wall_s": time.perf_counter() - start}


def total(*keys):
    return lambda figures: sum(figures[key] for key in keys)


# Name, ours, peer, our seconds, peer's seconds, (our key, peer's key, relative tolerance) of equal results.
CASES = {
    "curves": (
        ours("curves"), peer("c01_roc_auc_sklearn.sh", f"{options.data}/scores_10m.csv"), total("total_s"),
        total("roc_auc_s", "roc_curve_s", "average_precision_s"), [("auc", "auc", 1e-12), ("ap", "ap", 1e-12)]),
    "confusion-matrix": (
        ours("confusion-matrix"), peer("c02_confusion_sklearn.sh"), total("confusion_s", "report_s"),
        total("confusion_matrix_s", "classification_report_s"),
        [("accuracy", "accuracy", 1e-12), ("macro_f1", "macro_f1", 1e-12)]),
    "ks": (
        ours("ks"), peer("c03_ks_scipy.sh"), total("ks_s"), total("ks_s"),
        [("D", "D", 1e-12), ("p", "p", 1e-9), ("W", "W", 1e-9)]),
    "isolation-forest": (
        ours("isolation-forest"), peer("c04_iforest_sklearn.sh"), total("fit_s", "score_s"),
        total("fit_s", "score_s"), []),
    "one-class-svm .1": (
        ours("one-class-svm"), peer("c05_ocsvm_sklearn.sh"), total("nu01_fit_s", "nu01_score_s"),
        total("fit_s", "score_s"), []),
    "one-class-svm .5": (
        ours("one-class-svm"),
        peer("c05_ocsvm_sklearn.sh", f"{options.data}/svm_fit_5k.csv", f"{options.data}/svm_score_100k.csv", "0.5"),
        total("nu05_fit_s", "nu05_score_s"), total("fit_s", "score_s"), []),
    "compare": (
        compare, peer("c08_evidently_drift.sh"), total("wall_s"), total("wall_s"), []),
}


def in_turn(first, second):
    """A B B A …: whatever drifts on the machine hits both."""
    pairs = []
    for number in range(options.rounds):
        if number % 2 == 0:
            left = first()
            right = second()
        else:
            right = second()
            left = first()
        pairs.append((left, right))
    return pairs


def show(name, mine, theirs):
    ratios = sorted(b / a for a, b in zip(mine, theirs))
    print(
        f"{name:18s} driftop {statistics.median(mine):9.4f} s   peer {statistics.median(theirs):9.4f} s   "
        f"driftop is {statistics.median(ratios):6.1f} × as fast ({ratios[0]:.1f} to {ratios[-1]:.1f})", flush=True)


wanted = options.cases or [*CASES, "detectors"]
for name in wanted:
    if name == "detectors":
        continue
    first, second, my_seconds, their_seconds, equal = CASES[name]
    pairs = in_turn(first, second)
    for mine, theirs, tolerance in equal:
        a, b = pairs[0][0][mine], pairs[0][1][theirs]
        if abs(a - b) > tolerance * abs(b):
            sys.exit(f"{name}: {mine} is {a}, the peer's {theirs} {b}")
    show(name, [my_seconds(a) for a, _ in pairs], [their_seconds(b) for _, b in pairs])
if "detectors" in wanted:
    pairs = in_turn(ours("detectors"), peer("c06_river_detectors.sh"))
    for mine, theirs in DETECTORS.items():
        # The peer goes through fewer values where it is slow: seconds for a million.
        show(mine, [a[f"{mine}_s"] for a, _ in pairs], [1e6 / b[theirs]["updates_per_s"] for _, b in pairs])
