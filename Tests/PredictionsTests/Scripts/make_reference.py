"""Writes ../Models/WeightedReference.swift: weighted records and what scikit-learn 1.9.1 makes of them.

    python make_reference.py
"""
import pathlib
import random

import numpy as np
import sklearn
import sklearn.metrics as metrics

assert sklearn.__version__ == "1.9.1"
generator = random.Random(3)
WEIGHTS = [1.0, 1.0, 2.0, 0.5, 3.25]


def wrapped(values, indent="      "):
    lines, line = [], indent
    for value in values:
        part = f"{value},"
        if len(line) + len(part) + 1 > 116:
            lines.append(line.rstrip())
            line = indent
        line += part + " "
    return "\n".join(lines + [line.rstrip()])


def listed(name, values, kind="Double"):
    return f"    static let {name}: [{kind}] = [\n{wrapped(values)}\n    ]"


def figures(values):
    rows = "\n".join(f'      "{name}": {float(value)!r},' for name, value in values.items())
    return f"    static let figures: [String: Double] = [\n{rows}\n    ]"


def weights(count):
    return [generator.choice(WEIGHTS) for _ in range(count)]


def binary():
    actual = [int(generator.random() < 0.4) for _ in range(60)]
    score = [min(1.0, max(0.0, round(generator.gauss(0.4 + 0.25 * label, 0.2), 3))) for label in actual]
    score[3] = score[7]
    predicted = [int((value >= 0.5) != (generator.random() < 0.1)) for value in score]
    weight = weights(60)
    options = {"sample_weight": weight}
    found = {
        "accuracy": metrics.accuracy_score(actual, predicted, **options),
        "balanced_accuracy": metrics.balanced_accuracy_score(actual, predicted, **options),
        "mcc": metrics.matthews_corrcoef(actual, predicted, **options),
        "cohen_kappa": metrics.cohen_kappa_score(actual, predicted, **options),
        "precision": metrics.precision_score(actual, predicted, **options),
        "recall": metrics.recall_score(actual, predicted, **options),
        "f1": metrics.f1_score(actual, predicted, **options),
        "specificity": metrics.recall_score(actual, predicted, pos_label=0, **options),
        "log_loss": metrics.log_loss(actual, score, **options),
        "brier": metrics.brier_score_loss(actual, score, **options),
        "roc_auc": metrics.roc_auc_score(actual, score, **options),
        "average_precision": metrics.average_precision_score(actual, score, **options),
    }
    return "\n".join(["  enum Binary {", listed("actual", actual, "Int"), listed("predicted", predicted, "Int"),
                      listed("scores", score), listed("weights", weight), figures(found), "  }"])


def multiclass():
    actual = [generator.randrange(3) for _ in range(50)]
    rows = []
    for label in actual:
        shares = [generator.randrange(1, 20) + (12 if place == label else 0) for place in range(3)]
        # Multiples of 1/64, so that a row's sum is exactly 1.
        first, second = (round(64 * share / sum(shares)) for share in shares[:2])
        rows.append([first / 64, second / 64, (64 - first - second) / 64])
    predicted = [max(range(3), key=lambda place: row[place]) for row in rows]
    weight = weights(50)
    options = {"sample_weight": weight}
    found = {
        "accuracy": metrics.accuracy_score(actual, predicted, **options),
        "balanced_accuracy": metrics.balanced_accuracy_score(actual, predicted, **options),
        "mcc": metrics.matthews_corrcoef(actual, predicted, **options),
        "cohen_kappa": metrics.cohen_kappa_score(actual, predicted, **options),
        "precision_macro": metrics.precision_score(actual, predicted, average="macro", **options),
        "recall_macro": metrics.recall_score(actual, predicted, average="macro", **options),
        "f1_macro": metrics.f1_score(actual, predicted, average="macro", **options),
        "log_loss": metrics.log_loss(actual, rows, **options),
        "brier": np.average(((np.array(rows) - np.eye(3)[actual]) ** 2).sum(axis=1), weights=weight),
    }
    return "\n".join(["  enum Multiclass {", listed("actual", actual, "Int"), listed("predicted", predicted, "Int"),
                      listed("probabilities", [value for row in rows for value in row]), listed("weights", weight),
                      figures(found), "  }"])


def regression():
    actual = [round(generator.uniform(-5, 20), 2) for _ in range(40)]
    predicted = [round(value + generator.gauss(0.5, 2), 2) for value in actual]
    weight = weights(40)
    options = {"sample_weight": weight}
    error = np.array(predicted) - np.array(actual)
    found = {
        "mae": metrics.mean_absolute_error(actual, predicted, **options),
        "mse": metrics.mean_squared_error(actual, predicted, **options),
        "rmse": metrics.root_mean_squared_error(actual, predicted, **options),
        "r2": metrics.r2_score(actual, predicted, **options),
        "explained_variance": metrics.explained_variance_score(actual, predicted, **options),
        "mape": metrics.mean_absolute_percentage_error(actual, predicted, **options),
        "max_error": metrics.max_error(actual, predicted),
        "bias": np.average(error, weights=weight),
    }
    return "\n".join(["  enum Regression {", listed("actual", actual), listed("predicted", predicted),
                      listed("weights", weight), figures(found), "  }"])


text = f"""// Written by Scripts/make_reference.py with scikit-learn 1.9.1.

enum WeightedReference {{
{binary()}

{multiclass()}

{regression()}
}}
"""
pathlib.Path(__file__).parent.parent.joinpath("Models", "WeightedReference.swift").write_text(text)
