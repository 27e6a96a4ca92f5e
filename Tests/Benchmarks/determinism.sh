#!/usr/bin/env bash
# Half an hour of real sources, as Tests/Benchmarks/Support/real_session.py recorded it, comes to the same report and the
# same alerts at every speed and by however many tasks: to the hash that is committed beside the recording.
#   determinism.sh            at speed 60, and the first minute at speed 1; half a minute and a minute
#   determinism.sh --short    at speed 120, and the first ten seconds; twenty seconds
set -euo pipefail
cd "$(dirname "$0")/../.."
program="$(swift build -c release --show-bin-path)/recording-benchmarks"
[ -x "$program" ] || { echo "build the program first: swift build -c release" >&2; exit 2; }
recording=Tests/Fixtures/Recordings/half_hour.driftop
pace=(60 60)
[ "${1:-}" = --short ] && pace=(120 10)
words="$("$program" determinism "$recording" "${pace[@]}")"
echo "$words"
grep -qx "report and alerts: $(cat "${recording%.driftop}.hash")" <<<"$words" || {
  echo "not the committed hash: $(cat "${recording%.driftop}.hash")" >&2
  exit 1
}
