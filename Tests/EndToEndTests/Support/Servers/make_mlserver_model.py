#!/usr/bin/env python3
"""Trains a small scikit-learn model and writes the folder that `mlserver start FOLDER` serves.

  make_mlserver_model.py FOLDER --http 21001 --grpc 21002 --metrics 21003
"""
import argparse
import json
import pathlib

import joblib
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("folder", type=pathlib.Path)
for name in ("http", "grpc", "metrics"):
    parser.add_argument(f"--{name}", type=int, required=True)
options = parser.parse_args()

options.folder.mkdir(parents=True, exist_ok=True)
features, classes = load_iris(return_X_y=True)
joblib.dump(LogisticRegression(max_iter=1000).fit(features, classes), options.folder / "model.joblib")
model = {"name": "iris", "implementation": "mlserver_sklearn.SKLearnModel", "parameters": {"uri": "./model.joblib"}}
server = {
    "host": "127.0.0.1", "http_port": options.http, "grpc_port": options.grpc, "metrics_port": options.metrics,
    # In one process, so that killing it leaves no worker behind.
    "parallel_workers": 0, "debug": False,
}
(options.folder / "model-settings.json").write_text(json.dumps(model), encoding="utf-8")
(options.folder / "settings.json").write_text(json.dumps(server), encoding="utf-8")
