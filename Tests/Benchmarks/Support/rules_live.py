"""A Prometheus and driftop's engine side by side over one exporter that misbehaves.

    rules_live.py PROGRAM FOLDER SECONDS STEP

Both scrape the exporter and evaluate the same rules. What Prometheus's /api/v1/alerts shows, asked twice a second, is
held against the lines of `driftop watch --headless`: each alert must go through the same states, and each state begin at
the same evaluation, or one before or after. The two scrape and evaluate every STEP seconds, at different moments of them,
which may put another step between them.
"""

import http.server
import json
import random
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

STEP = int(sys.argv[4])
TOLERANCE = 2 * STEP + 1
# For how many steps things stay as they are: always longer than any rule waits, or it would be chance who sees it fire.
LASTING = (6, 12) if int(sys.argv[3]) >= 120 else (5, 7)
RULES = f"""
groups:
- name: live
  interval: {STEP}s
  rules:
  - record: job:queue:sum
    expr: sum by (job) (queue)
  - alert: LiveDown
    expr: up == 0
    for: {2 * STEP}s
    labels: {{severity: page}}
  - alert: LiveQueue
    expr: queue > 50
    for: {3 * STEP}s
    keep_firing_for: {4 * STEP}s
    labels: {{severity: ticket, model: '{{{{ $labels.model }}}}'}}
    annotations: {{summary: 'queue of {{{{ $labels.model }}}} at {{{{ $value }}}}'}}
  - alert: LiveQueueAtOnce
    expr: queue > 50
  - alert: LiveQueueSum
    expr: job:queue:sum > 100
    for: {STEP}s
  - alert: LiveErrors
    expr: rate(errors_total[{4 * STEP}s]) > 2
    for: {2 * STEP}s
  - alert: LiveAbsent
    expr: absent(queue{{model="c"}})
    for: {2 * STEP}s
  - alert: LiveOdd
    expr: quality != quality
  - alert: LiveWatched
    expr: count(ALERTS{{alertname="LiveQueueAtOnce", alertstate="firing"}}) >= 2
"""


class Trouble:
    """What the exporter says, by the seconds since it began: it changes every few steps."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.began = time.time()
        self.until = 4 * STEP + 1
        self.state = {"down": False, "queues": {"a": 10, "b": 10, "c": 10}, "odd": False, "failing": False}
        self.errors, self.counted = 0.0, 0.0
        self.lock = threading.Lock()

    def text(self):
        with self.lock:
            now = time.time() - self.began
            if now > self.until:
                self.turn()
                self.until = now + self.chance.uniform(*LASTING) * STEP
            self.errors += (now - self.counted) * (8 if self.state["failing"] else 0.2)
            self.counted = now
            if self.state["down"]:
                return None
            lines = [f'queue{{model="{model}"}} {value}' for model, value in self.state["queues"].items()]
            lines.append(f"quality {'NaN' if self.state['odd'] else 0.9}")
            lines += ["# TYPE errors_total counter", f"errors_total {self.errors}"]
            return "\n".join(lines) + "\n"

    def turn(self):
        self.state["down"] = self.chance.random() < 0.2
        self.state["odd"] = self.chance.random() < 0.3
        self.state["failing"] = self.chance.random() < 0.4
        models = ["a", "b"] + (["c"] if self.chance.random() < 0.7 else [])
        self.state["queues"] = {model: self.chance.choice([10, 10, 70, 90]) for model in models}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(trouble, port):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            text = trouble.text()
            self.send_response(503 if text is None else 200)
            self.send_header("Content-Type", "text/plain; version=0.0.4")
            self.end_headers()
            self.wfile.write((text or "").encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def identity(labels):
    return tuple(sorted(labels.items()))


class PrometheusCourse(threading.Thread):
    """The states of Prometheus's alerts as they change."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.address = f"http://127.0.0.1:{port}/api/v1/alerts"
        self.changes, self.states = [], {}

    def run(self):
        while True:
            time.sleep(0.5)
            try:
                with urllib.request.urlopen(self.address, timeout=2) as answer:
                    alerts = json.load(answer)["data"]["alerts"]
            except (urllib.error.URLError, OSError):
                continue
            now = time.time()
            found = {identity(alert["labels"]): alert["state"] for alert in alerts}
            for alert in found.keys() | self.states.keys():
                state = found.get(alert, "gone")
                if self.states.get(alert, "gone") != state:
                    self.changes.append((now, alert, state))
            self.states = found


