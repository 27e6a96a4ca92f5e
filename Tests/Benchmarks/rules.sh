#!/usr/bin/env bash
# Rules over simulated trouble, by driftop and by promtool (apt-get install prometheus): series that wander, pause, end and
# start anew, and about thirty rules of all kinds. At every evaluation the same alerts must fire with the same labels and
# annotations, and ALERTS, ALERTS_FOR_STATE and the recorded series must hold the same.
# Then what 1,000 rules over 10,000 series cost.
#   rules.sh            twenty hours of trouble, each of another seed
#   rules.sh --short    three times ten minutes
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
need "$(command -v promtool || echo /usr/bin/promtool)"
seeds=20
minutes=60
if [ "${1:-}" = --short ]; then
  seeds=3
  minutes=10
fi
for seed in $(seq "$seeds"); do
  python3 Tests/Benchmarks/Support/rule_trouble.py "$scratch/$seed" "$seed" "$minutes"
done
"$program" test rules "$scratch"/*/rules_test.yml
"$(dirname "$program")/rule-benchmarks"
