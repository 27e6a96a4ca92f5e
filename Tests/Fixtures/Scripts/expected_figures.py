#!/usr/bin/env python3
"""Quality figures of a prediction log by scikit-learn 1.9.1, as JSON: {model: {figure: value}}.

    expected_figures.py LOG.jsonl… > LOG.expected.json

Reads JSON lines with ts, id, model, version, y_true, y_pred, score and proba; several files are read as one. Lines
that hold no such record are passed over and counted on standard error. A model of several versions gets one entry for
each, named "model version". Figures have the names and the meaning of `driftop report --format json`; one that is
undefined is null. Where that report departs from scikit-learn's defaults:

  - The rows of a multi-class log are scaled to a sum of one for the log loss alone.
  - Areas over several classes are means over the binary areas; they need every class among the labels.
  - balanced_accuracy is the mean recall of the classes that occur; mcc and cohen_kappa are 0 for a single class.
"""
import json
import math
import sys
from datetime import datetime
from itertools import combinations

import numpy as np
from sklearn import metrics

EPSILON = 2.220446049250313e-16
POSITIVE_NAMES = ("1", "true", "yes", "positive")
LABEL_FIELDS = {"y_true", "y_pred", "score", "proba"}


def parsed(line):
    """The record of a line, None when it is malformed, {} when it is well-formed but no record."""
    try:
        value = json.loads(line.decode("utf-8"))
        if not isinstance(value, dict):
            return None
        if isinstance(value.get("ts"), str):
            datetime.fromisoformat(value["ts"])
    except ValueError:
        return None
    value = {field: item for field, item in value.items() if item is not None}
    return value if "model" in value or LABEL_FIELDS & value.keys() else {}


def read(paths):
    records, malformed, other = [], 0, 0
    for path in paths:
        with open(path, "rb") as file:
            for line in file:
                record = parsed(line)
                if record is None:
                    malformed += 1
                elif not record:
                    other += 1
                else:
                    records.append(record)
    print(f"{len(records)} records, {malformed} malformed, {other} other", file=sys.stderr)
    return records


def text(label):
    """A class label as it stands in the log."""
    return label if isinstance(label, str) else json.dumps(label)


def ordered(labels):
    try:
        return sorted(labels, key=float)
    except ValueError:
        return sorted(labels, key=lambda label: label.encode())


def positive(classes):
    return next((c for name in POSITIVE_NAMES for c in classes if c == name), classes[-1])


def is_fraction(value):
    return isinstance(value, float) and not value.is_integer()


def figures(records):
    """The figures of one model and version."""
    result = {"task": "unlabelled", "n": len(records), "labelled": sum("y_true" in r for r in records)}
    known = [r for r in records if "y_true" in r and LABEL_FIELDS & r.keys() - {"y_true"}]
    if not any(LABEL_FIELDS & r.keys() for r in records):
        return result
    scored = any("score" in r or "proba" in r for r in records)
    if not scored and any(is_fraction(r.get(field)) for r in records for field in ("y_true", "y_pred")):
        return result | {"task": "regression"} | regression(known)
    labels = {text(r[field]) for r in records for field in ("y_true", "y_pred") if field in r}
    labels |= {label for r in records for label in r.get("proba", {})}
    classes = ordered(labels)
    binary = len(classes) <= 2
    result |= {"task": "binary" if binary else "multiclass", "classes": classes}
    result |= {"positive_class": positive(classes)} if binary else {}
    if not known:
        return result
    result |= classification(known, classes)
    if binary:
        return result | binary_scores(known, classes)
    scores, by_class = class_scores(known, classes)
    per_class = {label: known_figures | by_class.get(label, {}) for label, known_figures in result["per_class"].items()}
    return result | scores | {"per_class": per_class}


def regression(known):
    known = [r for r in known if "y_pred" in r]
    actual = np.array([r["y_true"] for r in known], dtype=float)
    predicted = np.array([r["y_pred"] for r in known], dtype=float)
    if not known:
        return {}
    return {
        "mae": metrics.mean_absolute_error(actual, predicted),
        "mse": metrics.mean_squared_error(actual, predicted),
        "rmse": metrics.root_mean_squared_error(actual, predicted),
        "r2": metrics.r2_score(actual, predicted) if len(known) > 1 else None,
        "explained_variance": metrics.explained_variance_score(actual, predicted) if len(known) > 1 else None,
        "mape": metrics.mean_absolute_percentage_error(actual, predicted),
        "median_absolute_error": metrics.median_absolute_error(actual, predicted),
        "max_error": metrics.max_error(actual, predicted),
        "bias": float(np.mean(predicted - actual)),
    }


def predicted_label(record, classes):
    if "y_pred" in record:
        return text(record["y_pred"])
    if "proba" in record:
        return max(classes, key=lambda label: record["proba"].get(label, 0.0))
    high = positive(classes)
    return high if record["score"] >= 0.5 else next((c for c in classes if c != high), high)


