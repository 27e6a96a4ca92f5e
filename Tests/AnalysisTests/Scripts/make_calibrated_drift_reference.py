"""Expected numbers of Tests/AnalysisTests/Drift/Calibrated, by exact counting and scipy (1.17).

Permutation tails count every way of choosing the window's values from window and reference together; categories that
the reference has chosen are tested by truncated hypergeometric distributions, new ones by negative binomial tails.
"""

from itertools import product
from math import comb, log

import numpy as np
from scipy.optimize import brentq
from scipy.stats import hypergeom, nbinom, norm


def permutation_tail(totals, size, scores, current):
    """Twice the chance of a sum of scores at least as far on the same side."""
    population, beyond = sum(totals), 0
    mean = size / population * np.dot(scores, totals)
    seen = np.dot(scores, current)
    for drawn in product(*(range(total + 1) for total in totals[:-1])):
        last = size - sum(drawn)
        if not 0 <= last <= totals[-1]:
            continue
        value = np.dot(scores, (*drawn, last))
        if value >= seen - 1e-9 if seen > mean else value <= seen + 1e-9:
            ways = comb(totals[-1], last)
            for total, count in zip(totals, drawn):
                ways *= comb(total, count)
            beyond += ways
    return 2 * beyond / comb(population, size)


def normal_scores(totals):
    """Means of z and of z² over each bin's stretch of ranks, by numerical integration."""
    population, before, location, scale = sum(totals), 0, [], []
    for total in totals:
        ranks = (before + total * (np.arange(200_000) + 0.5) / 200_000) / population
        deviates = norm.ppf(ranks)
        location.append(deviates.mean())
        scale.append((deviates**2).mean())
        before += total
    return location, scale


for reference, current in (
    ([60, 25, 10, 5], [20, 15, 10, 15]),
    ([60, 25, 10, 5], [5, 10, 15, 30]),
    ([197, 2, 1], [44, 4, 2]),
    ([30, 30, 30, 30], [16, 3, 2, 19]),
):
    totals = [p + q for p, q in zip(reference, current)]
    tails = [permutation_tail(totals, sum(current), scores, current) for scores in normal_scores(totals)]
    print(reference, current, "van der Waerden %.4g Klotz %.4g" % tuple(tails))


def known_category(reference_count, current_count, sizes, cutoff):
    """Fisher's test among the counts that leave the reference at least `cutoff`."""
    m, n = sizes
    total = reference_count + current_count
    counts = hypergeom(m + n, total, m)
    possible = counts.sf(cutoff - 1)
    high, low = counts.sf(reference_count - 1) / possible, 1 - counts.sf(reference_count) / possible
    return 2 * (high if reference_count > counts.mean() else low)


for sizes, counts, cutoff in (((1_100, 1_000), (60, 24), 40), ((1_100, 1_000), (40, 85), 40)):
    print("known", sizes, counts, cutoff, "%.6g" % known_category(*counts, sizes, cutoff))


def newcomers(count, growth, counts):
    """The tail of RareCategoryTail for unseen categories, with numerical derivatives."""
    def generating(tilt):
        shift = growth * np.expm1(tilt)
        return -np.log1p(-shift) - sum(np.log1p(-shift**k) for k in counts)

    def slope(tilt, h=1e-5):
        return (generating(tilt + h) - generating(tilt - h)) / (2 * h)

    point = count - 0.5
    tilt = brentq(lambda tilt: slope(tilt) - point, 1e-4, np.log1p(1 / growth) - 1e-4)
    curvature = (generating(tilt + 1e-4) - 2 * generating(tilt) + generating(tilt - 1e-4)) / 1e-8
    root = np.sqrt(2 * (tilt * point - generating(tilt)))
    return norm.sf(root + log(2 * np.sinh(tilt / 2) * np.sqrt(curvature) / root) / root)


print("10 new in 1,000 after 5,000, nothing rare: %.6g" % nbinom.sf(9, 1, 5 / 6))
print("12 new in 1,000 after 5,000, 5 singles: %.6g" % nbinom.sf(11, 6, 5 / 6))
print("60 new, 1,000 after 1,000, 20 singles: %.6g" % nbinom.sf(59, 21, 1 / 2))
for pairs in (0, 10, 20):
    tail = newcomers(60, 1, [1] * 20 + [2] * pairs)
    print("60 new, 1,000 after 1,000, 20 singles, %d pairs: %.6g" % (pairs, tail))
print("10 of 10 in 1,000 of 6,000: %.6g" % (2 * hypergeom.sf(9, 6000, 10, 1000)))
print("20 of 40 in 500 of 1,500: %.6g" % (2 * hypergeom.sf(19, 1500, 40, 500)))
print("3 of 40 in 500 of 1,500: %.6g" % (2 * hypergeom.cdf(3, 1500, 40, 500)))
