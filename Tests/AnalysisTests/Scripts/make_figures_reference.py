"""Writes ../FiguresReference.swift: what scikit-learn, scipy and numpy make of the inputs in ../Reference.swift.

Made with scikit-learn 1.9.1, scipy 1.17.1 and numpy 2.4.6 (checked by make_reference, whose writer is used here).
What none of them has is computed from its definition: gains by interpolation of the cumulative shares, DeLong's
covariances over all pairs, McNemar's p-values by the formulas of statsmodels' `mcnemar`, moments in rational numbers.

    python make_figures_reference.py
"""
import decimal
import pathlib
import re
import warnings
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import scipy.stats
import sklearn.metrics as metrics
from sklearn.calibration import calibration_curve

from make_reference import Group
from split_mix import split_mix

FOLDER = pathlib.Path(__file__).resolve().parent.parent
KNOWN = (FOLDER / "Reference.swift").read_text(encoding="utf-8")


def known(group, name):
    """An input that make_reference has written."""
    body = KNOWN[KNOWN.index(f"enum {group} {{"):]
    text = re.search(rf"static let {name}: \[\w+\] = \[([^\]]*)\]", body).group(1)
    return np.array([float(value) for value in text.replace("\n", " ").split(",") if value.strip()])


ACTUAL, SCORES, WEIGHTS = (known("BinaryReference", name) for name in ("actual", "scores", "weights"))


def curves():
    group = Group("CurveFiguresReference")
    limits = [0.01, 0.1, 0.25, 0.5, 0.9, 1]
    shares = [0.05, 0.1, 0.25, 0.5, 0.9, 1]
    group.array("maxFPRs", limits)
    group.array("shares", shares)
    for suffix, weight in (("", None), ("Weighted", WEIGHTS)):
        areas = [metrics.roc_auc_score(ACTUAL, SCORES, max_fpr=limit, sample_weight=weight) for limit in limits]
        group.array("partialAUC" + suffix, areas)
        weight = np.ones(len(ACTUAL)) if weight is None else weight
        kept = [SCORES >= threshold for threshold in np.unique(SCORES)[::-1]]
        taken = [0] + [weight[rows].sum() / weight.sum() for rows in kept]
        found = [0] + [(weight * ACTUAL)[rows].sum() / (weight * ACTUAL).sum() for rows in kept]
        group.array("gains" + suffix, np.interp(shares, taken, found))
    return group


def calibration():
    group = Group("ReliabilityReference")
    kinds = (("Quantile7", "quantile", 7), ("Quantile10", "quantile", 10), ("Uniform7", "uniform", 7))
    for name, strategy, count in kinds:
        observed, stated = calibration_curve(ACTUAL, SCORES, n_bins=count, strategy=strategy)
        edges = np.linspace(0, 1, count + 1)
        if strategy == "quantile":
            edges = np.percentile(SCORES, edges * 100)
        sizes = np.bincount(np.searchsorted(edges[1:-1], SCORES), minlength=count)
        sizes = sizes[sizes > 0]
        group.array("observed" + name, observed)
        group.array("stated" + name, stated)
        group.add("expectedError" + name, np.average(np.abs(observed - stated), weights=sizes))
        group.add("maximumError" + name, np.abs(observed - stated).max())
    return group


