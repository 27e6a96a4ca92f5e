"""The factor of `ThreeStatistics`: the chance that the smallest of three p-values, each over its weight, is at most x,
over x.

Without drift, location, scale and shape over 64 bins of equal size are functionals of one Brownian bridge: sums weighted
by normal scores and by their squares, and the largest of its absolute values at the 63 edges. Each exceedance is a union
of half-spaces of a normal vector, so the chance of any is estimated by drawing within one of the half-spaces and
counting all that are met: Owen, Maximov, Chertkov, arXiv:1710.06965. Needs numpy and scipy; prints x, the factor and
its standard error.
"""

import numpy as np
from scipy.stats import kstwobign, norm

LOCATION, SCALE, SHAPE = 0.8, 0.12, 0.08
BINS, DRAWS, BATCH = 64, 400_000, 20_000
random = np.random.default_rng(7)
edges = np.arange(1, BINS) / BINS
covariance = np.minimum.outer(edges, edges) - np.outer(edges, edges)
root = np.linalg.cholesky(covariance)
# Means of z and of z² over each bin.
deviates = norm.ppf(np.arange(BINS + 1) / BINS)
density = norm.pdf(deviates)
normal_scores = -np.diff(density) * BINS
klotz_scores = 1 - np.diff(np.nan_to_num(deviates, posinf=0, neginf=0) * density) * BINS


def weights(scores):
    """A sum of scores over the bins, in terms of the bridge at the edges, with variance 1."""
    weights = scores[:-1] - scores[1:]
    return weights / np.sqrt(weights @ covariance @ weights)


def factor(x):
    distance = kstwobign.isf(x * SHAPE)
    rows = [sign * weights(scores) for scores in (normal_scores, klotz_scores) for sign in (1, -1)]
    bounds = [norm.isf(x * weight / 2) for weight in (LOCATION, SCALE) for _ in range(2)]
    for edge in np.eye(BINS - 1):
        rows += [edge, -edge]
        bounds += [distance] * 2
    rows = np.array(rows)
    deviations = np.sqrt(np.einsum("ij,jk,ik->i", rows, covariance, rows))
    bounds, rows = np.array(bounds) / deviations, (rows / deviations[:, None]) @ root
    chances = norm.sf(bounds)
    union = chances.sum()
    inverse = []
    for _ in range(DRAWS // BATCH):
        chosen = random.choice(len(chances), BATCH, p=chances / union)
        beyond = norm.isf(chances[chosen] * random.random(BATCH))
        points, direction = random.standard_normal((BATCH, BINS - 1)), rows[chosen]
        points += (beyond - (points * direction).sum(1))[:, None] * direction
        inverse.append(1 / (points @ rows.T >= bounds - 1e-9).sum(1))
    inverse = np.concatenate(inverse)
    return union * inverse.mean() / x, union * inverse.std() / np.sqrt(len(inverse)) / x


for x in (1, 0.3, 0.1, 0.03, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10):
    print("%g  %.4f ± %.4f" % (x, *factor(x)))
