"""Prints the importances that ../Reference/ImportancesTests.swift expects, by numpy alone.

    python make_importances_reference.py
"""
import numpy as np

COUNT = 300
rows = np.arange(COUNT)
features = {
    "digit": rows * 37 % 10,
    "noise": rows * 53 % 17,
    "kind": rows * rows % 7,
}
score = features["digit"] / 20 + features["kind"] / 40
classes = np.where(score > 0.3, "high", np.where(score > 0.15, "middle", "low"))


def explained(columns, groups):
    """Kelley's epsilon squared over one or more columns, their squares added up."""
    total = ((columns - columns.mean(axis=0)) ** 2).sum()
    values = np.unique(groups)
    between = sum(
        (groups == value).sum() * ((columns[groups == value].mean(axis=0) - columns.mean(axis=0)) ** 2).sum()
        for value in values)
    chance = (len(values) - 1) * (total - between) / (len(groups) - len(values))
    return min(1, max(0, (between - chance) / total))


indicators = np.stack([classes == name for name in np.unique(classes)], axis=1).astype(float)
for name, groups in features.items():
    print(name, float(explained(score[:, None], groups)), float(explained(indicators, groups)))
