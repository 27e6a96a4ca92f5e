#!/usr/bin/env bash
# Ten thousand alerts in the list of the live screen, found by a rule over a scraped endpoint: from a key to the first cell
# that changes, what it takes to acknowledge one and all of them, and what the screen costs while nobody touches it.
#   alerts.sh            about three minutes
#   alerts.sh --short    half a minute, a fifth of the keys
# Budgets: 1 ms a key in the median, two seconds to acknowledge all. The run fails only at figures that no machine explains.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
python3 Tests/Benchmarks/Support/alert_keys.py "$program" "$scratch" "$@"
