#!/usr/bin/env bash
# The parser of the query language under made-up texts: it must not trap, not take long, and read its own text back.
#   promql_fuzz.sh           ten million inputs
#   promql_fuzz.sh --short   a hundred thousand
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tests/Benchmarks/Support/program.sh
trap 'rm -rf "$scratch"' EXIT
benchmark="$(dirname "$program")/promql-benchmarks"

if [ "${1:-}" = --short ]; then
  exec "$benchmark" fuzz 100000
fi
exec "$benchmark" fuzz
