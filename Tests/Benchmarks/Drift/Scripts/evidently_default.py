"""Prints what Evidently's default DataDriftPreset says of each column: statistic, value, verdict.

Needs Evidently 0.7.23, which takes a gigabyte with all that it brings and does not import under pandas 3:

    python3 -m venv evidently && evidently/bin/pip install evidently==0.7.23 'pandas<3'
    evidently/bin/python evidently_default.py reference.csv current.csv
"""
import sys
import warnings

import pandas

WANTED = "0.7.23"


def default_drift(reference, current):
    """Column, statistic, value and whether it is drift, in the order of the columns; of two data frames."""
    import evidently
    from evidently import Report
    from evidently.presets import DataDriftPreset

    if evidently.__version__ != WANTED:
        raise SystemExit(f"made with Evidently {WANTED}, found {evidently.__version__}")
    with warnings.catch_warnings():
        # A category that the reference has not is divided by zero.
        warnings.simplefilter("ignore")
        metrics = Report([DataDriftPreset()]).run(current, reference).dict()["metrics"]
    found = {}
    for metric in metrics:
        config = metric["config"]
        if "column" not in config:
            continue
        value, threshold = float(metric["value"]), config["threshold"]
        is_drift = value < threshold if "p_value" in config["method"] else value >= threshold
        found[config["column"]] = (config["method"], value, is_drift)
    counted = next(metric["value"]["count"] for metric in metrics if "drift_share" in metric["config"])
    assert counted == sum(is_drift for _, _, is_drift in found.values()), "the verdicts are not Evidently's own"
    return [(column, *found[column]) for column in reference.columns if column in found]


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    reference, current = (pandas.read_csv(name) for name in sys.argv[1:])
    for column, statistic, value, is_drift in default_drift(reference, current):
        print(f"{column:20} {statistic:30} {value:<24.17g} {'drift' if is_drift else '-'}")


if __name__ == "__main__":
    main()
