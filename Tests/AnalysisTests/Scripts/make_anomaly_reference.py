"""Writes ../AnomalyReference.swift: a seeded matrix and what scikit-learn and numpy make of it, and figures over the
data sets of ../shared/data/anomaly: decision values of libsvm and bands of River's half-space trees.

Made with scikit-learn 1.9.1, river 0.26.1 and numpy 2.4.6; other versions are refused.

    python make_anomaly_reference.py ../../../../shared/data/anomaly && swift format -i ../AnomalyReference.swift
"""
import gzip
import pathlib
import sys

import numpy as np
import river
import sklearn
from river.anomaly import HalfSpaceTrees
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score
from sklearn.svm import OneClassSVM

VERSIONS = (sklearn.__version__, river.__version__, np.__version__)
if VERSIONS != ("1.9.1", "0.26.1", "2.4.6"):
    raise SystemExit(f"made for scikit-learn 1.9.1, river 0.26.1, numpy 2.4.6, found {VERSIONS}")

SETS = ("breastw", "Pima", "glass", "Stamps")
SEEDS = range(30)


def literal(values):
    lines, line = [], "   "
    for value in values:
        text = f" {float(value)!r},"
        if len(line) + len(text) > 116:
            lines.append(line)
            line = "   "
        line += text
    return "[\n" + "\n".join(lines + [line]) + "\n  ]"


def decision_values(rows, nu, gamma, tolerance):
    machine = OneClassSVM(nu=nu, gamma=gamma, tol=tolerance).fit(rows)
    return machine.decision_function(rows), int(machine.n_support_[0]), float(machine.offset_[0])


def seeded(out):
    random = np.random.default_rng(20)
    rows = random.normal(size=(40, 3)) @ np.array([[1, 0.5, 0], [0, 1, -0.8], [0, 0, 2]]) + [5, 0, -3]
    rows[0] = [12, 6, 9]
    rows[1] = rows[2]
    rows = np.round(rows, 3)
    centred = rows - rows.mean(axis=0)
    inverse = np.linalg.inv(np.cov(rows, rowvar=False))
    scores = np.array([-IsolationForest(random_state=seed).fit(rows).score_samples(rows) for seed in SEEDS])
    out.append(f"  static let values: [Double] = {literal(rows.ravel())}")
    out.append("  static let columnCount = 3")
    out.append(f"  static let mahalanobis: [Double] = {literal(((centred @ inverse) * centred).sum(axis=1))}")
    out.append("  /// Mean over 30 seeds.")
    out.append(f"  static let isolationScores: [Double] = {literal(scores.mean(axis=0))}")
    out.append("  /// Standard deviation over the seeds.")
    out.append(f"  static let isolationDeviations: [Double] = {literal(scores.std(axis=0, ddof=1))}")
    out.append("  static let machines: [SeededMachine] = [")
    for nu in (0.1, 0.5):
        for gamma in ("scale", "auto", 0.3):
            exact, _, _ = decision_values(rows, nu, gamma, 1e-10)
            _, count, offset = decision_values(rows, nu, gamma, 1e-3)
            head = f'nu: "{nu}", gamma: "{gamma}", supportVectorCount: {count}, offset: {offset!r}'
            out.append(f"    SeededMachine(\n      {head},\n      decisionValues: {literal(exact)}),")
    out.append("  ]")


def load(folder, name):
    with gzip.open(folder / f"{name}.csv.gz", "rt") as file:
        table = np.genfromtxt(file, delimiter=",", skip_header=1)
    return table[:, :-1], table[:, -1]


def half_space_figures(rows, labels):
    """Each row is scored and then learned; rows of the first window have no score and do not count.

    The files lie sorted by label: row 0 is followed by row 89, 178 and so on around, as in the test.
    """
    order = np.arange(len(rows)) * 89 % len(rows)
    rows, labels = rows[order], labels[order]
    scaled = (rows - rows.min(axis=0)) / (rows.max(axis=0) - rows.min(axis=0))
    areas = []
    for seed in SEEDS:
        trees = HalfSpaceTrees(window_size=100, seed=seed)
        scores = []
        for row in scaled:
            features = dict(enumerate(row.tolist()))
            scores.append(trees.score_one(features))
            trees.learn_one(features)
        areas.append(roc_auc_score(labels[100:], scores[100:]))
    return float(np.mean(areas)), float(np.std(areas, ddof=1))


def shared(folder, out):
    out.append("  /// Every tenth part of each data set's rows has its decision value here, from the first row on.")
    out.append("  static let dataSets: [DataSetFigures] = [")
    for name in SETS:
        rows, labels = load(folder, name)
        mean, deviation = half_space_figures(rows, labels)
        figures = f"halfSpaceMean: {mean!r}, halfSpaceDeviation: {deviation!r}"
        out.append(f'    DataSetFigures(\n      name: "{name}", {figures},')
        out.append("      decisionValues: [")
        standardized = (rows - rows.mean(axis=0)) / rows.std(axis=0)
        for kind, values in (("raw", rows), ("standardized", standardized)):
            for nu in ("0.1", "0.5"):
                exact, _, _ = decision_values(values, float(nu), "scale", 1e-10)
                some = literal(exact[:: len(exact) // 10][:10]).replace("\n", "\n      ")
                out.append(f'        "nu{nu}_{kind}": {some},')
        out.append("      ]),")
    out.append("  ]")


def main():
    here = pathlib.Path(__file__).resolve().parent
    out = [
        "// Written by Scripts/make_anomaly_reference.py with scikit-learn 1.9.1, river 0.26.1 and numpy 2.4.6.",
        "",
        "enum AnomalyReference {",
        "  struct SeededMachine: Sendable {",
        "    var nu: String",
        "    var gamma: String",
        "    /// This and the offset at libsvm's default tolerance; the decision values at 10⁻¹⁰.",
        "    var supportVectorCount: Int",
        "    var offset: Double",
        "    var decisionValues: [Double]",
        "  }",
        "",
        "  struct DataSetFigures: Sendable {",
        "    var name: String",
        "    /// ROC AUC of River's half-space trees with windows of 100 rows, over 30 seeds.",
        "    var halfSpaceMean: Double",
        "    var halfSpaceDeviation: Double",
        "    /// Of libsvm at a tolerance of 10⁻¹⁰, by ν and scaling.",
        "    var decisionValues: [String: [Double]]",
        "  }",
        "",
    ]
    seeded(out)
    shared(pathlib.Path(sys.argv[1]), out)
    out.append("}")
    (here.parent / "AnomalyReference.swift").write_text("\n".join(out) + "\n")


main()
