# The command line: help, version, man page, completions, options, exit codes.
. "$(dirname "$0")/lib.sh"
posting="$root/corpus/postings/p03-nurse.txt"

run "$forte" --version
check "--version" holds "$work/out" '^forte [0-9]*\.[0-9]*\.[0-9]*$'
run "$forte" --help
check "--help: exit code" same "$code" 0
check "--help: 80 columns" sh -c '! grep -q "^.\{101\}" "$1"' - "$work/out"
for command in match extract skills fill batch dict; do
  check "--help names $command" holds "$work/out" "^  $command "
done
for command in match extract skills fill batch dict; do
  run "$forte" $command --help
  check "$command --help" same "$code" 0
  check "$command --help: usage first" sh -c 'head -1 "$1" | grep -q ^usage' - "$work/out"
done

# every option of every help text stands in the man page and in each completion
"$forte" --print man >"$work/man"
for command in match extract skills fill batch dict; do
  "$forte" $command --help | sed -n 's/^ .*--\([a-z-]*\).*/\1/p'
done | sort -u >"$work/options"
check "help names options" sh -c '[ $(wc -l <"$1") -ge 10 ]' - "$work/options"
for shell in bash zsh fish; do
  "$forte" --print $shell >"$work/$shell"
done
while read -r option; do
  check "man page: --$option" holds "$work/man" "$(printf '%s' "$option" | sed 's/-/\\\\-/g')"
  check "bash: --$option" holds "$work/bash" "--$option"
  check "zsh: --$option" holds "$work/zsh" "--$option"
  check "fish: --$option" holds "$work/fish" "-l $option"
done <"$work/options"
check "bash completion is bash" sh -c '! command -v bash >/dev/null || bash -n "$1"' - "$work/bash"
check "zsh completion is zsh" sh -c '! command -v zsh >/dev/null || zsh -n "$1"' - "$work/zsh"
check "fish completion is fish" sh -c '! command -v fish >/dev/null || fish -n "$1"' - "$work/fish"
check "man page is groff without warnings" sh -c '! command -v groff >/dev/null || [ -z "$(groff -ww -man -Tutf8 "$1" 2>&1 >/dev/null)" ]' - "$work/man"
refused "--print of nothing known" 2 "use man" "$forte" --print tree

# options
run "$forte" extract --format=json "$posting"
cp "$work/out" "$work/first"
check "--name=value" same "$code" 0
run "$forte" extract -f json "$posting"
check "short option" cmp "$work/out" "$work/first"
run "$forte" extract -fjson -- "$posting"
check "short option glued, and --" cmp "$work/out" "$work/first"
"$forte" extract -f json <"$posting" >"$work/piped"
check "standard input: the same skills" sh -c 'grep -o "\"skills\":\[.*" "$1" >"$3"; grep -o "\"skills\":\[.*" "$2" | cmp - "$3"' - "$work/first" "$work/piped" "$work/tail"
run "$forte" extract -f json -o "$work/out.json" "$posting"
check "-o FILE" cmp "$work/out.json" "$work/first"
check "-o FILE: nothing on standard output" empty "$work/out"
refused "a flag with a value" 2 "takes no value" "$forte" extract --ndjson=yes
refused "an option of another command" 2 "no option of" "$forte" extract --in-place "$posting"
refused "two postings" 2 "one posting" "$forte" extract "$posting" "$posting"
refused "--points 0" 2 "whole number" "$forte" match --points 0 "$posting"
refused "--points x" 2 "whole number" "$forte" match --points x "$posting"
for format in text md html json; do
  run "$forte" extract -f $format "$posting"
  check "extract --format $format" same "$code" 0
  check "extract --format $format: something" test -s "$work/out"
  check "extract --format $format: no escapes when piped" sh -c '! grep -q "$(printf "\033")" "$1"' - "$work/out"
  check "extract --format $format: ends with a line end" sh -c '[ "$(tail -c 1 "$1" | od -An -tx1 | tr -d " ")" = 0a ]' - "$work/out"
done
finish
