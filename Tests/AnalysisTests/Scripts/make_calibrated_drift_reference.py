"""Expected numbers of Tests/AnalysisTests/Drift/Calibrated, by exact counting and scipy (1.17).

Permutation tails count every way of choosing the window's values from window and reference together.
"""

from fractions import Fraction
from math import comb

from scipy.stats import hypergeom


def permutation_tail(totals, size, scores, current):
    """Twice the chance of a sum of scores at least as far on the same side."""
    ways = {(0, Fraction(0)): 1}
    for total, score in zip(totals, scores):
        following = {}
        for (drawn, value), count in ways.items():
            for more in range(min(total, size - drawn) + 1):
                key = (drawn + more, value + more * score)
                following[key] = following.get(key, 0) + count * comb(total, more)
        ways = following
    population = sum(totals)
    mean = Fraction(size, population) * sum(s * t for s, t in zip(scores, totals))
    seen = sum(s * c for s, c in zip(scores, current))
    beyond = sum(
        count for (drawn, value), count in ways.items()
        if drawn == size and (value >= seen if seen > mean else value <= seen))
    return 2 * beyond / comb(population, size)


def rank_scores(totals):
    """Midranks about the middle, and Mood's mean squares, over the population."""
    population, before, location, scale = sum(totals), 0, [], []
    for total in totals:
        middle = Fraction(2 * before + total, 2 * population) - Fraction(1, 2)
        location.append(middle)
        scale.append(middle * middle + Fraction(total, population) ** 2 / 12)
        before += total
    return location, scale


for reference, current in (
    ([60, 25, 10, 5], [20, 15, 10, 15]),
    ([60, 25, 10, 5], [5, 10, 15, 30]),
    ([197, 2, 1], [44, 4, 2]),
    ([30, 30, 30, 30], [16, 3, 2, 19]),
):
    totals = [p + q for p, q in zip(reference, current)]
    tails = [permutation_tail(totals, sum(current), scores, current) for scores in rank_scores(totals)]
    print(reference, current, "mann-whitney %.4g mood %.4g" % tuple(tails))

print("10 of 10 in 1,000 of 6,000: %.6g" % (2 * hypergeom.sf(9, 6000, 10, 1000)))
print("20 of 40 in 500 of 1,500: %.6g" % (2 * hypergeom.sf(19, 1500, 40, 500)))
print("3 of 40 in 500 of 1,500: %.6g" % (2 * hypergeom.cdf(3, 1500, 40, 500)))
