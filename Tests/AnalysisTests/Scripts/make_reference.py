"""Writes ../Reference.swift: seeded inputs and what scikit-learn, scipy and numpy make of them.

Made with scikit-learn 1.9.1, scipy 1.17.1 and numpy 2.4.6; other versions are refused.
DeLong's variance has no function there: it is computed below from its definition, over all pairs.

    python make_reference.py
"""
import math
import pathlib
import statistics
import warnings
from fractions import Fraction

import numpy as np
import scipy
import scipy.stats
import sklearn
import sklearn.metrics as metrics

VERSIONS = (sklearn.__version__, scipy.__version__, np.__version__)
if VERSIONS != ("1.9.1", "1.17.1", "2.4.6"):
    raise SystemExit(f"made for scikit-learn 1.9.1, scipy 1.17.1, numpy 2.4.6, found {VERSIONS}")


def number(value):
    value = float(value)
    return ".infinity" if math.isinf(value) else repr(value)


def literal(values):
    lines, line = [], "     "
    for value in values:
        text = f" {value if isinstance(value, str) else number(value)},"
        if len(line) + len(text) > 116:
            lines.append(line)
            line = "     "
        line += text
    return "[\n" + "\n".join(lines + [line]) + "\n    ]"


def integers(values):
    return literal([str(int(value)) for value in values])


class Group:
    def __init__(self, name):
        self.lines = [f"enum {name} {{"]

    def add(self, name, value):
        self.lines.append(f"  static let {name} = {number(value)}")

    def array(self, name, values):
        self.lines.append(f"  static let {name}: [Double] = {literal(values).replace('    ]', '  ]')}")

    def integers(self, name, values):
        self.lines.append(f"  static let {name}: [Int] = {integers(values).replace('    ]', '  ]')}")

    def text(self):
        return "\n".join(self.lines + ["}"]).replace("\n      ", "\n    ")


def delong_variance(positives, negatives):
    wins = np.array([[1.0 if p > n else 0.5 if p == n else 0.0 for n in negatives] for p in positives])
    return wins.mean(axis=1).var(ddof=1) / len(positives) + wins.mean(axis=0).var(ddof=1) / len(negatives)


def expected_calibration_error(scores, hits):
    bins = np.minimum((np.asarray(scores) * 10).astype(int), 9)
    parts = [abs(scores[bins == b].sum() - hits[bins == b].sum()) for b in range(10)]
    return sum(parts) / len(scores)


def binary(random):
    group = Group("BinaryReference")
    actual = random.random(80) < 0.4
    scores = np.clip(random.normal(np.where(actual, 0.62, 0.4), 0.22), 0, 1)
    # Half of them on a coarse grid, so that ties within and across classes occur, 0 and 1 among them.
    scores[::2] = np.round(scores[::2], 1)
    weights = np.round(random.gamma(2, 1, 80), 3)
    group.integers("actual", actual)
    group.array("scores", scores)
    group.array("weights", weights)
    for suffix, weight in (("", None), ("Weighted", weights)):
        group.add("rocAUC" + suffix, metrics.roc_auc_score(actual, scores, sample_weight=weight))
        group.add("averagePrecision" + suffix, metrics.average_precision_score(actual, scores, sample_weight=weight))
        group.add("logLoss" + suffix, metrics.log_loss(actual, scores, sample_weight=weight))
        group.add("brier" + suffix, metrics.brier_score_loss(actual, scores, sample_weight=weight))
    group.add("kolmogorovSmirnov", scipy.stats.ks_2samp(scores[actual], scores[~actual]).statistic)
    group.add("calibrationError", expected_calibration_error(scores, actual))
    group.add("deLongVariance", delong_variance(scores[actual], scores[~actual]))
    fpr, tpr, thresholds = metrics.roc_curve(actual, scores)
    group.array("rocFPR", fpr)
    group.array("rocTPR", tpr)
    group.array("rocThresholds", thresholds)
    fpr, tpr, _ = metrics.roc_curve(actual, scores, sample_weight=weights)
    group.array("rocFPRWeighted", fpr)
    group.array("rocTPRWeighted", tpr)
    for suffix, drop in (("", True), ("Full", False)):
        precision, recall, thresholds = metrics.precision_recall_curve(actual, scores, drop_intermediate=drop)
        group.array("precision" + suffix, precision)
        group.array("recall" + suffix, recall)
        group.array("precisionRecallThresholds" + suffix, thresholds)
    return group


