"""Prints what scikit-learn 1.9.1 makes of the records behind the counters of Counters/CountedQualityTests.swift.

The second part reads the score histogram of an exposition with two actual classes, given as an argument:

    python counted_quality.py prometheus_client_multiprocess.t1.prom
"""
import re
import sys

import numpy as np
import sklearn.metrics as metrics

MATRIX = np.array([[140, 10], [15, 85]])
actual = np.repeat([0, 0, 1, 1], MATRIX.ravel())
predicted = np.repeat([0, 1, 0, 1], MATRIX.ravel())
for name in ("accuracy", "balanced_accuracy", "precision", "recall", "f1"):
    print(name, repr(float(getattr(metrics, name + "_score")(actual, predicted))))
print("mcc", repr(float(metrics.matthews_corrcoef(actual, predicted))))
print("cohen_kappa", repr(float(metrics.cohen_kappa_score(actual, predicted))))

for path in sys.argv[1:]:
    buckets = {"0": {}, "1": {}}
    for line in open(path, encoding="utf-8"):
        if line.startswith("ml_prediction_score_bucket"):
            labels = dict(re.findall(r'(\w+)="([^"]*)"', line))
            buckets[labels["actual"]][float(labels["le"])] = float(line.rsplit(" ", 1)[1])
    counts = [np.diff([0] + [own[bound] for bound in sorted(own)]).astype(int) for own in buckets.values()]
    actual = np.repeat([0, 1], [sum(own) for own in counts])
    scores = np.concatenate([np.repeat(np.arange(len(own)), own) for own in counts])
    print(path, "roc_auc", repr(float(metrics.roc_auc_score(actual, scores))))
    print(path, "average_precision", repr(float(metrics.average_precision_score(actual, scores))))
