#!/usr/bin/env bash
# The exposition parsers in MB/s down to labelled samples, and prometheus_client's parser of the text format beside them.
#   exposition.sh           over a vLLM server's page from ../shared, 50 MB; the peer reads 2 MB of the same
#   exposition.sh --short   over a made page, against a bound that no machine should miss
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
benchmark="$(dirname "$program")/ingest-benchmarks"

if [ "${1:-}" = --short ]; then
  for format in text openmetrics; do
    "$benchmark" "$format" --megabytes 10 --rounds 3 | python3 Tests/Benchmarks/Support/exposition_bounds.py "$format"
  done
  exit
fi
page="$shared/expositions/vllm-0.33.0-simulated-stats.t1"
need "$page.prom"
for round in 1 2 3; do
  echo "round $round"
  "$benchmark" text --sample "$page.prom"
  "$benchmark" openmetrics --sample "$page.om.txt"
done
"$benchmark" text --sample "$page.prom" --megabytes 2 --rounds 3 --write "$scratch/page.prom" > "$scratch/ours.json"
"$python" Tests/Benchmarks/Support/exposition_peer.py "$scratch/page.prom" "$scratch/ours.json"