def multiclass(random):
    group = Group("MulticlassReference")
    actual = random.integers(0, 4, 60)
    rows = random.dirichlet([0.8] * 4, 60)
    rows[np.arange(60), actual] += 0.35
    rows /= rows.sum(axis=1, keepdims=True)
    weights = np.round(random.gamma(2, 1, 60), 3)
    group.integers("actual", actual)
    group.array("probabilities", rows.ravel())
    group.array("weights", weights)
    for kind in ("ovr", "ovo"):
        for average in ("macro", "weighted"):
            value = metrics.roc_auc_score(actual, rows, multi_class=kind, average=average)
            group.add({"ovr": "oneVersusRest", "ovo": "oneVersusOne"}[kind] + average.capitalize(), value)
    group.array("averagePrecisions", [metrics.average_precision_score(actual == c, rows[:, c]) for c in range(4)])
    for suffix, weight in (("", None), ("Weighted", weights)):
        group.add("logLoss" + suffix, metrics.log_loss(actual, rows, sample_weight=weight))
        group.add("brier" + suffix, metrics.brier_score_loss(actual, rows, sample_weight=weight, scale_by_half=False))
    for k in (1, 2, 3):
        group.add(f"top{k}", metrics.top_k_accuracy_score(actual, rows, k=k))
    group.add("topLabelCalibrationError", expected_calibration_error(rows.max(axis=1), rows.argmax(axis=1) == actual))
    # Rounded rows do not add up to 1; rows with ties ask for scikit-learn's order.
    rounded = np.round(rows, 1)
    group.array("roundedProbabilities", rounded.ravel())
    for k in (1, 2, 3):
        group.add(f"roundedTop{k}", metrics.top_k_accuracy_score(actual, rounded, k=k))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        group.add("roundedLogLossAsGiven", metrics.log_loss(actual, rounded))
    rescaled = rounded / rounded.sum(axis=1, keepdims=True)
    group.add("roundedLogLossNormalized", metrics.log_loss(actual, rescaled))
    return group


def confusion(random):
    group = Group("ConfusionReference")
    # Class 3 is predicted but never occurs, class 4 occurs and is never predicted.
    actual = random.choice([0, 1, 2, 4], 120, p=[0.4, 0.3, 0.2, 0.1])
    predicted = np.where(random.random(120) < 0.6, actual, random.integers(0, 4, 120))
    predicted[predicted == 4] = 3
    weights = np.round(random.gamma(2, 1, 120), 3)
    labels = [0, 1, 2, 3, 4]
    group.integers("actual", actual)
    group.integers("predicted", predicted)
    group.array("weights", weights)
    group.integers("counts", metrics.confusion_matrix(actual, predicted, labels=labels).ravel())
    for suffix, weight in (("", None), ("Weighted", weights)):
        options = dict(sample_weight=weight)
        group.add("accuracy" + suffix, metrics.accuracy_score(actual, predicted, **options))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            group.add("balancedAccuracy" + suffix, metrics.balanced_accuracy_score(actual, predicted, **options))
        group.add("matthewsCorrelation" + suffix, metrics.matthews_corrcoef(actual, predicted, **options))
        group.add("cohenKappa" + suffix, metrics.cohen_kappa_score(actual, predicted, **options))
        for average in ("macro", "micro", "weighted"):
            values = metrics.precision_recall_fscore_support(
                actual, predicted, labels=labels, average=average, zero_division=0, **options)[:3]
            group.array(average + suffix, values)
    per_class = metrics.precision_recall_fscore_support(actual, predicted, labels=labels, zero_division=0)
    for name, values in zip(("precision", "recall", "f1", "support"), per_class):
        group.array(name, values)
    group.array("f2", metrics.fbeta_score(actual, predicted, beta=2, labels=labels, average=None, zero_division=0))
    group.array("jaccard", metrics.jaccard_score(actual, predicted, labels=labels, average=None, zero_division=0))
    return group


