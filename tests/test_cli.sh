# The command line: help, version, man page, completions, options, exit codes.
. "$(dirname "$0")/lib.sh"
posting="$root/corpus/postings/p03-nurse.txt"

run "$forte" --version
check "--version" holds "$work/out" '^forte [0-9]*\.[0-9]*\.[0-9]*$'
run "$forte" --help
check "--help: exit code" same "$code" 0
check "--help: 80 columns" sh -c '! grep -q "^.\{101\}" "$1"' - "$work/out"
for command in match extract skills fill batch dict init doctor config help version; do
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
refused "--print of nothing known" 2 "use one of: man" "$forte" --print tree

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
# the format that the output's name ends in, where none is given
for ending in json:^{ html:^\<! htm:^\<! md:^# txt:^[A-Z] ; do
  run "$forte" extract -o "$work/of.${ending%%:*}" "$posting"
  check "-o FILE.${ending%%:*}" sh -c 'head -1 "$1" | grep -q "$2"' - "$work/of.${ending%%:*}" "${ending#*:}"
done
run "$forte" extract -f md -o "$work/of.json" "$posting"
check "-f goes before the name" holds "$work/of.json" '^# '
run env FORTE_FORMAT=md "$forte" extract -o "$work/of.json" "$posting"
check "the name goes before the environment" holds "$work/of.json" '^{'
run "$forte" extract -o "$work/of.pdf" "$posting"
check "an ending that is no format" sh -c '[ "$2" = 0 ] && head -1 "$1" | grep -q "^[A-Z]"' - "$work/of.pdf" "$code"
run "$forte" extract -o "$work/html" "$posting"
check "a name without an ending" sh -c 'head -1 "$1" | grep -q "^[A-Z]"' - "$work/html"
refused "a flag with a value" 2 "takes no value" "$forte" extract --ndjson=yes
refused "an option of another command" 2 "no option of" "$forte" extract --in-place "$posting"
refused "two postings" 2 "one posting" "$forte" extract "$posting" "$posting"
refused "--points 0" 2 "whole number" "$forte" match --points 0 "$posting"
refused "--points x" 2 "give one, such as" "$forte" match --points x "$posting"
for format in text md html json; do
  run "$forte" extract -f $format "$posting"
  check "extract --format $format" same "$code" 0
  check "extract --format $format: something" test -s "$work/out"
  check "extract --format $format: no escapes when piped" sh -c '! grep -q "$(printf "\033")" "$1"' - "$work/out"
  check "extract --format $format: ends with a line end" sh -c '[ "$(tail -c 1 "$1" | od -An -tx1 | tr -d " ")" = 0a ]' - "$work/out"
done

# help and version as words; what was meant by a mistyped word
"$forte" --version >"$work/version"
for words in version -V "dict --version"; do
  run "$forte" $words
  check "forte $words" cmp "$work/out" "$work/version"
done
for command in extract skills fill batch dict init doctor config; do
  "$forte" $command --help >"$work/first"
  run "$forte" help $command
  check "help $command is $command --help" cmp "$work/out" "$work/first"
done
"$forte" --help >"$work/first"
run "$forte" help
check "help is --help" cmp "$work/out" "$work/first"
run "$forte" help match
check "help match: its own page" holds "$work/out" "^usage: forte match"
check "help: choices" holds "$work/out" "json, html or"
check "help: default" holds "$work/out" "(default: text)"
refused "help of no command" 2 "did you mean 'batch'" "$forte" help bacth
refused "help of nothing like a command" 2 "forte help" "$forte" help xylophone
refused "a mistyped command" 2 "did you mean 'match'" "$forte" macth
refused "a mistyped command with a file" 2 "did you mean 'extract'" "$forte" extrcat "$posting"
refused "no command, two words" 2 "no command 'xylophone'" "$forte" xylophone "$posting"
refused "a mistyped option" 2 "did you mean --format?" "$forte" extract --fromat json "$posting"
refused "a mistyped option with its value" 2 "did you mean --format?" "$forte" extract --formt=json "$posting"
refused "a long option with one dash" 2 "did you mean --quiet?" "$forte" extract -quit "$posting"
refused "an option begun" 2 "did you mean --dictionary?" "$forte" extract --dict "$posting"
refused "an unknown option" 2 "forte extract --help" "$forte" extract --xylophone "$posting"
refused "a file that is not there" 1 "check the name" "$forte" ./macth
mkdir "$work/in"
cp "$posting" "$work/in/macth"
run sh -c 'cd "$1" && "$2" macth' - "$work/in" "$forte"
check "a file named like a mistyped command is read" same "$code" 0

# refused before any work
refused "an address" 2 "no network" "$forte" https://jobs.example/1
refused "an address without its scheme" 2 "no network" "$forte" jobs.example.org/3
refused "an address of another scheme" 2 "no network" "$forte" skills file:///home/me/cv.pdf
refused "a file in a folder with a dot" 1 "check the name" "$forte" notes.d/3
refused "a file beside" 1 "check the name" "$forte" ../nowhere.d/3
refused "a folder" 2 "'forte batch $work' ranks" "$forte" "$work"
refused "a folder for extract" 2 "forte batch" "$forte" extract "$work"
refused "no folder to write to" 3 "check that its folder is there" "$forte" extract -o "$work/nowhere/x" "$posting"
refused "an address for fill" 2 "paste its text" "$forte" fill www.jobs.example/1
refused "an address among paths" 2 "no network" "$forte" batch "$posting" http://jobs.example/1
refused "an address as posting of dict why" 2 "no network" "$forte" dict why Excel https://jobs.example/1
refused "several postings" 2 "forte batch" "$forte" match "$posting" "$posting"
refused "a format there is not" 2 "use one of: text md json html line" "$forte" extract --format csv "$posting"
refused "no such order" 2 "use one of: score pay" "$forte" batch --sort wage "$posting"
refused "--where of nothing" 2 "no value for 'where'" "$forte" batch --where '' "$posting"
refused "--output= of nothing" 2 "no value for 'output'" "$forte" extract --output= "$posting"
refused "--today where years are not counted" 2 "no option of" "$forte" match --today 2026-01-01 "$posting"
for idle in "--where remote" "--sort pay" "--top 3" "--min 0" "--reports $work/r" "--db $work/db" "--skip a=b"; do
  refused "batch --ndjson $idle" 2 "${idle%% *} has no effect" "$forte" batch --ndjson $idle "$posting"
done
refused "dict find --top" 2 "in dict learn alone" "$forte" dict find --top 3 Excel

# standard input where no file is given
cv="$root/corpus/cvs/backend.txt"
"$forte" skills --today 2026-11-01 "$cv" | sed '/"file":/d' >"$work/first"
"$forte" skills --today 2026-11-01 <"$cv" | sed '/"file":/d' >"$work/piped"
check "skills reads standard input" cmp "$work/first" "$work/piped"
"$forte" skills --today 2026-11-01 "$cv" -q -o "$work/skills.json" >"$work/out" 2>&1
"$forte" batch -q -s "$work/skills.json" --format csv <"$posting" >"$work/piped"
check "batch reads standard input" sh -c '[ $(wc -l <"$1") = 2 ]' - "$work/piped"
run "$forte" batch -q -s "$work/skills.json" -o "$work/of.csv" "$posting"
check "batch -o FILE.csv" holds "$work/of.csv" '^rank,'
note="$root/corpus/notes/backend.md"
"$forte" fill -q -s "$work/skills.json" "$note" >"$work/first"
"$forte" fill -q -s "$work/skills.json" <"$note" >"$work/piped"
check "fill reads standard input" cmp "$work/first" "$work/piped"
"$forte" dict why nurse <"$posting" >"$work/piped"
check "dict why reads standard input" holds "$work/piped" "places in standard input"
"$forte" dict learn <"$posting" >"$work/piped" 2>"$work/err"
check "dict learn reads standard input" holds "$work/err" "postings read"
run "$forte" dict why Excel
check "dict why without a posting is dict find" same "$code" 0

# a reader that has seen enough
for reader in extract "extract -f html" "help batch" "skills"; do
  input="$posting"
  [ "$reader" = skills ] && input="$cv"
  sh -c '"$1" $2 <"$3" 2>"$4" | head -c 1 >/dev/null' - "$forte" "$reader" "$input" "$work/err"
  check "$reader | head: silence" empty "$work/err"
done
python3 - "$forte" "$posting" >"$work/out" 2>&1 <<'PIPE'
import os, subprocess, sys
reader, writer = os.pipe()
os.close(reader)
with open(sys.argv[2], "rb") as posting:
    done = subprocess.run([sys.argv[1], "extract"], stdin=posting, stdout=writer, stderr=subprocess.PIPE)
print(done.returncode, done.stderr)
PIPE
check "standard output closed by its reader: 3, in silence" holds "$work/out" "^3 b''"
check "a full disk is said" sh -c '"$1" extract "$2" >/dev/full 2>"$3"; [ $? = 3 ] && grep -q "cannot be written" "$3"' - "$forte" "$posting" "$work/err"
finish
