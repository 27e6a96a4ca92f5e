#!/usr/bin/env bash
# A big log from its file to the whole quality report, beside DuckDB and Polars in turn on the same two cores.
#   big_log.sh            the 1 GB log that ../shared/bench/setup.sh makes; quotes the ratio of each round
#   big_log.sh --short    100 MB of it, or 20 MB of our own, against a bound that no machine should miss
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
data="${BENCH_HOME:-$HOME/.cache/driftop-bench}/data"

if [ "${1:-}" = --short ]; then
  log="$data/log100m.jsonl"
  if [ ! -s "$log" ]; then
    log="$scratch/log20m.jsonl"
    python3 Tests/Benchmarks/Support/make_live_log.py "$log" --megabytes 20
  fi
  python3 - "$program" "$log" <<'PY'
import os, resource, subprocess, sys, time

megabytes = os.path.getsize(sys.argv[2]) / 1e6
walls = []
for _ in range(3):
    start = time.perf_counter()
    subprocess.run([sys.argv[1], "report", "--format", "json", sys.argv[2]], check=True, stdout=subprocess.DEVNULL)
    walls.append(time.perf_counter() - start)
rate = megabytes / min(walls)
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"{megabytes:.0f} MB log -> report: {min(walls):.3f} s, {rate:,.0f} MB/s, {memory:.0f} MiB")
sys.exit("slower than 40 MB/s or more than 400 MiB" if rate < 40 or memory > 400 else 0)
PY
  exit
fi

log="$data/log1g.jsonl"
need "$shared/bench/pair.py"
need "$log"
export TH=2
ours="$program report --format json $log"

# The same figures first: a fast wrong answer is worth nothing.
python3 - <(bash "$shared/bench/c10a_log_duckdb.sh" "$log") <($ours) <<'PY'
import json, sys

peer, model = json.load(open(sys.argv[1])), json.load(open(sys.argv[2]))["models"][0]
metrics = model["metrics"]
pairs = {"n": model["records"]} | {key: metrics[key] for key in ("accuracy", "log_loss", "brier", "roc_auc")}
wrong = {key: (value, peer[key]) for key, value in pairs.items() if abs(value - peer[key]) > 1e-9 * abs(peer[key])}
sys.exit(f"figures differ from DuckDB's: {wrong}" if wrong else 0)
PY

for peer in c10a_log_duckdb c10b_log_polars; do
  echo "A is driftop, B is $peer"
  "$python" "$shared/bench/pair.py" --rounds 5 --a "$ours" --b "bash $shared/bench/$peer.sh $log"
done
