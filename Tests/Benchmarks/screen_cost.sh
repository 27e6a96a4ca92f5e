#!/usr/bin/env bash
# What the live screen costs on the wire and on the machine, over a log that grows by 100 records a second.
#   screen_cost.sh [--short]      the short form takes half a minute and is too short for exact figures
# Budgets: 600 and 1,500 bytes a refresh, 40 B/s when nothing changes, 30 ms to the first frame, 1 ms and 300 B a key,
# .3 % of a core, 25 MiB. The run fails only at figures that no machine explains.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
need "$shared/tools/ptymeter.py"
"$python" -c 'import pyte' 2>/dev/null || echo "without the package pyte (pip install pyte): no first frame, no key to cell"

if [ "${1:-}" = --short ]; then warmup=2 measure=4 repeat=5; else warmup=10 measure=60 repeat=50; fi
writer=
trap '[ -z "$writer" ] || kill "$writer"; rm -rf "$scratch"' EXIT

meter() { # SIZE LOG JSON [OPTION…]
  "$python" "$shared/tools/ptymeter.py" --size "$1" --warmup "$warmup" --measure "$measure" --json "$3" "${@:4}" \
    -- "$program" "$2" >/dev/null
}

# Of a day that is long past: only the clock still moves.
python3 Tests/Benchmarks/Support/make_live_log.py "$scratch/still.jsonl" --megabytes 1
python3 Tests/Benchmarks/Support/make_live_log.py "$scratch/grows.jsonl" --rate 100 &
writer=$!
for size in 80x24 200x50; do
  meter "$size" "$scratch/grows.jsonl" "$scratch/grows-$size.json" --keys j,k --key-repeat "$repeat"
  meter "$size" "$scratch/still.jsonl" "$scratch/still-$size.json"
done

python3 - "$scratch" <<'PY'
import json, sys

columns = ["size", "first frame", "B/refresh p50", "p95", "B/s still", "CPU", "memory", "key p50", "p95", "B/key"]
rows, bad = [], []
for size, budget in (("80x24", 600), ("200x50", 1500)):
    grows, still = (json.load(open(f"{sys.argv[1]}/{name}-{size}.json")) for name in ("grows", "still"))
    refresh, keys = grows["steady"]["bytes_per_burst"] or {}, grows.get("keys", {})
    key = keys.get("cell_changed_ms") or keys.get("first_byte_ms") or {}
    sent = keys.get("bytes") or {}
    show = lambda value, unit="": "-" if value is None else f"{value:,g}{unit}"
    rows.append([
        size, show(grows.get("first_full_frame_ms"), " ms"), show(refresh.get("p50")), show(refresh.get("p95")),
        show(still["steady"]["bytes_per_s"]), show(grows["steady"]["cpu_pct"], " %"),
        show(round(grows["peak_rss_kib"] / 1024, 1), " MiB"), show(key.get("p50"), " ms"), show(key.get("p95"), " ms"),
        show(sent.get("p50"))])
    for name, value, limit in (
        ("bytes a refresh", refresh.get("p50"), 5 * budget), ("B/s when nothing changes", still["steady"]["bytes_per_s"], 400),
        ("ms to the first frame", grows.get("first_byte_ms"), 1000), ("ms a key", key.get("p50"), 100),
        ("% CPU", grows["steady"]["cpu_pct"], 25), ("MiB", grows["peak_rss_kib"] / 1024, 250)):
        if value is None or value > limit:
            bad.append(f"{size}: {value} {name}, more than {limit}")
widths = [max(map(len, column)) for column in zip(columns, *rows)]
for row in [columns] + rows:
    print("  ".join(cell.rjust(width) for cell, width in zip(row, widths)))
print(*bad, sep="\n", end="\n" if bad else "")
sys.exit(bool(bad))
PY
