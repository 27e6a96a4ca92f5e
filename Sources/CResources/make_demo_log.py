#!/usr/bin/env python3
"""Makes demo.jsonl.gz, the log that `driftop demo` shows.

Three scikit-learn models are trained on data sets that come with scikit-learn and asked about records drawn from
held-out halves, 40 minutes of event time. In the second half their inputs degrade, and every prediction is what the
real model answers to the degraded input:

  breast-cancer  logistic regression, malignant against benign. From minute 24 on scanner B sends `worst radius` in a
                 unit ten times too large, so the number is a tenth of what it was.
  digits         multinomial logistic regression over 8×8 images. The camera slips out of focus from minute 20 on: the
                 images are blurred, moved and made noisy little by little. Version 2.1.0, trained on twice as many
                 images, replaces 2.0.0 at minute 10, long before that.
  diabetes       ridge regression, healthy throughout. From minute 27 to 33 most of its labels do not arrive.

The predictions are made from the rounded numbers that the log shows; only digits' images are not logged. About 2 %
of all labels are missing.

Seeded. Made with Python 3.11.7, scikit-learn 1.9.1, numpy 2.4.6 and zlib 1.2.13 on x86-64 Linux; with these the file
comes out byte for byte the same, with others the last digits and the compressed bytes may differ. `--check` writes
nothing and fails when the file beside this script differs from what it would write.
"""
import os

# One thread, so that the order of summation, and with it the last bit of a coefficient, is always the same.
for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import gzip
import json
import pathlib
import sys
from datetime import datetime, timedelta, timezone

import numpy as np
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import accuracy_score, r2_score, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SEED = 20260302
START = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)
MINUTE = 60_000
DURATION = 40 * MINUTE
HALF = DURATION // 2
LABEL_MISSING = 0.02
OUTPUT = pathlib.Path(__file__).with_name("demo.jsonl.gz")


def arrivals(generator, per_second):
    """Milliseconds of a Poisson process over the whole duration."""
    gaps = generator.exponential(1000 / per_second, size=int(DURATION / 1000 * per_second * 1.3))
    times = np.cumsum(gaps).astype(np.int64)
    return times[times < DURATION]


def latencies(generator, count, mean):
    """Milliseconds, gamma-distributed, with one request in fifty that waits for a second turn."""
    once, again = generator.gamma(5, mean / 5, size=(2, count))
    return np.round(once + np.where(generator.random(count) < 0.02, 4 * again, 0), 1)


def record(time, model, number, answer):
    stamp = START + timedelta(milliseconds=int(time))
    head = {"ts": stamp.strftime("%Y-%m-%dT%H:%M:%S.") + f"{stamp.microsecond // 1000:03d}Z", "id": f"{model}-{number}"}
    return int(time), head | {"model": model} | answer


def breast_cancer(generator):
    decimals = {
        "worst radius": 2, "worst texture": 2, "worst smoothness": 4,
        "worst concave points": 4, "mean concavity": 4, "area error": 2,
    }
    names = list(decimals)
    data = load_breast_cancer()
    inputs = data.data[:, [list(data.feature_names).index(name) for name in names]]
    train, test, train_truth, truth = train_test_split(inputs, data.target, test_size=0.5, random_state=1)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.1)).fit(train, train_truth)

    times = arrivals(generator, 1.5)
    drawn = generator.integers(len(test), size=len(times))
    rows = test[drawn] * (1 + generator.normal(0, 0.02, size=(len(times), len(names))))
    scanner = np.where(generator.random(len(times)) < 0.4, "B", "A")
    rows[(times >= 24 * MINUTE) & (scanner == "B"), 0] /= 10
    rows = np.column_stack([np.round(column, places) for column, places in zip(rows.T, decimals.values())])

    malignant = model.predict_proba(rows)[:, 0]
    labelled = generator.random(len(times)) >= LABEL_MISSING
    latency = latencies(generator, len(times), 6)
    for i, time in enumerate(times):
        label = {"y_true": data.target_names[truth[drawn[i]]].item()} if labelled[i] else {}
        yield record(time, "breast-cancer", i, {"version": "1.4.0"} | label | {
            "y_pred": "malignant" if malignant[i] >= 0.5 else "benign",
            "score": round(float(malignant[i]), 5),
            "latency_ms": float(latency[i]),
            "features": {name: float(value) for name, value in zip(names, rows[i])} | {"scanner": scanner[i].item()},
        })


def out_of_focus(image, amount, generator):
    """The 8×8 image blurred, moved to the right and made noisy; `amount` 0 leaves only a little noise."""
    place = np.arange(8)
    blur = np.exp(-((place[:, None] - place) ** 2) / (2 * (0.05 + 0.75 * amount) ** 2))
    blur /= blur.sum(axis=1, keepdims=True)
    move = np.eye(8) * (1 - 0.25 * amount) + np.eye(8, k=-1) * 0.25 * amount
    noise = generator.normal(0, 1 + 1.5 * amount, size=(8, 8))
    return np.clip(np.rint(blur @ image @ (move @ blur).T + noise), 0, 16)


