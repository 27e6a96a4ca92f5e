"""The factors k of SeriesBand: of windows of n normal values, the next value lies outside median +- k * 1.4826 * MAD with
the nominal chance. numpy, scipy. Prints n, k, and (k / limit - 1) * n, which SeriesBand takes as 11 + 130 / n."""

import numpy as np
from scipy.optimize import brentq
from scipy.stats import norm

RATE = 1e-4
generator = np.random.default_rng(1)
limit = norm.isf(RATE / 2)
for n in (20, 25, 30, 40, 60, 100):
    medians, deviations = [], []
    for _ in range(10):
        rows = generator.normal(size=(20_000, n))
        middle = np.median(rows, axis=1)
        medians.append(middle)
        deviations.append(1.4826 * np.median(np.abs(rows - middle[:, None]), axis=1))
    m, s = np.concatenate(medians), np.concatenate(deviations)
    k = brentq(lambda k: (norm.cdf(-(k * s - m)) + norm.cdf(-(k * s + m))).mean() - RATE, 2, 40)
    print(n, round(k, 3), round((k / limit - 1) * n, 2))
