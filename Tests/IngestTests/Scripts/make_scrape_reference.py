"""Asks a running Prometheus what its targets and stored series are, for PrometheusReference.swift.

Run: python3 make_scrape_reference.py > ../Scraping/PrometheusReference.swift
Needs Debian 12's prometheus (2.42.0) in the PATH; everything stays on the loopback interface.
Prometheus 2.42 gives `instance` and the address the scheme's port when they have none, Prometheus 3 does not; so every
address here has its port, and names are held to the old rule. Nor does its `.` match a line break without (?s:…).
"""
import http.server
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

EXPOSITION = """\
# TYPE vllm:tokens_total counter
vllm:tokens_total{model_name="Llama-3",engine="0",kind="prompt"} 1
vllm:tokens_total{model_name="Llama-3",engine="1",kind="generation"} 2
# TYPE queue gauge
queue{model_name="Qwen",instance="mine",job="theirs"} 3
queue{model_name="",zone="eu-west-1a",exported_job="x"} 4
go_threads 5
go_goroutines{a="b"} 6
"""

# Each entry becomes a job of its own over the same addresses.
TARGET_RULES = [
    "[]",
    "[{source_labels: [__address__], regex: '(.*):(.*)', target_label: host, replacement: '$1-${2}-$$-$9-$x'}]",
    "[{source_labels: [__address__], regex: '(?P<host>[^:]*):.*', target_label: host, replacement: '${host}_${1}x_$1x$'}]",
    "[{source_labels: [__address__, team], separator: '@', target_label: both}]",
    "[{source_labels: [__address__], modulus: 7, target_label: shard, action: hashmod}, {source_labels: [shard], regex: '[0-3]', action: keep}]",
    "[{source_labels: [team], modulus: 18446744073, target_label: shard, action: hashmod}]",
    "[{source_labels: [team], regex: 'red|blu', action: drop}]",
    "[{source_labels: [team], regex: 'red|blue', action: keep}]",
    "[{source_labels: [team], target_label: owner, action: keepequal}]",
    "[{source_labels: [team], target_label: owner, action: dropequal}]",
    "[{action: labelmap, regex: '__meta_(.+)'}, {action: labelmap, regex: '(t)(e)am', replacement: '${2}_$1'}]",
    "[{action: labeldrop, regex: 'te.*|own'}]",
    "[{action: labelkeep, regex: '__.*|job|team'}]",
    "[{source_labels: [team], target_label: team, action: uppercase}, {source_labels: [owner], target_label: o, action: Lowercase}]",
    "[{target_label: team, replacement: ''}, {source_labels: [nothing], target_label: owner, regex: x}]",
    "[{source_labels: [path], target_label: '$1', replacement: y}, {source_labels: [team], target_label: '${1}_x', replacement: y}]",
    "[{source_labels: [path], regex: '(/.*)', target_label: __metrics_path__}, {target_label: __scheme__, replacement: https}]",
    "[{target_label: __param_module, replacement: 'a b&c=ü+~'}, {target_label: __param_new, replacement: n}]",
    "[{target_label: __scrape_interval__, replacement: 2m}, {target_label: __scrape_timeout__, replacement: 1s500ms}]",
    "[{target_label: __address__, replacement: '127.0.0.1:1'}]",
    "[{target_label: instance, replacement: here}, {target_label: job, replacement: other}]",
    "[{target_label: __metrics_path__, replacement: 'no slash/(x)?y=ü;,*'}]",
    "[{source_labels: [note], regex: '(.)(?s:.*)', target_label: first}]",
]
METRIC_RULES = [
    "[]",
    "[{source_labels: [__name__], regex: 'go_.*', action: drop}]",
    "[{source_labels: [__name__], regex: 'vllm:(.*)', target_label: __name__, replacement: 'm_$1'}]",
    "[{action: labeldrop, regex: engine}, {source_labels: [model_name], target_label: model_name, action: lowercase}]",
    "[{source_labels: [zone], regex: '([a-z]+)-.*', target_label: region}, {action: labelmap, regex: 'k(i)nd', replacement: '${1}_x'}]",
    "[{source_labels: [__name__, kind], modulus: 1000, target_label: h, action: hashmod}]",
    "[{source_labels: [exported_job], target_label: job}]",
]
GROUPS = """\
    - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
      labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\\nbreak"}
    - targets: ['127.0.0.1:4', '127.0.0.1:5']
      labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Exposition(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.end_headers()
        self.wfile.write(EXPOSITION.encode())

    def log_message(self, *_):
        pass


def target_jobs():
    text = ""
    for index, rules in enumerate(TARGET_RULES):
        text += f"- job_name: targets-{index}\n  params: {{module: [one, two], z: ['1']}}\n"
        text += f"  relabel_configs: {rules}\n  static_configs:\n{GROUPS}"
    return text


def metric_jobs(port):
    text = ""
    for index, rules in enumerate(METRIC_RULES):
        text += f"- job_name: metrics-{index}\n  scrape_interval: 1s\n  scrape_timeout: 1s\n"
        text += f"  metric_relabel_configs: {rules}\n  static_configs: [{{targets: ['127.0.0.1:{port}']}}]\n"
    return text


def ask(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        return json.load(answer)["data"]


def measure(jobs, metrics):
    """Active and dropped targets, and the stored series by job."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "prometheus.yml")
        with open(path, "w") as file:
            file.write("global: {scrape_interval: 1m30s, scrape_timeout: 5s}\nscrape_configs:\n" + jobs + metrics)
        prometheus = subprocess.Popen(
            ["prometheus", f"--config.file={path}", f"--storage.tsdb.path={folder}/data",
             f"--web.listen-address=127.0.0.1:{port}"], stderr=subprocess.DEVNULL)
        try:
            wanted = len(TARGET_RULES) + len(METRIC_RULES)
            for _ in range(100):
                time.sleep(0.5)
                if prometheus.poll() is not None:
                    sys.exit("prometheus ended; ask promtool check config")
                try:
                    targets = ask(port, "/api/v1/targets")
                except OSError:
                    continue
                seen = {target["scrapePool"] for target in targets["activeTargets"]}
                up = [t for t in targets["activeTargets"] if t["scrapePool"].startswith("metrics") and t["health"] == "up"]
                if len(seen) >= wanted and len(up) == len(METRIC_RULES):
                    break
            time.sleep(2)
            series = ask(port, "/api/v1/series?match[]=" + urllib.parse.quote('{__name__!~"up|scrape_.*",pool=~".+"}'))
            return targets, series
        finally:
            prometheus.send_signal(signal.SIGTERM)
            prometheus.wait()