def digits(generator):
    data = load_digits()
    train, test, train_truth, truth = train_test_split(data.data, data.target, test_size=0.5, random_state=1)
    half = len(train) // 2
    first = LogisticRegression(C=0.01, max_iter=2000).fit(train[:half], train_truth[:half])
    second = LogisticRegression(C=0.01, max_iter=2000).fit(train, train_truth)

    times = arrivals(generator, 1.6)
    drawn = generator.integers(len(test), size=len(times))
    amounts = np.clip((times - HALF) / (DURATION - HALF), 0, 1)
    images = np.array([out_of_focus(test[k].reshape(8, 8), a, generator) for k, a in zip(drawn, amounts)])
    deployed = times >= 10 * MINUTE
    flat = images.reshape(-1, 64)
    proba = np.where(deployed[:, None], second.predict_proba(flat), first.predict_proba(flat))

    ink = images.mean(axis=(1, 2))
    edges = np.abs(np.diff(images, axis=2)).mean(axis=(1, 2))
    labelled = generator.random(len(times)) >= LABEL_MISSING
    latency = latencies(generator, len(times), 12)
    for i, time in enumerate(times):
        label = {"y_true": int(truth[drawn[i]])} if labelled[i] else {}
        yield record(time, "digits", i, {"version": "2.1.0" if deployed[i] else "2.0.0"} | label | {
            "y_pred": int(proba[i].argmax()),
            "proba": {str(c): round(float(p), 4) for c, p in enumerate(proba[i])},
            "latency_ms": float(latency[i]),
            "features": {"ink": round(float(ink[i]), 2), "edges": round(float(edges[i]), 2)},
        })


def diabetes(generator):
    names = ["bmi", "bp", "s3", "s5", "s6"]
    data = load_diabetes(scaled=False)
    inputs = data.data[:, [data.feature_names.index(name) for name in names]]
    train, test, train_truth, truth = train_test_split(inputs, data.target, test_size=0.5, random_state=1)
    model = make_pipeline(StandardScaler(), Ridge(alpha=1.0)).fit(train, train_truth)

    times = arrivals(generator, 0.75)
    drawn = generator.integers(len(test), size=len(times))
    rows = np.round(test[drawn] * (1 + generator.normal(0, 0.01, size=(len(times), len(names)))), 2)
    predicted = model.predict(rows)
    withheld = (times >= 27 * MINUTE) & (times < 33 * MINUTE)
    labelled = generator.random(len(times)) >= np.where(withheld, 0.7, LABEL_MISSING)
    latency = latencies(generator, len(times), 3)
    for i, time in enumerate(times):
        label = {"y_true": float(truth[drawn[i]])} if labelled[i] else {}
        yield record(time, "diabetes", i, {"version": "1.2.0"} | label | {
            "y_pred": round(float(predicted[i]), 3),
            "latency_ms": float(latency[i]),
            "features": {name: float(value) for name, value in zip(names, rows[i])},
        })


def figure(rows):
    actual, predicted = [r["y_true"] for r in rows], [r["y_pred"] for r in rows]
    if "score" in rows[0]:
        auc = roc_auc_score([y == "malignant" for y in actual], [r["score"] for r in rows])
        return f"accuracy {accuracy_score(actual, predicted):.3f}  AUC {auc:.3f}"
    if "proba" in rows[0]:
        return f"accuracy {accuracy_score(actual, predicted):.3f}"
    return f"R2 {r2_score(actual, predicted):.3f}"


def print_figures(records):
    for model in ("breast-cancer", "digits", "diabetes"):
        for name, low, high in (("first", 0, HALF), ("second", HALF, DURATION), ("last 5 min", 35 * MINUTE, DURATION)):
            rows = [r for time, r in records if r["model"] == model and low <= time < high]
            known = [r for r in rows if "y_true" in r]
            print(f"{model:14} {name:11} n {len(rows):5}  labelled {len(known) / len(rows):6.1%}  {figure(known)}")


def main():
    generators = [np.random.default_rng([SEED, k]) for k in range(3)]
    records = [r for make, g in zip((breast_cancer, digits, diabetes), generators) for r in make(g)]
    records.sort(key=lambda timed: (timed[0], timed[1]["model"]))
    text = "".join(json.dumps(r, separators=(",", ":")) + "\n" for _, r in records)
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    print_figures(records)
    print(f"{len(records)} lines, {len(text)} bytes, {len(packed)} compressed")
    if "--check" in sys.argv[1:]:
        sys.exit(0 if OUTPUT.read_bytes() == packed else f"{OUTPUT.name} differs from what this script makes")
    OUTPUT.write_bytes(packed)


main()
