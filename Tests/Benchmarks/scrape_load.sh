#!/usr/bin/env bash
# A fleet of 1,000 targets with 500 series each, scraped every 15 s by driftop on its live screen and, in turn, by a
# Prometheus server (apt-get install prometheus) with the same configuration: CPU, memory, punctuality.
#   scrape_load.sh            takes 11 minutes
#   scrape_load.sh --short    100 targets every 2 s, half a minute; fails only at figures that no machine explains
# Other sizes: scrape_load.sh --targets 200 --series 1000 --interval 5 --warmup 10 --measure 60
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT

if [ "${1:-}" = --short ]; then set -- --targets 100 --interval 2 --warmup 0 --measure 10 "${@:2}"; fi
python3 Tests/Benchmarks/Support/scrape_load.py "$program" "$@"
