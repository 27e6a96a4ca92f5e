#!/usr/bin/env bash
# The flight recorder over its limit for long: what it takes on the disk, whether the oldest goes and nothing else does,
# and how long the screen takes from a key meanwhile. The program on a terminal follows a log that grows all the time.
#   flight.sh            ten minutes of 20,000 records a second, 32 MB of them kept; the log itself grows to 2 GB
#   flight.sh --short    fifteen seconds, 4 MB kept; no longer than half a minute
# Budgets: never more than the limit, 50 ms from a key to its screen. The run fails where the limit is passed, where what
# is kept has holes or does not begin later than the log, and at times that no machine explains.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
python3 Tests/Benchmarks/Support/flight_recorder.py "$program" "$scratch" "$@"
