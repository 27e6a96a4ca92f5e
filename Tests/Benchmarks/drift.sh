#!/usr/bin/env bash
# What the calibrated drift checks promise: rates without drift, false alerts over weeks, power and
# delay beside Evidently's defaults.
#   drift.sh           20,000 windows a cell, 200 weeks; about three quarters of an hour
#   drift.sh --short   few of them, against bounds that only a broken check misses
set -euo pipefail
cd "$(dirname "$0")/../.."
program="$(swift build -c release --show-bin-path)/drift-benchmarks"
[ -x "$program" ] || { echo "build the program first: swift build -c release" >&2; exit 2; }

failed=0
for part in null weeks power delays; do
  "$program" "$part" "$@" || failed=1
done
exit "$failed"
