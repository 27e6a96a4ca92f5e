#!/usr/bin/env bash
# The analysis core beside scikit-learn, scipy, River and Evidently, in turn in one run on one machine, one core each.
#   analysis.sh           over the data that ../shared/bench/setup.sh makes; five rounds; prints each round's ratio
#   analysis.sh --short   seeded data alone, against bounds that no machine should miss
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
cases="$(dirname "$program")/analysis-benchmarks"

if [ "${1:-}" = --short ]; then
  exec python3 Tests/Benchmarks/Support/core_bounds.py "$cases"
fi
data="${BENCH_HOME:-$HOME/.cache/driftop-bench}/data"
need "$shared/bench/pair.py"
need "$data/scores_10m_s.npy"
exec python3 Tests/Benchmarks/Support/side_by_side.py "$program" "$cases" "$shared/bench" "$data" "$@"
