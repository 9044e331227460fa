# Setting up: forte init, forte doctor, and a skills file that is older than its CV.
. "$(dirname "$0")/lib.sh"
posting="$root/corpus/postings/p03-nurse.txt"
standard="$work/config/forte/skills.json"
cp "$root/corpus/cvs/backend.txt" "$work/cv.txt"
cp "$root/corpus/notes/backend.md" "$work/note.md"

run "$forte" doctor
check "doctor, nothing set up: exit code" same "$code" 1
check "doctor, nothing set up: what to do" holds "$work/out" "! none yet; 'forte init cv.pdf'"
for library in PCRE2 libstemmer cJSON libxml2 libarchive nettle SQLite utf8proc zlib; do
  check "doctor names $library" holds "$work/out" "$library"
done

run "$forte" init "$work/cv.txt" --pay 120000 --currency EUR --work-mode remote,hybrid --authorized-in US,DE --clearance Secret
check "init: exit code" same "$code" 0
check "init: a summary" holds "$work/out" "^Skills"
check "init: where it wrote" holds "$work/err" "$standard: written$"
check "init: what to do next" holds "$work/err" "cat posting.txt | forte"
for wish in '"salary_min": 120000' '"currency": "EUR"' '"work_mode": \["remote", "hybrid"\]' '"authorized_in": \["US", "DE"\]' '"clearance": "Secret"'; do
  check "init: $wish" holds "$standard" "$wish"
done
run "$forte" skills --check "$standard"
check "init: the file has no mistakes" same "$code" 0
run "$forte" init -q "$work/cv.txt" --pay 130000
check "init again: the other wishes stay" holds "$standard" '"currency": "EUR"'
check "init again: the new one counts" holds "$standard" '"salary_min": 130000'
check "init -q: nothing on standard error" empty "$work/err"
cp "$standard" "$work/before"
refused "init: no currency" 2 "three letters" "$forte" init "$work/cv.txt" --currency euro
refused "init: no work mode" 2 "remote, hybrid or onsite" "$forte" init "$work/cv.txt" --work-mode remote,home
for pay in 28000 28,000 28.000 "28 000" 28k 28K £28,000 "28.000 €" "\$28k" 28000.00; do
  "$forte" init -q "$work/cv.txt" --pay "$pay" --currency gbp --work-mode Hybrid --authorized-in gb -o "$work/paid.json"
  check "init: $pay is an amount" holds "$work/paid.json" '"salary_min": 28000,'
done
check "init: letters in any case" sh -c 'grep -q "\"GBP\"" "$1" && grep -q "\"hybrid\"" "$1" && grep -q "\"GB\"" "$1"' - "$work/paid.json"
for pay in much 28kk k 28-30 28,00,0x "" 2800000000000000000000000000000000000k; do
  refused "init: '$pay' is none" 2 . "$forte" init "$work/cv.txt" --pay "$pay"
done
refused "init: no country" 2 "two letters" "$forte" init "$work/cv.txt" --authorized-in Germany
check "init refused: the file stays" cmp "$work/before" "$standard"
"$forte" init -q -o "$work/piped.json" <"$work/cv.txt" >"$work/out" 2>&1
check "init reads standard input" holds "$work/piped.json" '"forte.skills/1"'

# on a terminal it asks, until an answer is right; Enter leaves a wish as it is
python3 - "$forte" "$work/cv.txt" "$work/asked.json" >"$work/out" 2>&1 <<'TERMINAL'
import os, pty, sys
forte, cv, out = sys.argv[1:]
answers = iter([b"much", b"90,000", b"euro", b"eur", b"Remote", b"", b""])
child, terminal = pty.fork()
if child == 0:
    os.execv(forte, [forte, "init", cv, "-o", out])
seen = b""
while True:
    try:
        got = os.read(terminal, 4096)
    except OSError:
        break
    if not got:
        break
    seen += got
    while b"? " in seen:
        seen = seen.split(b"? ", 1)[1]
        os.write(terminal, next(answers, b"") + b"\n")
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), len(list(answers)))
TERMINAL
check "init on a terminal: every question is asked once more after a wrong answer" holds "$work/out" "^0 0$"
check "init on a terminal: pay" holds "$work/asked.json" '"salary_min": 90000'
check "init on a terminal: currency" holds "$work/asked.json" '"currency": "EUR"'
check "init on a terminal: work mode" holds "$work/asked.json" '"work_mode": \["remote"\]'

run "$forte" doctor
check "doctor, all is well: exit code" same "$code" 0
check "doctor: the CV is known" holds "$work/out" "$work/cv.txt: unchanged since"
run "$forte" "$posting"
check "a fresh skills file: nothing is said" empty "$work/err"

