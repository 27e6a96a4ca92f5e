"""Writes two tables of seeded samples and what scipy makes of each pair of columns.

    python make_sample_pairs.py FOLDER

FOLDER/reference.csv, FOLDER/current.csv: columns of different lengths end in empty cells.
FOLDER/expected.json: {column: {statistic: {"value": …, "p_value": …}}}.
"""
import csv
import itertools
import json
import pathlib
import sys

import numpy as np
from scipy import stats

random = np.random.default_rng(20260301)


def numbers():
    """Name, reference, current."""
    yield "same_law", random.normal(size=500), random.normal(size=400)
    yield "shifted", random.normal(size=800), random.normal(0.3, 1, size=1000)
    yield "wider", random.normal(size=300), random.normal(0, 2, size=350)
    yield "heavy_tail", random.standard_cauchy(size=400), random.standard_cauchy(size=500)
    yield "ties", random.integers(0, 6, size=200).astype(float), random.integers(0, 7, size=220).astype(float)
    yield "few", random.normal(size=8), random.normal(1, 1, size=11)
    yield "far_apart", random.normal(size=600), random.normal(9, 1, size=600)
    yield "tiny_scale", random.normal(size=250) * 1e-9, random.normal(0.1, 1, size=260) * 1e-9
    yield "lognormal", random.lognormal(0, 2, size=900), random.lognormal(0.1, 2, size=700)
    same = random.normal(size=100)
    yield "identical", same, same.copy()


def categories():
    yield "balanced", random.choice(list("abc"), size=300), random.choice(list("abc"), size=280)
    yield "tilted", random.choice(list("abc"), size=500), random.choice(list("abc"), size=600, p=[0.5, 0.3, 0.2])
    yield "new_label", random.choice(list("ab"), size=200), random.choice(list("abz"), size=200)


def result(value, p=None):
    return {"value": float(value)} | ({} if p is None else {"p_value": float(p)})


def of_numbers(a, b):
    ks = stats.ks_2samp(a, b)
    cvm = stats.cramervonmises_2samp(a, b)
    # scipy subtracts the distribution function from 1 there, which leaves no digits of a small chance.
    cvm_chance = cvm.pvalue if cvm.pvalue > 1e-6 else None
    mwu = stats.mannwhitneyu(a, b)
    return {
        "kolmogorov-smirnov": result(ks.statistic, ks.pvalue),
        "cramer-von-mises": result(cvm.statistic, cvm_chance),
        "mann-whitney": result(mwu.statistic, mwu.pvalue),
        "wasserstein": result(stats.wasserstein_distance(a, b) / np.std(a)),
    }


def of_categories(a, b):
    labels = sorted(set(a) | set(b))
    counts = np.array([[np.sum(sample == label) for label in labels] for sample in (a, b)])
    chi = stats.chi2_contingency(counts, correction=False)
    share = counts / counts.sum(axis=1, keepdims=True)
    hellinger = np.sqrt(np.sum((np.sqrt(share[0]) - np.sqrt(share[1])) ** 2) / 2)
    middle = share.mean(axis=0)
    divergence = np.mean([stats.entropy(row, middle, base=2) for row in share])
    return {
        "chi-squared": result(chi.statistic, chi.pvalue),
        "jensen-shannon": result(np.sqrt(divergence)),
        "hellinger": result(hellinger),
        "l-infinity": result(np.max(np.abs(share[0] - share[1]))),
    }


def write(path, columns):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        texts = [[repr(float(v)) if isinstance(v, float) else str(v) for v in values] for values in columns.values()]
        writer.writerows(itertools.zip_longest(*texts, fillvalue=""))


folder = pathlib.Path(sys.argv[1])
reference, current, expected = {}, {}, {}
for pairs, compare in ((numbers(), of_numbers), (categories(), of_categories)):
    for name, a, b in pairs:
        reference[name], current[name], expected[name] = a.tolist(), b.tolist(), compare(a, b)
write(folder / "reference.csv", reference)
write(folder / "current.csv", current)
(folder / "expected.json").write_text(json.dumps(expected))
