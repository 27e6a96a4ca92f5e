"""Writes ../TwoSampleReference.swift: what scipy and numpy make of seeded pairs of samples.

Made with scipy 1.17.1 and numpy 2.4.6; other versions are refused. The samples are drawn with SplitMix64, which the
tests draw as well, so that only the results stand in the file.

    python make_two_sample_reference.py
"""
import pathlib
import warnings

import numpy as np
import scipy
import scipy.special as special
import scipy.stats as stats
from scipy.spatial.distance import jensenshannon

from split_mix import uniform

VERSIONS = (scipy.__version__, np.__version__)
if VERSIONS != ("1.17.1", "2.4.6"):
    raise SystemExit(f"made for scipy 1.17.1, numpy 2.4.6, found {VERSIONS}")
warnings.simplefilter("ignore")


def pair(seed, n, m, shift, levels):
    """Uniform numbers, the current ones moved; with levels, cut to that many a unit."""
    numbers = uniform(seed)
    values = [next(numbers) for _ in range(n)] + [next(numbers) + shift for _ in range(m)]
    values = np.array(values)
    if levels:
        values = np.floor(values * levels)
    return values[:n], values[n:]


PAIRS = [
    (1, 1, 1, 0.0, 0), (2, 1, 2, 0.0, 0), (3, 2, 2, 0.5, 0), (4, 5, 5, 0.0, 0), (5, 5, 4, 0.3, 0), (6, 7, 3, 0.0, 4),
    (7, 20, 19, 0.1, 0), (8, 20, 20, 0.2, 0), (9, 12, 18, 0.0, 5), (10, 8, 1000, 0.2, 0), (11, 50, 60, 0.0, 0),
    (13, 50, 60, 0.1, 10), (14, 200, 200, 0.1, 0), (15, 1000, 800, 0.0, 0),
    (16, 1000, 800, 0.05, 0), (17, 1000, 800, 0.5, 0), (18, 1000, 800, 0.02, 25), (19, 1000, 1000, 0.3, 0),
    (20, 3, 12000, 0.1, 0), (21, 40, 12000, 0.0, 0), (22, 150, 12000, 0.02, 0), (23, 11000, 12000, 0.01, 0),
    (24, 11000, 12000, 0.0, 100), (25, 2500, 2499, 0.02, 0), (26, 300, 12000, 0.15, 0),
]


def sturges(reference, current):
    edges = np.histogram_bin_edges(np.concatenate([reference, current]), bins="sturges")
    return np.histogram(reference, edges)[0], np.histogram(current, edges)[0]


def deciles(reference, current):
    inner = np.unique(np.quantile(reference, np.linspace(0, 1, 11)[1:-1]))
    edges = np.r_[-np.inf, inner, np.inf]
    return np.histogram(reference, edges)[0], np.histogram(current, edges)[0]


def doane(reference, current):
    edges = np.histogram_bin_edges(reference, bins="doane")
    p, q = np.histogram(reference, edges)[0], np.histogram(current, edges)[0]
    return np.r_[p, len(reference) - p.sum()], np.r_[q, len(current) - q.sum()]


def psi(counts):
    p, q = counts
    keep = (p + q) > 0
    p, q = p[keep] + 0.5, q[keep] + 0.5
    p, q = p / p.sum(), q / q.sum()
    return ((q - p) * np.log(q / p)).sum()


def hellinger(counts):
    p, q = counts[0] / counts[0].sum(), counts[1] / counts[1].sum()
    return np.sqrt(((np.sqrt(p) - np.sqrt(q)) ** 2).sum() / 2)


def number(value):
    return repr(float(value)).replace("nan", ".nan")


def numeric_line(seed, n, m, shift, levels):
    a, b = pair(seed, n, m, shift, levels)
    ks = stats.ks_2samp(a, b)
    figures = [ks.statistic, ks.pvalue, stats.ks_2samp(a, b, method="asymp").pvalue]
    figures += [stats.wasserstein_distance(a, b), stats.energy_distance(a, b)]
    cramer = stats.cramervonmises_2samp(a, b) if min(n, m) > 1 else None
    figures += [cramer.statistic, cramer.pvalue] if cramer else [0, 0]
    whitney = stats.mannwhitneyu(a, b)
    figures += [whitney.statistic, whitney.pvalue]
    figures += [psi(deciles(a, b)), hellinger(sturges(a, b)), jensenshannon(*doane(a, b), base=2)]
    shape = f"seed: {seed}, n: {n}, m: {m}, shift: {number(shift)}, levels: {number(levels)}"
    body = [number(figure) for figure in figures]
    return f"    Pair(\n      {shape},\n      figures: [{wrapped(body)}]),"


def wrapped(items, indent=8):
    if sum(len(item) + 2 for item in items) < 80:
        return ", ".join(items)
    lines, line = [], " " * (indent - 1)
    for item in items:
        if len(line) + len(item) > 116:
            lines.append(line)
            line = " " * (indent - 1)
        line += f" {item},"
    return "\n" + "\n".join(lines + [line]) + "\n" + " " * (indent - 2)


