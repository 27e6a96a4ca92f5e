#!/usr/bin/env python3
"""Records half an hour of real sources, as the recording that Tests/Fixtures holds: real_session.py PROGRAM FOLDER

A scikit-learn model (breast cancer, six features) served by MLServer is asked five times a second; what it answers is
logged, and the diagnosis follows some ten seconds later in a log of its own. MLServer and a node exporter are scraped every
five seconds. Things go wrong as they do: the scanner is replaced and measures too large (from 10 minutes on until 22), a line is broken now and then,
the exporter is down for a minute (at 14), a second version of the model is deployed (at 17), an alert is acknowledged (at
18), the log is silent for 75 seconds (at 25).
"""
import argparse
import datetime
import http.client
import json
import os
import pathlib
import random
import socket
import subprocess
import sys
import threading
import time

import joblib
import numpy
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

COLUMNS = ["mean radius", "mean texture", "mean smoothness", "mean concavity", "mean symmetry", "area error"]
COLLECTORS = ["cpu", "filefd", "loadavg", "meminfo", "netstat", "sockstat", "stat", "vmstat"]
RULES = """groups:
  - name: half an hour
    rules:
      - alert: ExporterDown
        expr: up{job="node"} == 0
        for: 15s
      - alert: Asked
        expr: sum(rate(model_infer_request_success_total[1m])) > 1
        for: 30s
        labels: {severity: info}
"""
CONFIGURATION = """reference: first:600
window: 5m
rules: [rules.yml]
scrape_configs:
  - job_name: node
    scrape_interval: 5s
    static_configs: [{targets: ["127.0.0.1:%(node)d"]}]
  - job_name: mlserver
    scrape_interval: 5s
    static_configs: [{targets: ["127.0.0.1:%(metrics)d"]}]
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def stamp(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).isoformat(timespec="milliseconds")[:-6] + "Z"


def serve_model(folder, ports):
    data = load_breast_cancer()
    chosen = [list(data.feature_names).index(name) for name in COLUMNS]
    features, malignant = data.data[:, chosen], 1 - data.target
    folder.mkdir()
    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(features[::2], malignant[::2])
    joblib.dump(model, folder / "model.joblib")
    (folder / "model-settings.json").write_text(json.dumps({
        "name": "breast", "implementation": "mlserver_sklearn.SKLearnModel", "parameters": {"uri": "./model.joblib"}}))
    (folder / "settings.json").write_text(json.dumps({
        "host": "127.0.0.1", "http_port": ports["http"], "grpc_port": ports["grpc"],
        "metrics_port": ports["metrics"], "parallel_workers": 0, "debug": False}))
    server = pathlib.Path(sys.executable).with_name("mlserver")
    return subprocess.Popen([server, "start", folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL), \
        features[1::2], malignant[1::2]


def serve_node(port):
    return subprocess.Popen(
        ["prometheus-node-exporter", f"--web.listen-address=127.0.0.1:{port}", "--collector.disable-defaults",
         "--web.disable-exporter-metrics"] + [f"--collector.{name}" for name in COLLECTORS],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Hospital:
    """Asks the model, and writes down what it said and what was found."""

    def __init__(self, folder, port, features, malignant):
        self.predictions = open(folder / "predictions.jsonl", "w", buffering=1)
        self.labels = open(folder / "diagnoses.jsonl", "w", buffering=1)
        self.port, self.features, self.malignant = port, features, malignant
        self.random, self.number, self.awaited = random.Random(20261122), 0, []

    def ask(self, minute):
        row = self.random.randrange(len(self.features))
        values = self.features[row].copy()
        if 10 <= minute < 22:
            values[[0, 5]] *= numpy.array([1.18, 1.6])
        began, wall = time.monotonic(), time.time()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("POST", "/v2/models/breast/infer", json.dumps({
                "inputs": [{"name": "input", "shape": [1, len(values)], "datatype": "FP64", "data": list(values)}],
                "outputs": [{"name": "predict_proba"}]}), {"Content-Type": "application/json"})
            answer = json.load(connection.getresponse())
        finally:
            connection.close()
        score = answer["outputs"][0]["data"][1]
        self.number += 1
        name = f"b{self.number:05}"
        line = json.dumps({
            "ts": stamp(wall), "id": name, "model": "breast", "version": "2" if minute >= 17 else "1",
            "y_pred": int(score >= 0.5), "score": round(score, 4),
            "latency_ms": round((time.monotonic() - began) * 1000, 2),
            "features": {name.replace(" ", "_"): round(float(value), 4) for name, value in zip(COLUMNS, values)}})
        if self.number % 701 == 0:
            line = line[: len(line) // 2]
        self.predictions.write(line + "\n")
        self.awaited.append((wall + self.random.uniform(5, 15), name, int(self.malignant[row])))

    def diagnose(self):
        due = [entry for entry in self.awaited if entry[0] <= time.time()]
        self.awaited = [entry for entry in self.awaited if entry[0] > time.time()]
        for _, name, truth in due:
            self.labels.write(json.dumps({"id": name, "label_ts": stamp(time.time()), "y_true": truth}) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=30)
    options = parser.parse_args()
    program, folder = options.program.resolve(), options.folder
    folder.mkdir(parents=True)
    ports = {name: free_port() for name in ("http", "grpc", "metrics", "node")}
    (folder / "rules.yml").write_text(RULES)
    (folder / "driftop.yml").write_text(CONFIGURATION % ports)
    server, features, malignant = serve_model(folder / "model", ports)
    node = serve_node(ports["node"])
    children = [server]
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", ports["metrics"]), timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        time.sleep(2)
        hospital = Hospital(folder, ports["http"], features, malignant)
        recorder = subprocess.Popen(
            [program, "record", "--config", "driftop.yml", "predictions.jsonl", "diagnoses.jsonl", "--state", "state",
             "-o", "half_hour.driftop", "--checkpoint-interval", "12h"], cwd=folder)
        children.append(recorder)
        # A real minute is one of the course above where all thirty are taken.
        began, length = time.monotonic(), options.minutes * 60
        acknowledged = False
        while (passed := time.monotonic() - began) < length:
            minute = passed / length * 30
            is_down = 14 <= minute < 15
            if is_down and node is not None:
                node.kill()
                node.wait()
                node = None
            elif not is_down and node is None:
                node = serve_node(ports["node"])
            if minute >= 18 and not acknowledged:
                acknowledged = True
                subprocess.run([program, "alerts", "ack", "Asked", "--state", "state", "--note", "as it should be"],
                               cwd=folder)
            if not 25 <= minute < 26.25:
                hospital.ask(minute)
            hospital.diagnose()
            time.sleep(max(0, 0.2 - (time.monotonic() - began - passed)))
        recorder.terminate()
        print("recorder:", recorder.wait(20))
    finally:
        for child in children + ([node] if node else []):
            if child.poll() is None:
                child.kill()
            child.wait()


main()
