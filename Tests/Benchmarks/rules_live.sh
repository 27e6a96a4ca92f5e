#!/usr/bin/env bash
# The same rules, evaluated every five seconds by a Prometheus (apt-get install prometheus) and by driftop over one exporter
# that misbehaves: each alert must be pending, firing and over at the same evaluation, or one before or after.
#   rules_live.sh            fifteen minutes
#   rules_live.sh --short    a minute
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
need "$(command -v prometheus || echo /usr/bin/prometheus)"
seconds=900
[ "${1:-}" = --short ] && seconds=60
python3 Tests/Benchmarks/Support/rules_live.py "$program" "$scratch" "$seconds"