# the CV has changed
echo "Fluent in Erlang." >>"$work/cv.txt"
for words in "match $posting" "fill --diff $work/note.md" "batch $posting"; do
  run "$forte" $words
  check "${words%% *}: says once that the skills file is older" sh -c '[ "$(grep -c "is older than your CV" "$1")" = 1 ]' - "$work/err"
  run "$forte" ${words%% *} -q ${words#* }
  check "${words%% *} -q: is quiet" sh -c '! grep -q "is older" "$1"' - "$work/err"
done
run "$forte" doctor
check "doctor: the CV has changed" holds "$work/out" "! $work/cv.txt: changed since"
check "doctor: the CV has changed: exit code" same "$code" 1
run "$forte" skills "$work/cv.txt" -o "$standard"
check "skills -o says what it wrote" holds "$work/err" "$standard: written: [0-9]* roles, .* skills"
run "$forte" "$posting"
check "built again: nothing is said" empty "$work/err"
mv "$work/cv.txt" "$work/moved.txt"
run "$forte" "$posting"
check "the CV is gone: nothing is said" empty "$work/err"
run "$forte" doctor
check "doctor: the CV is gone" holds "$work/out" "not there any more"
check "doctor: the CV is gone: no trouble" same "$code" 0
run "$forte" skills "$work/moved.txt"
check "a skills file in a pipe holds no path" sh -c '! grep -q "\"path\"" "$1"' - "$work/out"

# faults
echo '* {{{' >"$work/own.txt"
run "$forte" doctor --dictionary "$work/own.txt"
check "doctor: a broken dictionary" sh -c 'grep -q "! .*own.txt:1" "$1" && [ "$2" = 1 ]' - "$work/out" "$code"
echo '{"schema":"forte.skills/1","skills":[{"name":7}]}' >"$work/broken.json"
run "$forte" doctor --skills "$work/broken.json"
check "doctor: a broken skills file" sh -c 'grep -q "! .*broken.json" "$1" && [ "$2" = 1 ]' - "$work/out" "$code"
run "$forte" doctor --db "$work/broken.json"
check "doctor: no store" sh -c 'grep -q "! .*no SQLite file" "$1" && [ "$2" = 1 ]' - "$work/out" "$code"
run "$forte" batch -q --db "$work/store.db" "$posting"
run "$forte" doctor --db "$work/store.db"
check "doctor: a store" holds "$work/out" "store.db: [0-9.]* MB"
run env PATH="$work" "$forte" doctor
check "doctor: no pdftotext" holds "$work/out" "! not found: PDF"
refused "doctor with a file" 2 "takes no file" "$forte" doctor "$posting"

# the configuration file, the environment, the options
config="$work/config/forte/config"
shown() { run "$forte" config; grep -qx -- "$1" "$work/out" || { echo "no line '$1' in:"; cat "$work/out"; return 1; }; }
format_of() { # COMMAND...: what the first line of its output tells
  case $("$@" 2>"$work/err" | head -1) in
  '# '*) echo md ;;
  '{'*) echo json ;;
  'rank,'*) echo csv ;;
  '<!'*) echo html ;;
  *) echo text ;;
  esac
}
check "config: none" shown "# $config (not there)"
check "config: defaults" shown "# format = text"
printf '\357\273\277# mine\n\n  format = md   # at home\r\nwhere = pay >= 1\njobs=1\n[batch]\nformat = csv\n' >"$config"
check "config: value and place" shown "format = md   # $config:3"
check "config: of a command" shown "format = csv   # $config:7"
check "the file's format" same "$(format_of "$forte" extract "$posting")" md
check "the file's format of a command" same "$(format_of "$forte" batch "$posting")" csv
check "the environment beats the file" same "$(FORTE_FORMAT=html format_of "$forte" extract "$posting")" html
check "the environment beats the file's command" same "$(FORTE_FORMAT=json format_of "$forte" batch "$posting")" json
check "an option beats the environment" same "$(FORTE_FORMAT=html format_of "$forte" extract -f json "$posting")" json
run env FORTE_JOBS=2 "$forte" config
check "config: from the environment" holds "$work/out" '^jobs = 2   # FORTE_JOBS$'
"$forte" config >"$work/again"
cp "$work/again" "$config"
check "config shows a configuration file" same "$(format_of "$forte" batch "$posting")" csv
printf '{"text":"SQL required"}\n' | "$forte" batch --ndjson >"$work/out" 2>"$work/err"
check "a line filter is none the worse for it" sh -c 'grep -q "^{" "$1" && [ ! -s "$2" ]' - "$work/out" "$work/err"
mkdir -p "$HOME/cv"
cp "$standard" "$HOME/cv/skills.json"
echo 'skills = ~/cv/skills.json' >"$config"
run "$forte" doctor
check "config: ~ is the home folder" holds "$work/out" "$HOME/cv/skills.json"
check "doctor: a setting and its place" holds "$work/out" "^ *skills = $HOME/cv/skills.json   # $config:1$"
printf '[batch]\nformat = csv\n' >"$config"
run env FORTE_JOBS=2 "$forte" doctor
check "doctor: a command's setting" sh -c 'grep -A1 "^ *\[batch\]$" "$1" | grep -q "^ *format = csv   # $2:2$"' - "$work/out" "$config"
check "doctor: the environment's" holds "$work/out" "^ *jobs = 2   # FORTE_JOBS$"
check "doctor: what nobody has set is left to 'forte config'" sh -c '! grep -q "heading" "$1"' - "$work/out"
echo 'fromat = md' >"$config"
run "$forte" doctor
check "doctor: a broken configuration: the mistake" holds "$work/err" "config:1: 'fromat' is no setting"
check "doctor: a broken configuration: the rest" sh -c 'grep -q "^configuration  !" "$1" && grep -q "^dictionary" "$1" && [ "$2" = 1 ]' - "$work/out" "$code"
mistaken() { # NAME WORD LINES
  printf "$3" >"$config"
  refused "config: $1" 2 "$2" "$forte" extract "$posting"
}
mistaken "a mistyped name" "config:1: 'fromat' is no setting; did you mean 'format'?" 'fromat = md\n'
mistaken "an unknown name" "use skills, dictionary" 'xylophone = md\n'
mistaken "no value" "config:1: no value for 'format'" 'format =\n'
mistaken "a comment right behind the sign" "config:1: no value for 'heading'" 'heading =#Where\n'
mistaken "a wrong value" "config:2: 'pdf' is no value" '\nformat = pdf\n'
mistaken "a wrong number" "config:1: not a whole number" 'jobs = many\n'
mistaken "no equals sign" "config:1: 'format md' says nothing" 'format md\n'
mistaken "a mistyped command" "did you mean \[batch\]" '[bacth]\n'
mistaken "an open bracket" "config:1: .*lacks its" '[batch\n'
mistaken "more behind a bracket" "config:2: .*goes on after its ']'" '# mine\n[fill] = x\n'
mistaken "a file to take in" "config:1: 'include' is no setting" 'include = config\n'
mistaken "a setting of another command" "no effect in 'forte extract'" '[extract]\nheading = x\n'
mistaken "a value of another command" "is no value of --format" '[extract]\nformat = csv\n'
mistaken "a NUL" "NUL byte" 'format = md\000\n'
printf '\357\273\277heading = \357\273\277 Mine\n\357\273\277points = 4\n' >"$config"
run "$forte" config
check "config: marks of UTF-8 say nothing, wherever they stand" sh -c 'grep -q "^heading = Mine " "$1" && grep -q "^points = 4 " "$1"' - "$work/out"
: >"$config"
run "$forte" config
check "an empty configuration sets nothing" sh -c '[ "$2" = 0 ] && [ ! -s "$1" ]' - "$work/err" "$code"
run "$forte" help
check "help needs no configuration" same "$code" 0

