"""Times prometheus_client's text parser on a page and prints how much faster driftop reads the same page.

exposition_peer.py PAGE OURS.json
"""
import json
import sys
import time

try:
    from prometheus_client.parser import text_string_to_metric_families
except ImportError:
    sys.exit("left out: prometheus_client is missing (pip install prometheus_client)")

with open(sys.argv[1], encoding="utf-8") as file:
    page = file.read()
with open(sys.argv[2], encoding="utf-8") as file:
    ours = json.load(file)
seconds = []
for _ in range(3):
    start = time.perf_counter()
    samples = sum(len(family.samples) for family in text_string_to_metric_families(page))
    seconds.append(time.perf_counter() - start)
if samples != ours["samples"]:
    sys.exit(f"prometheus_client read {samples} samples, driftop {ours['samples']}")
speed = len(page.encode()) / min(seconds) / 1e6
print(f"prometheus_client: {speed:.1f} MB/s; driftop {ours['best_mb_per_s']:.0f} MB/s, "
      f"{ours['best_mb_per_s'] / speed:.0f} times as fast")
