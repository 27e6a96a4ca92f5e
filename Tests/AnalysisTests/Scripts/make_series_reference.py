"""Writes ../SeriesReference.swift: two seeded series and what scipy and numpy make of them.

Made with scipy 1.17.1 and numpy 2.4.6; other versions are refused. The median absolute deviation is
scipy.stats.median_abs_deviation, the median numpy.median, the tail scipy.special.erf; the windows are put together here.

    python make_series_reference.py
"""
import pathlib

import numpy as np
import scipy
import scipy.special
import scipy.stats

VERSIONS = (scipy.__version__, np.__version__)
if VERSIONS != ("1.17.1", "2.4.6"):
    raise SystemExit(f"made for scipy 1.17.1, numpy 2.4.6, found {VERSIONS}")


def literal(values):
    lines, line = [], "   "
    for value in values:
        text = f" {float(value)!r},"
        if len(line) + len(text) > 116:
            lines.append(line)
            line = "   "
        line += text
    return "[\n" + "\n".join(lines + [line]) + "\n  ]"


def tail(distance, deviation):
    if distance == 0:
        return 0.0
    return 1.0 if deviation == 0 else float(scipy.special.erf(abs(distance) / deviation / np.sqrt(2)))


def mad(values, center="median"):
    if center == "median":
        return scipy.stats.median_abs_deviation(values, scale="normal")
    return np.median(np.abs(values - center)) / scipy.stats.norm.ppf(0.75)


def robust_z(values, window, warm_start):
    scores = []
    for index, value in enumerate(values):
        past = values[max(0, index - window):index]
        scores.append(tail(value - np.median(past), mad(past)) if len(past) >= warm_start else 0.0)
    return scores


def seasonal(values, season, cycles, window, warm_start):
    places, residuals, scores = [[] for _ in range(season)], [], []
    for index, value in enumerate(values):
        place, score = places[index % season][-cycles:], 0.0
        if len(place) >= 3:
            residual = value - np.median(place)
            latest = np.array(residuals[-window:])
            if len(latest) >= warm_start:
                score = tail(residual, max(mad(latest), mad(np.array(place))))
            residuals.append(residual)
        places[index % season].append(value)
        scores.append(score)
    return scores


generator = np.random.default_rng(20)
# Rounded to eighths, so that equal values occur and every difference is exact.
noise = np.round(generator.standard_normal(80) * 8) / 8
noise[50] = 9
# A long stretch of equal values empties the deviation.
noise[60:70] = 1
daily = np.round((10 * np.sin(np.arange(96) * 2 * np.pi / 8) + generator.standard_normal(96)) * 8) / 8
daily[82] = -9

text = f"""/// Made by Scripts/make_series_reference.py with scipy {VERSIONS[0]} and numpy {VERSIONS[1]}; not to be edited.
enum SeriesReference {{
  static let noise: [Double] = {literal(noise)}
  /// A window of 12 values, the first score after 5.
  static let noiseRobustZ: [Double] = {literal(robust_z(noise, 12, 5))}
  static let daily: [Double] = {literal(daily)}
  /// A season of 8 values, 5 cycles, the latest 20 residuals, the first score after 10 of them.
  static let dailyResidual: [Double] = {literal(seasonal(daily, 8, 5, 20, 10))}
}}
"""
pathlib.Path(__file__).parent.parent.joinpath("SeriesReference.swift").write_text(text)
