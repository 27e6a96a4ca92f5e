#!/usr/bin/env bash
# Recordings: their size beside zstd, what recording costs, and what is there after kill -9 and on a full disk.
#   recording.sh           100 recorders killed, a minute of 50,000 records a second with a recorder and without
#   recording.sh --short   8 of them, ten seconds; no longer than half a minute
set -euo pipefail
cd "$(dirname "$0")/../.."
program="$(swift build -c release --show-bin-path)/recording-benchmarks"
[ -x "$program" ] || { echo "build the program first: swift build -c release" >&2; exit 2; }
rounds=100 records=1000000 seconds=60
[ "${1:-}" = --short ] && rounds=4 records=250000 seconds=5
shared=../shared
folder="$(mktemp -d)"
trap 'umount "$folder/full" 2>/dev/null || true; rm -rf "$folder"' EXIT

log="${DRIFTOP_BENCH_LOG:-$HOME/.cache/driftop-bench/data/log1g.jsonl}"
if [ -f "$log" ]; then
  head -n "$records" "$log" > "$folder/log.jsonl"
else
  python3 Tests/Benchmarks/Support/make_live_log.py "$folder/log.jsonl" --megabytes $((records * 16 / 100000))
fi
for file in "$folder/log.jsonl" "$shared"/data/logs/*.{jsonl,csv}; do
  [ -r "$file" ] || continue
  read -r told found bytes <<<"$("$program" size "$file" "$folder/size.rec")"
  beside="$(zstd -3 -c "$file" | wc -c)"
  awk -v name="$(basename "$file")" -v told="$told" -v found="$found" -v bytes="$bytes" -v beside="$beside" 'BEGIN {
    printf "%s: %d records, %.2f bytes a record; zstd -3 %.2f\n", name, told, bytes / told, beside / told
    # A file of a few pages is tables for the most part.
    if (told != found || (bytes > 1e6 && bytes > beside)) { print "too large, or not all read back"; exit 1 } }'
  rm -f "$folder"/size.rec*
done

page="$shared/expositions/node_exporter"
[ -r "$page.t1.prom" ] && "$program" samples "$page.t1.prom" "$page.t2.prom" "$folder/samples.rec"

while [ "$(wc -l < "$folder/log.jsonl")" -lt $((seconds * 50000)) ]; do
  cat "$folder/log.jsonl" "$folder/log.jsonl" > "$folder/more" && mv "$folder/more" "$folder/log.jsonl"
done
echo "without a recorder: $("$program" live "$folder/log.jsonl" "$seconds" 50000)"
with="$("$program" live "$folder/log.jsonl" "$seconds" 50000 "$folder/live.rec")"
echo "with a recorder:    $with"
! grep -q LOST <<<"$with"
rm -f "$folder"/live.rec* "$folder/log.jsonl"

python3 Tests/Benchmarks/Support/recording_kills.py "$program" "$rounds"

mkdir "$folder/full"
if mount -t tmpfs -o size=96m tmpfs "$folder/full" 2>/dev/null; then
  "$program" full "$folder/full" | tee "$folder/words"
  grep -q "the disk is full" "$folder/words"
  grep -q "recording goes on" "$folder/words"
  python3 - "$folder/full/full.rec" <<'PYTHON'
import sqlite3, sys
print("after that: integrity", sqlite3.connect(sys.argv[1]).execute("PRAGMA integrity_check").fetchone()[0])
PYTHON
else
  echo "full disk: left out, since this user may mount nothing"
fi
