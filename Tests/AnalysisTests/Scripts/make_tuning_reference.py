"""Writes ../TuningReference.swift: the splits and the grid of scikit-learn.

    python make_tuning_reference.py
"""
import sklearn
from sklearn.model_selection import KFold, ParameterGrid, TimeSeriesSplit

from swift_literals import array, require, write

require((sklearn.__version__,), ("1.9.1",))
out = []


def splits(name, splitter, count):
    pairs = list(splitter.split(range(count)))
    for part, index in (("Train", 0), ("Test", 1)):
        rows = ",\n".join("    " + str([int(place) for place in pair[index]]) for pair in pairs)
        out.append(f"  static let {name}{part}: [[Int]] = [\n{rows},\n  ]")


splits("folds", KFold(4), 11)
splits("expanding", TimeSeriesSplit(n_splits=3, test_size=2, gap=1), 12)
splits("sliding", TimeSeriesSplit(n_splits=3, test_size=2, gap=1, max_train_size=4), 12)
out.append(array("shuffledSizes", [len(test) for _, test in KFold(4, shuffle=True).split(range(11))], "Int"))
grid = ParameterGrid({"window": ["5", "9"], "alpha": ["0.3", "0.1", "0.2"]})
rows = ",\n".join(f'    ["alpha": "{each["alpha"]}", "window": "{each["window"]}"]' for each in grid)
out.append(f"  static let grid: [[String: String]] = [\n{rows},\n  ]")
write(__file__, "TuningReference", "scikit-learn 1.9.1", out)
