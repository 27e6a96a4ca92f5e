"""Writes ../BinnedOutcomesReference.swift: what scikit-learn 1.9.1 makes of scores that were counted in bins.

Each record's score is replaced by the number of its bin, so that the scores of a bin are tied. The largest error that
binning can cause is found from its definition, by ordering the scores within every bin as well and as badly as can be.

    python make_binned_outcomes_reference.py
"""
import pathlib

import numpy as np
import sklearn.metrics as metrics

from make_reference import Group, delong_variance

FOLDER = pathlib.Path(__file__).resolve().parent.parent
BOUNDS = [0.2, 0.4, 0.6, 0.8]
POSITIVES = [2, 3, 10, 25, 60]
NEGATIVES = [70, 50, 20, 8, 2]


def records(positives, negatives):
    bins = np.arange(len(positives))
    scores = np.concatenate([np.repeat(bins, positives), np.repeat(bins, negatives)]).astype(float)
    actual = np.concatenate([np.ones(sum(positives), int), np.zeros(sum(negatives), int)])
    return actual, scores


def main():
    group = Group("BinnedOutcomesReference")
    group.array("bounds", BOUNDS)
    group.array("positives", POSITIVES)
    group.array("negatives", NEGATIVES)
    actual, scores = records(POSITIVES, NEGATIVES)
    area = metrics.roc_auc_score(actual, scores)
    group.add("rocAUC", area)
    group.add("averagePrecision", metrics.average_precision_score(actual, scores))
    group.add("bestAUC", metrics.roc_auc_score(actual, scores + 0.5 * actual))
    group.add("worstAUC", metrics.roc_auc_score(actual, scores - 0.5 * actual))
    half = 1.959963984540054 * delong_variance(scores[actual == 1], scores[actual == 0]) ** 0.5
    group.array("deLongInterval", [area - half, area + half])
    fpr, tpr, _ = metrics.roc_curve(actual, scores, drop_intermediate=False)
    group.array("falsePositiveRates", fpr)
    group.array("truePositiveRates", tpr)
    precision, recall, _ = metrics.precision_recall_curve(actual, scores)
    group.array("precisions", precision)
    group.array("recalls", recall)
    head = "// Written by Scripts/make_binned_outcomes_reference.py with scikit-learn 1.9.1.\n\n"
    (FOLDER / "BinnedOutcomesReference.swift").write_text(head + group.text() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
