"""Writes ../SlicesReference.swift: slices and gaps between groups, by brute force with scipy 1.17.1 and numpy 2.4.6.

Every slice is counted by masks over all rows and tested by the hypergeometric distribution; intervals are scipy's
Wilson intervals, and those of differences are put together from them as Newcombe's method 10 says.

    python make_slices_reference.py
"""
import itertools

import numpy as np
import scipy
import scipy.stats as stats

from split_mix import split_mix
from swift_literals import array, require, scalar, write

CELLS = [8, 9, 8, 5]  # the second has missing values as its ninth cell, the fourth is a category
ORDERED = [True, True, True, False]
VALUES = [8, 8, 8, 5]
MINIMUM, MINIMUM_REFERENCE = 40, 10


def rows(generator, count, chance):
    cells = np.zeros((count, 4), int)
    wrong = np.zeros(count, bool)
    for row in range(count):
        cells[row] = [(next(generator) * size) >> 64 for size in CELLS]
        wrong[row] = (next(generator) >> 11) * 2.0**-53 < chance(cells[row])
    return cells, wrong


def conditions(feature):
    last = VALUES[feature] - 1
    found = [(cell, cell) for cell in range(VALUES[feature] + 1)]
    if ORDERED[feature]:
        found += [(0, edge) for edge in range(1, last)] + [(edge, last) for edge in range(1, last)]
    return [(feature, low, high) for low, high in found]


def mask(cells, parts):
    inside = np.ones(len(cells), bool)
    for feature, low, high in parts:
        inside &= (cells[:, feature] >= low) & (cells[:, feature] <= high)
    return inside


def search(current, reference):
    """All slices that are large enough, with their counts and one-sided p-values."""
    (cells, wrong), found = current, []
    parts = [(part,) for feature in range(4) for part in conditions(feature)]
    parts += [
        pair
        for one, other in itertools.combinations(range(4), 2)
        for pair in itertools.product(conditions(one), conditions(other))
    ]
    # Without a reference there is nothing to hold all records against.
    for slice_ in ([()] if reference else []) + parts:
        inside = mask(cells, slice_)
        n, w = int(inside.sum()), int(wrong[inside].sum())
        if reference:
            there = mask(reference[0], slice_)
            m, v = int(there.sum()), int(reference[1][there].sum())
        else:
            m, v = len(wrong) - n, int(wrong.sum()) - w
        if n < MINIMUM or m < MINIMUM_REFERENCE or (len(slice_) == 1 and n == len(wrong)):
            continue
        found.append((slice_, n, w, m, v, float(stats.hypergeom.sf(w - 1, n + m, w + v, n))))
    return found


def describe(name, found):
    count = len(found)
    slice_, n, w, m, v, p = min(found, key=lambda entry: entry[-1])
    assert slice_ == ((0, 4, 7), (3, 2, 2)), slice_
    interval = stats.binomtest(n - w, n).proportion_ci(method="wilson")
    return [
        scalar(f"{name}SearchedCount", count),
        array(f"{name}Counts", [n, w, m, v], "Int"),
        scalar(f"{name}PValue", min(1.0, p * count)),
        array(f"{name}Interval", [interval.low, interval.high]),
        scalar(f"{name}Expected", 1 - v / m),
        scalar(f"{name}Lost", n * ((1 - v / m) - (1 - w / n))),
    ]


def wilson(hits, trials):
    interval = stats.binomtest(hits, trials).proportion_ci(method="wilson")
    return hits / trials, interval.low, interval.high


def newcombe(one, other):
    (p, low, high), (q, other_low, other_high) = one, other
    return [
        p - q,
        p - q - ((p - low) ** 2 + (other_high - q) ** 2) ** 0.5,
        p - q + ((high - p) ** 2 + (q - other_low) ** 2) ** 0.5,
    ]


def main():
    require(f"{scipy.__version__} {np.__version__}", "1.17.1 2.4.6")
    generator = split_mix(5)
    reference = rows(generator, 1_000, lambda cells: 0.1)
    current = rows(generator, 4_000, lambda cells: 0.4 if cells[0] >= 4 and cells[3] == 2 else 0.1)
    lines = describe("reference", search(current, reference)) + describe("rest", search(current, None))
    # True and false positives, true and false negatives of two groups; 30 unlabelled records more in either.
    large, small = (180, 40, 700, 80), (30, 25, 150, 45)
    shares = []
    for tp, fp, tn, fn in (large, small):
        total = tp + fp + tn + fn
        shares.append(
            [
                wilson(tp + fp + 10, total + 30), wilson(tp, tp + fn), wilson(fp, fp + tn), wilson(tp, tp + fp),
                wilson(tp + tn, total),
            ]
        )
    lines.append(array("smallGroupRates", [number for share in shares[1] for number in share]))
    lines.append(
        array("gaps", [number for one, other in zip(shares[1], shares[0]) for number in newcombe(one, other)])
    )
    write(__file__, "SlicesReference", "scipy 1.17.1", lines)


if __name__ == "__main__":
    main()
