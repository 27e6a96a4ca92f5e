#!/usr/bin/env bash
# The same rules, evaluated again and again by a Prometheus (apt-get install prometheus) and by driftop over one exporter
# that misbehaves: each alert must be pending, firing and over at the same evaluation, or one before or after.
#   rules_live.sh            fifteen minutes, every five seconds
#   rules_live.sh --short    half a minute, every two
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
need "$(command -v prometheus || echo /usr/bin/prometheus)"
if [ "${1:-}" = --short ]; then seconds=26 step=2; else seconds=900 step=5; fi
python3 Tests/Benchmarks/Support/rules_live.py "$program" "$scratch" "$seconds" "$step"