class OwnCourse(threading.Thread):
    """The states of driftop's alerts, from its lines."""

    KINDS = {"pending": "pending", "firing": "firing", "resolved": "gone", "dropped": "gone"}

    def __init__(self, lines):
        super().__init__(daemon=True)
        self.lines, self.changes = lines, []

    def run(self):
        for line in self.lines:
            match = re.match(r"(\S+Z) (pending|firing|resolved|dropped) \{(.*)\} value", line)
            if not match:
                continue
            labels = dict(re.findall(r'(\w+)="((?:[^"\\]|\\.)*)"', match[3]))
            if labels["alertname"].startswith("Live"):
                self.changes.append((time.time(), identity(labels), self.KINDS[match[2]]))


def differences(theirs, own, start, end):
    found, gaps = [], []
    # Before its first scrape each misses what the other has seen.
    theirs = [change for change in theirs if change[0] > start]
    own = [change for change in own if change[0] > start]
    alerts = {alert for _, alert, _ in theirs} | {alert for _, alert, _ in own}
    for alert in sorted(alerts):
        left = [(moment, state) for moment, other, state in theirs if other == alert]
        right = [(moment, state) for moment, other, state in own if other == alert]
        # What ends first began before both had seen anything.
        left, right = (course[1:] if course and course[0][1] == "gone" else course for course in (left, right))
        name = dict(alert)["alertname"]
        # What changed in the last moments one of them may not have seen.
        common = min(len(left), len(right))
        if all(moment > end for moment, _ in left[common:] + right[common:]):
            left, right = left[:common], right[:common]
        if [state for _, state in left] != [state for _, state in right]:
            found.append(f"{name}: Prometheus went {left}, driftop {right}")
            continue
        for (moment, state), (other, _) in zip(left, right):
            gaps.append(abs(moment - other))
            if gaps[-1] > TOLERANCE:
                found.append(f"{name} {state}: {gaps[-1]:.1f} s apart")
    return found, gaps


def main():
    program, folder, seconds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    exporter, server = free_port(), free_port()
    (folder / "rules.yml").write_text(RULES)
    configuration = f"""
scrape_configs:
- job_name: live
  scrape_interval: {STEP}s
  scrape_timeout: {STEP - 1}s
  static_configs: [{{targets: ['127.0.0.1:{exporter}']}}]
"""
    (folder / "own.yml").write_text(configuration)
    (folder / "prometheus.yml").write_text(
        f"global: {{evaluation_interval: {STEP}s}}\nrule_files: [rules.yml]\n" + configuration
    )
    serve(Trouble(seconds), exporter)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    prometheus = subprocess.Popen(
        ["prometheus", f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/tsdb"]
        + [f"--web.listen-address=127.0.0.1:{server}"],
        **quiet,
    )
    driftop = subprocess.Popen(
        [program, "watch", "--headless", "--config", folder / "own.yml", "--rules", folder / "rules.yml"]
        + ["--state", folder / "state"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )
    theirs, own = PrometheusCourse(server), OwnCourse(driftop.stdout)
    theirs.start()
    own.start()
    start = time.time() + 4 * STEP
    time.sleep(seconds)
    end = time.time() - TOLERANCE
    driftop.terminate()
    prometheus.terminate()
    driftop.wait(10)
    prometheus.wait(30)
    found, gaps = differences(theirs.changes, own.changes, start, end)
    states = [sum(1 for _, _, state in own.changes if state == kind) for kind in ["pending", "firing", "gone"]]
    print(f"driftop: {states[0]} times pending, {states[1]} firing, {states[2]} over; Prometheus: {len(theirs.changes)} changes")
    if gaps:
        gaps.sort()
        print(f"{len(gaps)} changes compared: {gaps[len(gaps) // 2]:.1f} s apart in the median, {gaps[-1]:.1f} s at most")
    for line in found:
        print(line)
    sys.exit(1 if found or not gaps else 0)


main()
