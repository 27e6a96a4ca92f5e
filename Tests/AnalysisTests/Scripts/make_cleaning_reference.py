"""Writes ../CleaningReference.swift: what pandas and scikit-learn make of a seeded column with gaps.

    python make_cleaning_reference.py
"""
import numpy as np
import pandas
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

from swift_literals import array, require, scalar, write

require((pandas.__version__, sklearn.__version__, np.__version__), ("3.1.1", "1.9.1", "2.4.6"))
random = np.random.default_rng(5)
column = np.round(np.cumsum(random.normal(0, 1, 60)) + 20 * (random.uniform(0, 1, 60) < 0.1), 3)
column[random.uniform(0, 1, 60) < 0.2] = np.nan
column[[0, 1]] = np.nan
column[20:27] = np.nan
series = pandas.Series(column)
OPTIONAL = "Double?"
out = [array("column", column, OPTIONAL)]
for window in (1, 5, 8):
    rolling = series.rolling(window, min_periods=1)
    out += [
        array(f"average{window}", rolling.mean(), OPTIONAL), array(f"median{window}", rolling.median(), OPTIONAL)]
out += [
    array("exponential", series.ewm(alpha=0.3, adjust=False).mean(), OPTIONAL),
    array("exponentialOne", series.ewm(alpha=1, adjust=False).mean(), OPTIONAL),
    array("last", series.ffill(), OPTIONAL),
]
for strategy in ("mean", "median"):
    out.append(array(strategy, SimpleImputer(strategy=strategy).fit_transform(column[:, None])[:, 0]))
for name, scaler in [("standard", StandardScaler()), ("minmax", MinMaxScaler()), ("robust", RobustScaler())]:
    out.append(array(name, scaler.fit_transform(column[:, None])[:, 0], OPTIONAL))

# A whole plan: fill by the mean, average five, scale to the standard.
filled = series.fillna(series.mean()).rolling(5, min_periods=1).mean()
out.append(array("plan", StandardScaler().fit_transform(filled.to_numpy()[:, None])[:, 0]))
# Values that differ by rounding alone, and by a little more.
for name, step in (("roundingScale", 2.0**-23), ("smallScale", 2.0**-10)):
    values = 1e9 + step * (np.arange(1000) % 2)
    out.append(scalar(name, StandardScaler().fit(values[:, None]).scale_[0]))
write(__file__, "CleaningReference", "pandas 3.1.1, scikit-learn 1.9.1 and numpy 2.4.6", out)
