# What the shell suites share: source it, call the checks, end with `finish`.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
build=${BUILD:-$root/build}
forte=${FORTE:-$build/forte}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
[ -x "$forte" ] || { echo "no program at $forte; run make first"; echo "0 passed, 1 failed"; exit 1; }
# No test sees the user's own skills file or dictionary.
export XDG_CONFIG_HOME="$work/config" HOME="$work/home"
mkdir -p "$HOME"
passed=0
failed=0

# check NAME COMMAND...: passes when the command succeeds
check() {
  check_name=$1
  shift
  if "$@" >"$work/check.out" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $check_name"
    head -5 "$work/check.out" | cut -c1-300
  fi
}

# there NAME PROGRAM...: are these programs here? If not, the check of that name is skipped, and said so; run_all.py counts it.
there() {
  there_name=$1
  shift
  for program in "$@"; do
    command -v "$program" >/dev/null && continue
    echo "SKIPPED: $there_name: no $program here"
    return 1
  done
}

# run COMMAND...: keeps its exit code in $code, its outputs in $work/out and $work/err
run() {
  "$@" >"$work/out" 2>"$work/err" </dev/null
  code=$?
  case $1:$code:$(head -c 1 "$work/out" | tr -d '\0') in "$forte":[01]:"{") cat "$work/out" >>"$work/written.json" ;; esac
}

same() { [ "$1" = "$2" ] || { echo "want '$2', got '$1'"; return 1; }; }
one_line() { [ "$(wc -l <"$1")" = 1 ] || { echo "not one line:"; cat "$1"; return 1; }; }
empty() { [ ! -s "$1" ] || { echo "not empty:"; head -3 "$1"; return 1; }; }
holds() { grep -q -- "$2" "$1" || { echo "no '$2' in:"; head -5 "$1"; return 1; }; }
plain() { ! LC_ALL=C grep -q '[[:cntrl:]]' "$1" || { echo "control characters in $1"; return 1; }; }

# refused NAME CODE WORD COMMAND...: exit code, nothing on standard output, one plain line with WORD on standard error
refused() {
  what=$1 want=$2 word=$3
  shift 3
  run "$@"
  check "$what: exit code" same "$code" "$want"
  check "$what: nothing on standard output" empty "$work/out"
  check "$what: one line on standard error" one_line "$work/err"
  check "$what: says '$word'" holds "$work/err" "$word"
  check "$what: no control characters" plain "$work/err"
}

# Ends a suite; what it captured of the program's JSON by `run` fits schemas/.
finish() {
  [ ! -s "$work/written.json" ] || check "what was written fits its schema" python3 "$root/tests/schemas.py" "$work/written.json"
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}