def labels_line(labels):
    return json.dumps(dict(sorted(labels.items())), ensure_ascii=False)


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Exposition)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_port
    # By the pool, since rules change the label `job`; series carry the pool in a label that no rule touches.
    metrics = metric_jobs(port).replace(f"['127.0.0.1:{port}']", f"['127.0.0.1:{port}'], labels: {{pool: POOL}}")
    for index in range(len(METRIC_RULES)):
        metrics = metrics.replace("POOL", f"p{index}", 1)
    targets, series = measure(target_jobs(), metrics)
    active = [t for t in targets["activeTargets"] if t["scrapePool"].startswith("targets")]
    dropped = [t["discoveredLabels"] for t in targets["droppedTargets"]]
    print("// Made by Scripts/make_scrape_reference.py with Prometheus 2.42.0.")
    print("// swift-format-ignore-file")
    print("enum PrometheusReference {")
    for name, lines in [
        ("targetJobs", target_jobs().splitlines()),
        ("metricRules", METRIC_RULES),
        ("exposition", EXPOSITION.splitlines()),
        ("active", sorted(
            f"{t['scrapePool']} {t['scrapeUrl']} {t['scrapeInterval']} {t['scrapeTimeout']} {labels_line(t['labels'])}"
            for t in active)),
        ("dropped", sorted(labels_line(labels) for labels in dropped)),
        ("series", sorted(
            s["pool"] + " " + labels_line({k: v for k, v in s.items() if k != "pool"}).replace(
                f"127.0.0.1:{port}", "127.0.0.1:1") for s in series)),
    ]:
        print(f'  static let {name} = #"""')
        for line in lines:
            print("    " + line)
        print('    """#\n')
    print("}")


main()
