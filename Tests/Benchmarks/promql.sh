#!/usr/bin/env bash
# PromQL over a day of 1,000 series scraped every 15 s (5.76 million samples), by driftop's engine over its store and, in
# turn, by a Prometheus server (apt-get install prometheus) over blocks of the same samples: time to the whole answer as
# JSON, time of the evaluation alone, memory. First every answer is compared with Prometheus's.
#   promql.sh            five rounds; takes three minutes, most of them for the blocks, and 1 GB of temporary files
#   promql.sh --short    one hour of the samples by driftop alone, against bounds that no machine should miss
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
benchmark="$(dirname "$program")/promql-benchmarks"

if [ "${1:-}" = --short ]; then
  exec python3 Tests/Benchmarks/Support/promql_side_by_side.py "$benchmark" --short
fi
need "$(command -v prometheus || echo /usr/bin/prometheus)"
python3 Tests/Benchmarks/Support/promql_side_by_side.py "$benchmark" --folder "$scratch" "$@"
