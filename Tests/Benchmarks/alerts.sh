#!/usr/bin/env bash
# Ten thousand alerts in the list of the live screen, found by a rule over a scraped endpoint: from a key to the first cell
# that changes, what it takes to acknowledge one and all of them, and what the screen costs while nobody touches it.
#   alerts.sh            80x24, then 200x50
#   alerts.sh --short    80x24, a fifth of the keys; twenty seconds
# Budgets: 1 ms a key in the median, two seconds to acknowledge all. The run fails only at figures that no machine explains.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
python3 Tests/Benchmarks/Support/alert_keys.py "$program" "$scratch" --size 80x24 "$@"
if [ "${1:-}" != --short ]; then
  rm -rf "${scratch:?}"/*
  python3 Tests/Benchmarks/Support/alert_keys.py "$program" "$scratch" --size 200x50
fi
