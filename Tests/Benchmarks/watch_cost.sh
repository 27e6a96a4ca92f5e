#!/usr/bin/env bash
# What it costs to hold a model of 200 features against its reference.
#   watch_cost.sh [--short]      the short form takes half a minute
# A log that grows by 1,000 records a second, with and without the watch: CPU and memory of the live screen. Then one log
# held against ever longer windows: the cost per record must not grow with them.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
exec python3 Tests/Benchmarks/Support/watch_cost.py "$program" "$scratch" "$@"
