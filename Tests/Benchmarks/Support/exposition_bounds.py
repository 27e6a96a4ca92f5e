"""Holds a line of ingest-benchmarks against its bound: exposition_bounds.py FORMAT < LINE."""
import json
import sys

# A tenth of what two slow cores do.
MEGABYTES_PER_SECOND = 60

figures = json.load(sys.stdin)
print(f"{sys.argv[1]}: {figures['best_mb_per_s']:.0f} MB/s, {figures['best_ns_per_sample']} ns a sample")
if figures["best_mb_per_s"] < MEGABYTES_PER_SECOND:
    sys.exit(f"{sys.argv[1]}: slower than {MEGABYTES_PER_SECOND} MB/s")
