#!/usr/bin/env bash
# The state of alerts on disk: nothing confirmed is lost by kill -9, what happens on a full disk, and how long a commit takes.
#   state.sh           200 processes killed; about a minute
#   state.sh --short   10 of them
set -euo pipefail
cd "$(dirname "$0")/../.."
program="$(swift build -c release --show-bin-path)/state-benchmarks"
[ -x "$program" ] || { echo "build the program first: swift build -c release" >&2; exit 2; }
rounds=100
[ "${1:-}" = --short ] && rounds=5

python3 Tests/Benchmarks/Support/acknowledge_kills.py "$program" "$rounds"

folder="$(mktemp -d)"
trap 'umount "$folder/full" 2>/dev/null || true; rm -rf "$folder"' EXIT
"$program" time "$folder/time"

mkdir "$folder/full"
if mount -t tmpfs -o size=600k tmpfs "$folder/full" 2>/dev/null; then
  output="$("$program" acknowledge "$folder/full/state" ann 2>&1 | tail -1)" || true
  echo "$output"
  grep -q "the disk is full" <<<"$output"
  python3 - "$folder/full/state/state.db" <<'PYTHON'
import sqlite3, sys
print("after that: integrity", sqlite3.connect(sys.argv[1]).execute("PRAGMA integrity_check").fetchone()[0])
PYTHON
else
  echo "full disk: left out, since this user may mount nothing"
fi