def classification(known, classes):
    actual = [text(r["y_true"]) for r in known]
    predicted = [predicted_label(r, classes) for r in known]
    matrix = metrics.confusion_matrix(actual, predicted, labels=classes)
    recalls = [row[k] / row.sum() for k, row in enumerate(matrix) if row.sum()]
    one_class = len(set(actual) | set(predicted)) == 1
    per_class = metrics.precision_recall_fscore_support(actual, predicted, labels=classes, zero_division=0)
    averages = {}
    for kind in ("macro", "micro", "weighted"):
        values = metrics.precision_recall_fscore_support(
            actual, predicted, labels=classes, average=kind, zero_division=0)
        averages[kind] = dict(zip(("precision", "recall", "f1"), values))
    return {
        "confusion_matrix": matrix.tolist(),
        "accuracy": metrics.accuracy_score(actual, predicted),
        "balanced_accuracy": float(np.mean(recalls)),
        "mcc": metrics.matthews_corrcoef(actual, predicted),
        "cohen_kappa": 0.0 if one_class else metrics.cohen_kappa_score(actual, predicted),
        "averages": averages,
        "per_class": {
            label: {"precision": p, "recall": r, "f1": f, "support": int(s), "specificity": specificity(matrix, k)}
            for k, (label, p, r, f, s) in enumerate(zip(classes, *per_class))
        },
    }


def specificity(matrix, k):
    others = matrix.sum() - matrix[k].sum()
    return float((others - matrix[:, k].sum() + matrix[k, k]) / others) if others else None


def calibration_error(confidence, hits):
    """Ten bins of equal width; a confidence of one belongs to the last."""
    bins = np.minimum((confidence * 10).astype(int), 9)
    gaps = [abs(confidence[bins == b].sum() - hits[bins == b].sum()) for b in range(10)]
    return float(sum(gaps) / len(confidence))


def area(is_positive, score):
    return metrics.roc_auc_score(is_positive, score) if 0 < is_positive.sum() < len(is_positive) else None


def step_precision(is_positive, score):
    return metrics.average_precision_score(is_positive, score) if is_positive.any() else None


def binary_scores(known, classes):
    high = positive(classes)
    rows = [r for r in known if "score" in r or high in r.get("proba", {})]
    if not rows:
        return {}
    score = np.array([r["score"] if "score" in r else r["proba"][high] for r in rows], dtype=float)
    truth = np.array([text(r["y_true"]) == high for r in rows])
    in_range = bool(((score >= 0) & (score <= 1)).all())
    both = truth.any() and not truth.all()
    return {
        "roc_auc": area(truth, score),
        "average_precision": step_precision(truth, score) if both else None,
        "log_loss": metrics.log_loss(truth, score, labels=[False, True]) if in_range else None,
        "brier": float(np.mean((score - truth) ** 2)) if in_range else None,
        "ece": calibration_error(score, truth) if in_range else None,
    }


def mean_or_null(values, weights=None):
    return None if any(v is None for v in values) else float(np.average(values, weights=weights))


def pair_area(rows, truth, pair):
    """The mean of both directions, over the records of the two classes."""
    both = np.isin(truth, pair)
    areas = [area(truth[both] == k, rows[both, k]) for k in pair]
    return None if None in areas else float(np.mean(areas))


def class_scores(known, classes):
    """The figures over all classes, and those of each class by its label."""
    scored = [r for r in known if "proba" in r]
    if not scored:
        return {}, {}
    rows = np.array([[r["proba"].get(label, 0.0) for label in classes] for r in scored], dtype=float)
    truth = np.array([classes.index(text(r["y_true"])) for r in scored])
    hot = np.eye(len(classes))[truth]
    areas = [area(truth == k, rows[:, k]) for k in range(len(classes))]
    precisions = [step_precision(truth == k, rows[:, k]) for k in range(len(classes))]
    pairs = list(combinations(range(len(classes)), 2))
    pair_areas = [pair_area(rows, truth, pair) for pair in pairs]
    shares = [float(np.isin(truth, pair).mean()) for pair in pairs]
    top = {f"top_{k}_accuracy": metrics.top_k_accuracy_score(truth, rows, k=k, labels=range(len(classes)))
           for k in (1, 2, 3) if k < len(classes)}
    return top | {
        "roc_auc_ovr_macro": mean_or_null(areas),
        "roc_auc_ovr_weighted": mean_or_null(areas, hot.sum(axis=0)),
        "roc_auc_ovo_macro": mean_or_null(pair_areas),
        "roc_auc_ovo_weighted": mean_or_null(pair_areas, shares),
        "average_precision": float(np.mean([p for p in precisions if p is not None])),
        "log_loss": metrics.log_loss(truth, rows / rows.sum(axis=1, keepdims=True), labels=range(len(classes))),
        "brier": float(np.mean(((rows - hot) ** 2).sum(axis=1))),
        "ece": calibration_error(rows.max(axis=1), rows.argmax(axis=1) == truth),
    }, {label: {"roc_auc": a, "average_precision": p} for label, a, p in zip(classes, areas, precisions)}


def finite(value):
    """NaN is what scikit-learn says for undefined; JSON has no word for it but null."""
    if isinstance(value, dict):
        return {key: finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [finite(item) for item in value]
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    return value


def main(paths):
    groups = {}
    for record in read(paths):
        groups.setdefault((record.get("model", ""), record.get("version", "")), []).append(record)
    names = [model for model, _ in groups]
    result = {
        f"{model} {version}" if names.count(model) > 1 else model: {"version": version or None} | figures(records)
        for (model, version), records in sorted(groups.items())
    }
    print(json.dumps(finite(result), indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