TABLES = [
    ([10, 20], [20, 10]), ([3, 0, 7], [0, 5, 5]), ([100, 50, 25, 25], [90, 60, 30, 20]), ([12], [9]),
    ([1000, 0], [0, 1000]), ([500, 300, 200], [900, 700, 380]), (list(range(1, 25)), list(range(24, 0, -1))),
]


def table_line(reference, current):
    both = np.array([reference, current])
    chi = stats.chi2_contingency(both, correction=False)
    g = stats.chi2_contingency(both, correction=False, lambda_="log-likelihood")
    p, q = both[0] / both[0].sum(), both[1] / both[1].sum()
    figures = [chi.statistic, chi.pvalue, g.statistic, g.pvalue, jensenshannon(p, q, base=2), hellinger((p, q))]
    figures += [np.abs(p - q).max(), psi(both)]
    body = [number(figure) for figure in figures]
    counts = [f"      {name}: [{wrapped([str(count) for count in side])}],\n"
              for name, side in (("reference", reference), ("current", current))]
    return "    Table(\n" + "".join(counts) + f"      figures: [{wrapped(body)}]),"


def chances(name, rows):
    items = ["[" + ", ".join(number(value) for value in row) + "]" for row in rows]
    return f"  static let {name}: [[Double]] = [{wrapped(items, 4)}]"


CHI_SQUARED = [(k, x, stats.chi2.sf(x, k)) for k in (1, 2, 3, 9, 50, 999)
               for x in (0.01 * k, 0.5 * k, 1.0 * k, 1.5 * k, 3.0 * k, 1200.0)]
KOLMOGOROV = [(n, x, stats.kstwo.sf(x, n)) for n, x in (
    (1, 0.4), (1, 0.7), (2, 0.3), (2, 0.6), (5, 0.15), (5, 0.3), (5, 0.7), (5, 0.95), (50, 0.05), (50, 0.12), (50, 0.3),
    (140, 0.03), (140, 0.1), (141, 0.03), (141, 0.1), (141, 0.2), (1000, 0.012), (1000, 0.03), (1000, 0.05),
    (5000, 0.01), (5000, 0.25), (100_000, 0.002), (100_000, 0.004), (100_000, 0.05), (800_000, 0.001),
    (800_000, 0.0017), (800_000, 0.02))]
LIMITING = [(x, special.kolmogorov(x)) for x in (0.1, 0.3, 0.5, 0.8, 0.83, 1.0, 1.36, 2.0, 5.0, 10.0, 18.0)]
CRAMER = [(x, 1 - stats._hypotests._cdf_cvm_inf(x)) for x in (0.01, 0.03, 0.1, 0.3, 0.46136, 0.8, 1.5)]
P_VALUES = [0.01, 0.04, 0.03, 0.005, 0.8, 0.03, 1.0, 0.0, 0.2]

HEADER = '''/// Results of scipy 1.17.1 and numpy 2.4.6 for seeded pairs of samples, made by Scripts/make_two_sample_reference.py.
enum TwoSampleReference {
  /// Uniform numbers from SplitMix64, first those of the reference; `figures` are D, p and asymptotic p of ks_2samp,
  /// wasserstein_distance, energy_distance, T and p of cramervonmises_2samp, U and p of mannwhitneyu, the index over
  /// deciles with half counts, Hellinger's distance over Sturges' bins and Jensen and Shannon's over Doane's.
  struct Pair {
    var seed: UInt64
    var n: Int
    var m: Int
    var shift: Double
    var levels: Double
    var figures: [Double]
  }

  /// Counts by category; `figures` are χ² and p, G and p, Jensen–Shannon, Hellinger, L∞ and the index with half counts.
  struct Table {
    var reference: [Int]
    var current: [Int]
    var figures: [Double]
  }
'''

if __name__ == "__main__":
    parts = [HEADER, "  static let pairs: [Pair] = ["] + [numeric_line(*row) for row in PAIRS] + ["  ]\n"]
    parts += ["  static let tables: [Table] = ["] + [table_line(*row) for row in TABLES] + ["  ]\n"]
    parts += ["  /// Degrees of freedom, value, tail.", chances("chiSquared", CHI_SQUARED), ""]
    parts += ["  /// Size of the sample, distance, tail.", chances("kolmogorov", KOLMOGOROV), ""]
    parts += ["  /// Value, tail.", chances("limitingKolmogorov", LIMITING), ""]
    parts += ["  /// Value, tail, the latter to 1e−8.", chances("cramerVonMises", CRAMER), ""]
    adjusted = [P_VALUES, list(stats.false_discovery_control(P_VALUES))]
    parts += ["  /// p-values, and as Benjamini and Hochberg adjust them.", chances("falseDiscovery", adjusted), "}", ""]
    path = pathlib.Path(__file__).parent.parent / "TwoSampleReference.swift"
    path.write_text("\n".join(parts))
