"""Writes ../CalibrationReference.swift: what scikit-learn and scipy make of seeded scores.

Platt's parameters are those of scikit-learn's own optimiser, which stops at a gradient of 1e-6, and those of scipy's
Newton method on the same loss, driven to the end. The estimate's variances are computed from their definitions: over
all pairs for the area, by numerical derivatives for the ratios.

    python make_calibration_reference.py
"""
import numpy as np
import scipy
import sklearn
from scipy.optimize import minimize
from sklearn.calibration import _SigmoidCalibration
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import confusion_matrix, f1_score

from swift_literals import array, require, scalar, write

require((sklearn.__version__, scipy.__version__, np.__version__), ("1.9.1", "1.17.1", "2.4.6"))
random = np.random.default_rng(11)
COUNT = 60

scores = np.round(random.uniform(0, 1, COUNT), 2)
actual = (random.uniform(0, 1, COUNT) < scores**2).astype(int)
weights = np.round(random.gamma(2, 1, COUNT) + 0.01, 3)
places = np.round(np.linspace(-0.1, 1.1, 25), 3)
out = [
    array("scores", scores), array("actual", actual.tolist(), "Int"), array("weights", weights),
    array("places", places),
]


def isotonic(x, y, weight=None):
    return IsotonicRegression(out_of_bounds="clip").fit(x, y, sample_weight=weight).predict(places)


out += [array("isotonic", isotonic(scores, actual)), array("isotonicWeighted", isotonic(scores, actual, weights))]
slope = np.round(np.sin(2 * scores) + random.normal(0, 0.3, COUNT), 3)
out += [array("curve", slope), array("isotonicCurve", isotonic(scores, slope, weights))]


def platt(x, y, weight=None):
    """Of scipy's trust-region Newton method, on Platt's loss."""
    weight = np.ones(len(x)) if weight is None else weight
    positives, negatives = weight[y > 0].sum(), weight[y <= 0].sum()
    target = np.where(y > 0, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    design = np.stack([x, np.ones(len(x))])

    def loss(ab):
        exponent = ab @ design
        return (weight * (np.logaddexp(0, exponent) - (1 - target) * exponent)).sum()

    def gradient(ab):
        return design @ (weight * (target - 1 / (1 + np.exp(ab @ design))))

    def hessian(ab):
        probability = 1 / (1 + np.exp(ab @ design))
        return (design * (weight * probability * (1 - probability))) @ design.T

    start = np.array([0.0, np.log((negatives + 1) / (positives + 1))])
    fit = minimize(loss, start, jac=gradient, hess=hessian, method="trust-exact", options={"gtol": 1e-12})
    return fit.x


for name, x, weight in [("", scores, None), ("Weighted", scores, weights), ("Large", scores * 1000 - 300, None)]:
    sigmoid = _SigmoidCalibration().fit(x, actual, weight)
    out.append(array(f"sigmoid{name}", [sigmoid.a_, sigmoid.b_]))
    if name != "Large":
        out.append(array(f"platt{name}", platt(x, actual, weight)))

# Estimated performance: the scores are taken for probabilities.
predicted = scores >= 0.5
p = scores


def figures(p):
    hits, misses = p[predicted].sum(), p[~predicted].sum()
    alarms, rejections = predicted.sum(), (~predicted).sum()
    correct = hits + rejections - misses
    return np.array([
        correct / len(p), hits / alarms, hits / (hits + misses), 2 * hits / (hits + alarms + misses),
        (rejections - misses) / (len(p) - hits - misses),
        area(p),
    ])


above = (scores[:, None] > scores[None, :]) + 0.5 * (scores[:, None] == scores[None, :])


def area(p):
    return p @ above @ (1 - p) / p.sum() / (1 - p).sum()


derivatives = np.array([
    (figures(p + step) - figures(p - step)) / 2e-5 for step in 1e-5 * np.eye(COUNT)
])
out += [
    array("estimates", figures(p)),
    array("estimateErrors", np.sqrt((derivatives**2 * (p * (1 - p))[:, None]).sum(axis=0))),
    scalar("expectedHits", p[predicted].sum()),
    scalar("expectedHitsError", np.sqrt((p * (1 - p))[predicted].sum())),
]

# Decision thresholds by trying them all; of equals the highest.
cuts = [np.inf, *sorted(set(scores), reverse=True)]


def cost(cut):
    (tn, fp), (fn, tp) = confusion_matrix(actual, scores >= cut, labels=[0, 1])
    return (1 * fp + 4 * fn - 0.5 * tp) / COUNT


def youden(cut):
    (tn, fp), (fn, tp) = confusion_matrix(actual, scores >= cut, labels=[0, 1])
    return tp / (tp + fn) - fp / (tn + fp)


cheapest = min(cuts, key=lambda cut: (cost(cut), -cut))
best = max(cuts, key=lambda cut: (f1_score(actual, scores >= cut, zero_division=0), cut))
widest = max(cuts, key=lambda cut: (youden(cut), cut))
out += [
    array("cost", [cheapest, cost(cheapest)]), array("f1", [best, f1_score(actual, scores >= best)]),
    array("youden", [widest, youden(widest)]),
]
write(__file__, "CalibrationReference", "scikit-learn 1.9.1, scipy 1.17.1 and numpy 2.4.6", out)