# What may not be looked at is not taken for absent: a folder that is another's, as one that may not be searched.
another=""
[ "$(id -u)" != 0 ] || another="setpriv --reuid 65534 --regid 65534 --clear-groups"
chmod 755 "$work" "$HOME"
mkdir -p "$work/shut/forte" && chmod 0 "$work/shut"
if [ -z "$another" ] || { there "a configuration that may not be looked at" setpriv && $another "$forte" version >/dev/null 2>&1; }; then
  for command in "extract $posting" "match $posting" "batch $posting" "config"; do
    refused "no look at the configuration, $command" 2 "shut/forte/config: cannot be opened: .*; check who may read it" \
      env XDG_CONFIG_HOME="$work/shut" $another "$forte" $command
  done
  run env XDG_CONFIG_HOME="$work/shut" $another "$forte" doctor
  check "doctor: none of the three may be looked at" same "$(grep -c '^[a-z ]* ! ' "$work/out")" 3
else
  echo "SKIPPED: a configuration that may not be looked at: nobody else may run $forte"
fi
chmod 755 "$work/shut"
rm "$config"
refused "a wrong value of the environment" 2 "FORTE_JOBS: not a whole number" env FORTE_JOBS=x "$forte" batch "$posting"
refused "config with a file" 2 "takes no file" "$forte" config "$posting"
finish