def multiclass():
    group = Group("MulticlassFiguresReference")
    actual = known("MulticlassReference", "actual").astype(int)
    rows = known("MulticlassReference", "probabilities").reshape(-1, 4)
    weights = known("MulticlassReference", "weights")
    for suffix, weight in (("", None), ("Weighted", weights)):
        for average in ("macro", "weighted", "micro"):
            value = metrics.roc_auc_score(actual, rows, multi_class="ovr", average=average, sample_weight=weight)
            group.add("oneVersusRest" + average.capitalize() + suffix, value)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tops = [metrics.top_k_accuracy_score(actual, rows, k=k, sample_weight=weight) for k in (1, 2, 3, 4, 5)]
        group.array("top" + suffix, tops)
    actual, predicted, weights = (known("ConfusionReference", name) for name in ("actual", "predicted", "weights"))
    for suffix, weight in (("", None), ("Weighted", weights)):
        options = dict(labels=[0, 1, 2, 3, 4], zero_division=0, sample_weight=weight)
        f2, jaccard = [], []
        for average in ("macro", "micro", "weighted"):
            f2.append(metrics.fbeta_score(actual, predicted, beta=2, average=average, **options))
            jaccard.append(metrics.jaccard_score(actual, predicted, average=average, **options))
        group.array("f2" + suffix, f2)
        group.array("jaccard" + suffix, jaccard)
    return group


def delong(group, first, second):
    wins = [
        np.array([[float(p > n) + (p == n) / 2 for n in scores[ACTUAL == 0]] for p in scores[ACTUAL == 1]])
        for scores in (first, second)
    ]
    variance = sum(
        (lambda s: s[0, 0] + s[1, 1] - 2 * s[0, 1])(np.cov([w.mean(axis=axis) for w in wins])) / wins[0].shape[1 - axis]
        for axis in (0, 1))
    difference = wins[0].mean() - wins[1].mean()
    group.add("deLongDifference", difference)
    group.add("deLongVariance", variance)
    group.add("deLongPValue", 2 * scipy.stats.norm.sf(abs(difference) / np.sqrt(variance)))


def paired(random):
    group = Group("PairedReference")
    second = np.round(np.clip(random.normal(np.where(ACTUAL == 1, 0.55, 0.45), 0.2), 0, 1), 2)
    group.array("secondScores", second)
    delong(group, SCORES, second)
    counts = [(1, 0), (3, 10), (12, 12), (24, 0), (5, 20), (13, 12), (40, 71), (900, 700)]
    group.integers("onlyFirst", [first for first, _ in counts])
    group.integers("onlySecond", [second for _, second in counts])
    statistics, pvalues = [], []
    for b, c in counts:
        if b + c < 25:
            statistics.append(min(b, c))
            pvalues.append(min(1, 2 * scipy.stats.binom.cdf(min(b, c), b + c, 0.5)))
        else:
            statistics.append((abs(b - c) - 1) ** 2 / (b + c))
            pvalues.append(scipy.stats.chi2.sf(statistics[-1], 1))
    group.array("mcNemarStatistics", statistics)
    group.array("mcNemarPValues", pvalues)
    return group


def bootstrap():
    group = Group("BootstrapReference")
    values = np.abs(known("StatisticsReference", "skewed"))
    numbers = split_mix(42)
    drawn = [[next(numbers) * len(values) >> 64 for _ in values] for _ in range(500)]
    for name, statistic in (("mean", np.mean), ("median", np.median)):
        figures = np.array([statistic(values[rows]) for rows in drawn])
        group.add(name + "Error", figures.std(ddof=1))
        group.array(name + "Percentile", np.percentile(figures, [5, 95]))
        made = scipy.stats.bootstrap(
            (values,), statistic, n_resamples=0, confidence_level=0.9, method="BCa", vectorized=False,
            bootstrap_result=SimpleNamespace(bootstrap_distribution=figures)).confidence_interval
        group.array(name + "BiasCorrected", [made.low, made.high])
    return group


def regression():
    group = Group("RegressionFiguresReference")
    actual, predicted, weights = (known("RegressionReference", name) for name in ("actual", "predicted", "weights"))
    for suffix, weight in (("", None), ("Weighted", weights)):
        losses = [metrics.mean_pinball_loss(actual, predicted, alpha=a, sample_weight=weight) for a in (0.1, 0.5, 0.9)]
        group.array("pinball" + suffix, losses)
        inside = np.abs(actual - predicted) <= 5
        group.add("coverage" + suffix, np.average(inside, weights=weight))
        # Lower ends 5 below the prediction, upper ends as far above as 5 or a tenth of it.
        high = predicted + np.maximum(5, np.abs(predicted) / 10)
        group.add("wideCoverage" + suffix, np.average((actual >= predicted - 5) & (actual <= high), weights=weight))
        group.add("meanWidth" + suffix, np.average(high - (predicted - 5), weights=weight))
    group.array("residualQuantiles", np.quantile(predicted - actual, [0.05, 0.25, 0.5, 0.75, 0.95]))
    return group


