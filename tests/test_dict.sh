# forte dict: find, why, check, learn, and a dictionary of one's own.
. "$(dirname "$0")/lib.sh"
cd "$root" || exit 1

faults_at() { # WHAT FILE TEXT LINE...: dict check told a fault at each of the lines, in that text
  what=$1 file=$2 text=$3
  shift 3
  for line in "$@"; do
    check "check: $what: line $line" holds "$work/err" "$file:$line: $text"
  done
}
no_faults_at() { # WHAT FILE LINE...
  what=$1 file=$2
  shift 2
  for line in "$@"; do
    check "check: $what: line $line" sh -c '! grep -q "$2:$3: " "$1"' - "$work/err" "$file" "$line"
  done
}

run "$forte" dict find Kubernetes
once() { awk '/^  implies/ {sub("  implies", ""); on=1} /^  implied by|^  see also/ {on=0} on' "$1" | tr ',' '\n' | sed 's/^ *//' | grep . | sort | uniq -d >"$work/twice"; empty "$work/twice"; }
check "find: what a concept implies is listed once, whichever files say it" once "$work/out"
check "find: name" holds "$work/out" '^Kubernetes (hard, from '
check "find: forms" holds "$work/out" 'k8s'
words() { seq -s ' ' -f 'word%.0f' 1 "$1"; }
printf 'One Two | %s\nThree Four | %s\n' "$(words 255)" "$(words 256)" >"$work/long.txt"
run "$forte" dict check "$work/long.txt"
check "check: a form of 256 words: exit code" same "$code" 2
faults_at "a form of 256 words" long.txt ".*begins a form of more than 255 words" 2
no_faults_at "a form of 255 words" long.txt 1
sed -i '$d' "$work/long.txt"
printf 'Requirements\n- %s\n' "$(words 255)" >"$work/posting.txt"
run "$forte" extract --dictionary "$work/long.txt" "$work/posting.txt"
check "a form of 255 words is found" holds "$work/out" 'Required    One Two$'
run "$forte" dict find excel
check "find: another case" holds "$work/out" '^Microsoft Excel\|^Excel'
check "find: flags" holds "$work/out" 'exact case'
for text in '@set use\nvia\0 by\n' '@kind ha\0rd\nA\0B | \0\n- \0\n' '@rules pay-left\n\0 | \0\n' '@numbers\nSQL | \0\n' '@implied\n\0 < \0\n'; do
  printf "$text" >"$work/nul.txt"
  run timeout 60 "$forte" dict check "$work/nul.txt"
  check "check: NUL bytes ($text)" test "$code" -le 2
done
refused "find: unknown" 1 "does not know" "$forte" dict find zzqqzz
refused "dict without a verb" 2 "find, why, learn" "$forte" dict something else
refused "dict find without a word" 2 "needs" "$forte" dict find

printf 'About us\nWe excel at team work.\n\nRequirements:\n- Excel, pivot tables\n- No Perl needed\n- Python required, Scala a plus\n' >"$work/posting.txt"
run "$forte" dict why Excel "$work/posting.txt"
check "why: both places" holds "$work/out" 'at 2 places'
check "why: the verb is left" holds "$work/out" '   left'
check "why: the tool is taken" holds "$work/out" '   taken as .*Excel: required'
check "why: section and heading" holds "$work/out" 'section requirements ("Requirements")'
check "why: belief" holds "$work/out" 'belief 0\.[0-9]*, needed 0\.[0-9]*; most of it: [+-]'
check "why: one screen" sh -c '[ $(wc -l <"$1") -le 40 ]' - "$work/out"
run "$forte" dict why Perl "$work/posting.txt"
check "why: negated, and by what" holds "$work/out" 'negated, by "No"'
run "$forte" dict why Scala "$work/posting.txt"
check "why: preferred" holds "$work/out" 'taken as Scala: preferred'
run "$forte" dict why COBOL "$work/posting.txt"
check "why: not there" holds "$work/out" 'does not stand in'
run "$forte" dict why Python
check "why without a file: what the dictionary knows" holds "$work/out" '^Python (hard'
refused "why: a missing posting" 1 nowhere "$forte" dict why Python "$work/nowhere"

# a dictionary of one's own: adds, aliases, switches off
printf '@table said\n!frob polishing > polish frobs\n' >"$work/said.txt"
refused "what says a skill that is none" 2 "said.txt:2: 'frob polishing' is no skill" "$forte" dict check "$work/said.txt"

cat >"$work/own.txt" <<'END'
@kind hard
Frobnicator | frobbing machine  # made here
Python | Pythonista
- Scala
END
run "$forte" dict check "$work/own.txt"
check "check: no faults" same "$code" 0
check "check: counts" holds "$work/out" 'no faults; 1 new concept'
printf 'Requirements:\n- Frobnicator, SQL\n- Pythonista, Scala\n' >"$work/own-posting.txt"
run "$forte" extract -f json --dictionary "$work/own.txt" "$work/own-posting.txt"
check "own dictionary: added" holds "$work/out" '"name":"Frobnicator"'
check "own dictionary: alias" holds "$work/out" '"name":"Python"'
check "own dictionary: switched off" sh -c '! grep -q "\"name\":\"Scala\"" "$1"' - "$work/out"
mkdir -p "$XDG_CONFIG_HOME/forte" && cp "$work/own.txt" "$XDG_CONFIG_HOME/forte/dictionary.txt"
run "$forte" extract -f json "$work/own-posting.txt"
check "own dictionary in its default place" holds "$work/out" '"name":"Frobnicator"'
rm "$XDG_CONFIG_HOME/forte/dictionary.txt"

