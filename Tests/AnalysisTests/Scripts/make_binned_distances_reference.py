#!/usr/bin/env python3
"""Distances between a reference and a window in bins, by numpy and scipy: the figures of BinnedFeature+DistancesTests."""
import numpy as np
from scipy.stats import ks_2samp


def stability(expected, found):
    """Population stability index with half a value added to every count."""
    p, q = (np.asarray(counts) + 0.5 for counts in (expected, found))
    p, q = p / p.sum(), q / q.sum()
    return float(np.sum((q - p) * np.log(q / p)))


reference = np.repeat(np.arange(20.0), 50)
current = np.array([(i * i) % 20 + (i % 7 == 0) for i in range(300)], dtype=float)
tenths = [np.bincount((values // 2).astype(int), minlength=10) for values in (reference, current)]
print("numbers", stability(*tenths), ks_2samp(reference, current).statistic)
print("categories", stability([500, 300, 200, 0], [120, 100, 60, 20]))
