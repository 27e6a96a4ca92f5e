# For the benchmarks: where the program and what lies beside the repository are. Sourced from the repository's root.
program="$(swift build -c release --show-bin-path)/driftop"
shared=../shared
python="${DRIFTOP_PEERS:-$HOME/.cache/driftop-peers}/bin/python"
[ -x "$python" ] || python=python3
scratch="$(mktemp -d)"

[ -x "$program" ] || { echo "build the program first: swift build -c release" >&2; exit 2; }

# What lies beside the repository may be missing at home, but not on the continuous integration's machine.
need() {
  [ -e "$1" ] && return
  echo "left out: $1 is missing"
  [ "${CI:-}" = true ] && exit 1
  exit 0
}