printf '@kind tool\n  | lost\n| x\n- Nothing At All\n@nonsense\n' >"$work/bad.txt"
run "$forte" dict check "$work/bad.txt"
check "check: exit code" same "$code" 2
faults_at "the fault" bad.txt "" 1 2 3 4 5
refused "a broken dictionary" 2 "bad.txt:1" "$forte" extract --dictionary "$work/bad.txt" "$work/posting.txt"

# names that no reader knows are refused where they stand: a table, a class, a flag, a variant, a set
printf '@table cue\n@table cues\n!prefered | gladly\n!preferred.maybe | rather\n@table conditions\n!remote.weakly | afar\n@table years\n!number.7.odd | sevenish\n@set joiners\n@set statement-joins\nas|well so-called\n' >"$work/names.txt"
run "$forte" dict check "$work/names.txt"
check "check: unknown names: exit code" same "$code" 2
faults_at "the unknown name" names.txt "" 1 3 4 6 8 9 11
no_faults_at "what is right" names.txt 2 5 7 10

# a sign by which no text is matched is refused: it would say less than it seems to ("les +" is "les"), or nothing
printf '@kind hard\nfrob +\n@frobbing\nfrob®\nfrob; quux\nfrob. Quux\nFrob C+E | frob (QX) | Frob.-Qux. | frob, quux and more | und -quuxung\n~frob quux* | =FRB\n' >"$work/signs.txt"
run "$forte" dict check "$work/signs.txt"
check "check: lost signs: exit code" same "$code" 2
faults_at "the lost sign" signs.txt ".* sign by which no text is matched" 2 4 5 6
no_faults_at "signs that are matched" signs.txt 7 8

# ... and a sign that stands within a form is asked for where it stands
printf '@kind hard\nFrobnicator | Frob C+E | frob, quux and shine | Frb.-Qux. | quux (QX)\n' >"$work/joints.txt"
for text in 'Frob C+E' 'Frb.-Qux.' 'frob, quux and shine' 'Quux (QX)'; do
  printf 'Requirements:\n- %s licence\n' "$text" >"$work/joints-posting.txt"
  run "$forte" extract -f json --dictionary "$work/joints.txt" "$work/joints-posting.txt"
  check "a form with signs: $text" holds "$work/out" '"name":"Frobnicator"'
done
printf 'Requirements:\n- frob/quux and shine, Frob C/E\n' >"$work/joints-posting.txt"
run "$forte" extract -f json --dictionary "$work/joints.txt" "$work/joints-posting.txt"
check "a form with signs: another sign is none of it" sh -c '! grep -q "\"name\":\"Frobnicator\"" "$1"' - "$work/out"

# a word's place among uses has 32 numbers of a byte, and a word one row
row=$(seq 1 32 | tr '\n' ' ')
printf '@places\nquuxing 0 %s\nquuxed 0 1 2 3\nquuxer 0 %s200\nquuxing 0 %s\n' "$row" "${row%32 }" "$row" >"$work/places.txt"
run "$forte" dict check "$work/places.txt"
check "check: places: exit code" same "$code" 2
faults_at "the wrong row" places.txt "" 3 4 5
check "check: the right row" sh -c '! grep -q "places.txt:2: " "$1"' - "$work/err"

# the same of the tables of CVs and of matching
printf '@table cv-sections\n!experiences | jobs of mine\n!experience | posts of mine\n@table cv-levels\n!natively | by birth\n@table cv-degrees\n!batchelor | half a degree\n@table match\n!contry.FR > france\n!country.FR.much > france\n!role.smith.shows > forging\n' >"$work/cvnames.txt"
run "$forte" dict check "$work/cvnames.txt"
check "check: unknown names of CVs and matching: exit code" same "$code" 2
faults_at "the unknown name of CVs and matching" cvnames.txt "" 2 5 7 9 10
no_faults_at "what is right of CVs and matching" cvnames.txt 3 11

# a user's own cue and a user's own word in a set are read like the built-in ones
printf '@table cues\n!preferred | icing on the cake\n@set statement-openers\nwizardry\n' >"$work/cue.txt"
run "$forte" dict check "$work/cue.txt"
check "check: an own cue and an own set word" same "$code" 0
printf 'Requirements:\n- Python is icing on the cake\n' >"$work/cake.txt"
run "$forte" extract -f json --dictionary "$work/cue.txt" "$work/cake.txt"
check "an own cue softens" holds "$work/out" '"name":"Python","kind":"hard","strength":"preferred"'

# learn: over a folder and over NDJSON, lines that check accepts
mkdir "$work/folder"
printf 'Requirements:\n- Experience with Quuxbase and SQL\n' >"$work/folder/a.txt"
printf 'Requirements:\n- Proficient in Quuxbase, Python and SQL\n' >"$work/folder/b.txt"
printf '{"id":"1","text":"Requirements:\\n- Experience with Quuxbase, Java and SQL"}\n' >"$work/folder/c.ndjson"
run "$forte" dict learn "$work/folder"
check "learn: exit code" same "$code" 0
check "learn: the new word with its count" holds "$work/out" '^Quuxbase  # 3 postings: '
check "learn: nothing known" sh -c '! grep -q "^SQL\|^Python" "$1"' - "$work/out"
run "$forte" dict learn --top 1 "$work/folder"
check "learn --top 1" sh -c '[ $(wc -l <"$1") = 2 ]' - "$work/out"
run "$forte" dict learn corpus/postings corpus/gold/postings.ndjson
cp "$work/out" "$work/learned.txt"
if [ -s "$work/learned.txt" ]; then
  run "$forte" dict check "$work/learned.txt"
  check "learn: its lines are accepted by check" same "$code" 0
fi
run "$forte" dict learn "$work/nowhere"
check "learn: a missing folder" same "$code" 1
check "learn: says so" holds "$work/err" nowhere
finish