def exact_shape(values):
    """g1 and g2 in rational numbers, rounded at the end."""
    values = [Fraction(float(value)) for value in values]
    mean = sum(values) / len(values)
    second, third, fourth = (sum((value - mean) ** k for value in values) / len(values) for k in (2, 3, 4))
    with decimal.localcontext(prec=60):
        spread = (decimal.Decimal(second.numerator) / decimal.Decimal(second.denominator)).sqrt()
        skewness = decimal.Decimal(third.numerator) / decimal.Decimal(third.denominator) / spread**3
    return float(skewness), float(fourth / second**2 - 3)


def distribution(random):
    group = Group("ShapeReference")
    skewed, far = known("StatisticsReference", "skewed"), known("StatisticsReference", "values")
    for name, bias in (("", True), ("Sample", False)):
        group.add("skewness" + name, scipy.stats.skew(skewed, bias=bias))
        group.add("kurtosis" + name, scipy.stats.kurtosis(skewed, bias=bias))
    group.array("farShape", exact_shape(far))
    group.array("farShapeOfLast40", exact_shape(far[10:]))
    # Far from zero and close together, so that plain sums of powers and products would cancel.
    far = far[far > 1e8]
    group.array("closeShape", exact_shape(far))
    partner = np.round(far * 0.5 + random.normal(0, 1, len(far)) * 1e-3, 4)
    group.array("partner", partner)
    near = np.argsort(np.argsort(skewed)) // 2
    group.add("pearson", scipy.stats.pearsonr(skewed, near).statistic)
    group.add("spearman", scipy.stats.spearmanr(skewed, near).statistic)
    group.add("covariance", np.cov(skewed, near)[0, 1])
    group.array("near", near)
    exact = [[Fraction(float(value)) for value in series] for series in (far, partner)]
    means = [sum(series) / len(series) for series in exact]
    moved = [[value - mean for value in series] for series, mean in zip(exact, means)]
    product = sum(a * b for a, b in zip(*moved))
    squares = [sum(a * a for a in series) for series in moved]
    with decimal.localcontext(prec=60):
        terms = [decimal.Decimal(f.numerator) / decimal.Decimal(f.denominator) for f in (product, *squares)]
        group.add("farPearson", float(terms[0] / (terms[1] * terms[2]).sqrt()))
    group.add("medianAbsoluteDeviation", scipy.stats.median_abs_deviation(skewed))
    group.add("normalScale", scipy.stats.norm.ppf(0.75))
    weights = known("BinaryReference", "weights")[:37]
    shares = known("StatisticsReference", "probabilities")
    group.array("weightedQuantiles", np.quantile(skewed, shares, weights=weights, method="inverted_cdf"))
    rules = ((6, "equalWidth", SCORES), ("sturges", "sturges", SCORES), ("fd", "freedmanDiaconis", WEIGHTS))
    for rule, name, values in rules:
        counts, edges = np.histogram(values, bins=rule)
        group.array(name + "Edges", edges)
        group.integers(name + "Counts", counts)
    return group


def main():
    random = np.random.default_rng(20260302)
    groups = [
        curves(), calibration(), multiclass(), paired(random), bootstrap(), regression(), distribution(random),
    ]
    head = "// Written by Scripts/make_figures_reference.py with scikit-learn 1.9.1, scipy 1.17.1 and numpy 2.4.6.\n\n"
    target = FOLDER / "FiguresReference.swift"
    target.write_text(head + "\n\n".join(group.text() for group in groups) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
