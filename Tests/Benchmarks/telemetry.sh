#!/usr/bin/env bash
# What the store of series costs: bytes a sample on what real servers say, samples added and read a second, series made.
#   telemetry.sh            all three, over the pages of ../shared
#   telemetry.sh --short    bytes a sample over made-up pages, against the bound of 2.5 in all
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
benchmark="$(dirname "$program")/telemetry-benchmarks"

if [ "${1:-}" = --short ]; then
  "$benchmark" scrapes | tee "$scratch/scrapes.txt"
  python3 Tests/Benchmarks/Support/telemetry_bounds.py "$scratch/scrapes.txt"
  exit
fi
need "$shared/expositions"
for case in scrapes appends creation; do "$benchmark" "$case" "$shared/expositions"; done