def regression(random):
    group = Group("RegressionReference")
    actual = np.round(random.normal(50, 20, 41), 2)
    actual[7] = 0
    predicted = np.round(actual * 0.9 + random.normal(3, 6, 41), 3)
    predicted[7] = 0
    weights = np.round(random.gamma(2, 1, 41), 3)
    group.array("actual", actual)
    group.array("predicted", predicted)
    group.array("weights", weights)
    for suffix, weight in (("", None), ("Weighted", weights)):
        options = dict(sample_weight=weight)
        group.add("mae" + suffix, metrics.mean_absolute_error(actual, predicted, **options))
        group.add("mse" + suffix, metrics.mean_squared_error(actual, predicted, **options))
        group.add("rmse" + suffix, metrics.root_mean_squared_error(actual, predicted, **options))
        group.add("r2" + suffix, metrics.r2_score(actual, predicted, **options))
        group.add("explainedVariance" + suffix, metrics.explained_variance_score(actual, predicted, **options))
        group.add("mape" + suffix, metrics.mean_absolute_percentage_error(actual, predicted, **options))
        group.add("bias" + suffix, np.average(predicted - actual, weights=weight))
        size = np.abs(actual) + np.abs(predicted)
        terms = np.where(size > 0, 2 * np.abs(predicted - actual) / np.where(size > 0, size, 1), 0)
        group.add("smape" + suffix, np.average(terms, weights=weight))
    group.add("medianAbsoluteError", metrics.median_absolute_error(actual, predicted))
    group.add("maxError", metrics.max_error(actual, predicted))
    group.add("absoluteError90", np.quantile(np.abs(predicted - actual), 0.9))
    return group


def distribution(random):
    group = Group("StatisticsReference")
    values = np.concatenate([1e9 + random.normal(0, 1e-3, 30), random.normal(0, 1, 20)])
    random.shuffle(values)
    exact = [Fraction(float(value)) for value in values]
    group.array("values", values)
    # In rational arithmetic, rounded once at the end.
    group.add("sum", sum(exact))
    group.add("mean", statistics.mean(exact))
    group.add("variance", statistics.variance(exact))
    tail = exact[10:]
    group.add("varianceOfLast40", statistics.variance(tail))
    probabilities = [0, 0.01, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 0.99, 1]
    skewed = random.lognormal(0, 2, 37) * np.where(random.random(37) < 0.3, -1, 1)
    group.array("skewed", skewed)
    group.array("probabilities", probabilities)
    group.array("quantiles", np.quantile(skewed, probabilities))
    shares = [1e-300, 1e-12, 0.001, 0.025, 0.3, 0.5, 0.7, 0.95, 0.975, 0.995, 1 - 1e-9]
    group.array("normalProbabilities", shares)
    group.array("normalQuantiles", scipy.stats.norm.ppf(shares))
    for name, hits, trials, confidence in (
        ("eightOfTen", 8, 10, 0.95), ("noneOfTen", 0, 10, 0.95), ("allOfThree", 3, 3, 0.95),
        ("manyAt99", 970, 1000, 0.99),
    ):
        interval = scipy.stats.binomtest(hits, trials).proportion_ci(confidence_level=confidence, method="wilson")
        group.array(name, [interval.low, interval.high])
    return group


def main():
    random = np.random.default_rng(20260301)
    groups = [make(random) for make in (binary, multiclass, confusion, regression, distribution)]
    head = "// Written by Scripts/make_reference.py with scikit-learn 1.9.1, scipy 1.17.1 and numpy 2.4.6.\n\n"
    target = pathlib.Path(__file__).resolve().parent.parent / "Reference.swift"
    target.write_text(head + "\n\n".join(group.text() for group in groups) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
