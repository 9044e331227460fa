# forte dict: find, why, check, learn, and a dictionary of one's own.
. "$(dirname "$0")/lib.sh"
cd "$root" || exit 1

# Each check compiles the built-in dictionary too, so what must be told stands in one dictionary: its parts are given their
# text, and name their lines from their own first one.
: >"$work/wrong.txt"
part() { # TEXT: more lines of wrong.txt; $before is how many stand above them
  before=$(wc -l <"$work/wrong.txt")
  printf "$1" >>"$work/wrong.txt"
}
faults_at() { # WHAT LINES-ABOVE TEXT LINE...: dict check told a fault at each of the lines, in that text
  what=$1 above=$2 text=$3
  shift 3
  for line in "$@"; do
    check "check: $what: line $line" holds "$work/wrong" "wrong.txt:$((above + line)): $text"
  done
}
no_faults_at() { # WHAT LINES-ABOVE LINE...
  what=$1 above=$2
  shift 2
  for line in "$@"; do
    check "check: $what: line $line" sh -c '! grep -q "wrong.txt:$2: " "$1"' - "$work/wrong" "$((above + line))"
  done
}

run "$forte" dict find Kubernetes
once() { awk '/^  implies/ {sub("  implies", ""); on=1} /^  implied by|^  see also/ {on=0} on' "$1" | tr ',' '\n' | sed 's/^ *//' | grep . | sort | uniq -d >"$work/twice"; empty "$work/twice"; }
check "find: what a concept implies is listed once, whichever files say it" once "$work/out"
check "find: name" holds "$work/out" '^Kubernetes (hard, from '
check "find: forms" holds "$work/out" 'k8s'
run "$forte" dict find Excel
check "find: a form that several languages have is listed once" same "$(tr ',' '\n' <"$work/out" | grep -cx ' *excel')" 1
words() { seq -s ' ' -f 'word%.0f' 1 "$1"; }
run "$forte" dict find excel
check "find: another case" holds "$work/out" '^Microsoft Excel\|^Excel'
check "find: flags" holds "$work/out" 'exact case'
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
printf 'Requirements:\n- Experience with budgeting is required\n\nResponsibilities:\n- You will do the budgeting\n' >"$work/both.txt"
run "$forte" dict why budgeting "$work/both.txt"
check "why: what is asked for needs more belief than a duty" sh -c '
  sed -n "s/.*needed \([0-9.]*\);.*/\1/p" "$1" | tr "\n" " " | { read -r asked duty; test "${asked#0.}" -gt "${duty#0.}"; }' - "$work/out"
run "$forte" dict why COBOL "$work/posting.txt"
check "why: not there" holds "$work/out" 'does not stand in'
run "$forte" dict why Python
check "why without a file: what the dictionary knows" holds "$work/out" '^Python (hard'
refused "why: a missing posting" 1 nowhere "$forte" dict why Python "$work/nowhere"

# a dictionary of one's own: adds, aliases, switches off
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

# What is wrong is told with its line and its remedy, and what is right is not.
words() { seq -s ' ' -f 'word%.0f' 1 "$1"; }
part "@kind tool\n  | lost\n| x\n- Nothing At All\n@nonsense\n@kind hard\n"
bad=$before
part "One Two | $(words 255)\nThree Four | $(words 256)\n"
long=$before
# a sign by which no text is matched is refused: it would say less than it seems to ("les +" is "les"), or nothing
part '@kind hard\nfrob +\n@frobbing\nfrob®\nfrob; quux\nfrob. Quux\nFrob C+E | frob (QX) | Frob.-Qux. | frob, quux and more | und -quuxung\n~frob quux* | =FRB\n'
signs=$before
part '@table said\n!frob polishing > polish frobs\n'
said=$before
# names that no reader knows are refused where they stand: a table, a class, a flag, a variant, a set
part '@table cue\n@table cues\n!prefered | gladly\n!preferred.maybe | rather\n@table conditions\n!remote.weakly | afar\n@table years\n!number.7.odd | sevenish\n@set joiners\n@set statement-joins\nas|well so-called\n'
names=$before
# the same of the tables of CVs and of matching
part '@table cv-sections\n!experiences | jobs of mine\n!experience | posts of mine\n@table cv-levels\n!natively | by birth\n@table cv-degrees\n!batchelor | half a degree\n@table match\n!contry.FR > france\n!country.FR.much > france\n!role.smith.shows > forging\n'
cv=$before
# a word's place among uses has 32 numbers of a byte, and a word one row
row=$(seq 1 32 | tr '\n' ' ')
part "@places\nquuxing 0 $row\nquuxed 0 1 2 3\nquuxer 0 ${row%32 }200\nquuxing 0 $row\n"
places=$before
run "$forte" dict check "$work/wrong.txt"
mv "$work/err" "$work/wrong"
check "check: exit code" same "$code" 2
faults_at "the fault" "$bad" "" 1 2 3 4 5
faults_at "a form of 256 words" "$long" ".*begins a form of more than 255 words" 2
no_faults_at "a form of 255 words" "$long" 1
faults_at "what says a skill that is none" "$said" "'frob polishing' is no skill" 2
faults_at "the unknown name" "$names" "" 1 3 4 6 8 9 11
no_faults_at "what is right" "$names" 2 5 7 10
faults_at "the unknown name of CVs and matching" "$cv" "" 2 5 7 9 10
no_faults_at "what is right of CVs and matching" "$cv" 3 11
faults_at "the lost sign" "$signs" ".* sign by which no text is matched" 2 4 5 6
no_faults_at "signs that are matched" "$signs" 7 8
faults_at "the wrong row" "$places" "" 3 4 5
no_faults_at "the right row" "$places" 2
refused "a broken dictionary" 2 "wrong.txt:1" "$forte" extract --dictionary "$work/wrong.txt" "$work/posting.txt"

printf '@set use\nvia\0 by\n@kind ha\0rd\nA\0B | \0\n- \0\n@rules pay-left\n\0 | \0\n@numbers\nSQL | \0\n@implied\n\0 < \0\n' >"$work/nul.txt"
run timeout 60 "$forte" dict check "$work/nul.txt"
check "check: NUL bytes" test "$code" -le 2

# What is right is read: forms as long as may be, forms with signs, a cue and a word of a set like the built-in ones.
{
  printf '@kind hard\nFrobnicator | Frob C+E | frob, quux and shine | Frb.-Qux. | quux (QX)\nOne Two | %s\n' "$(words 255)"
  printf '@table cues\n!preferred | icing on the cake\n@set statement-openers\nwizardry\n'
} >"$work/right.txt"
run "$forte" dict check "$work/right.txt"
check "check: no faults" same "$code" 0
found() { # WHAT LINE WORD: a posting that asks for the line has the word
  printf 'Requirements:\n- %s\n' "$2" >"$work/right-posting.txt"
  run "$forte" extract -f json --dictionary "$work/right.txt" "$work/right-posting.txt"
  check "$1" holds "$work/out" "$3"
}
found "a form of 255 words is found" "$(words 255)" '"name":"One Two"'
for text in 'Frob C+E' 'Frb.-Qux.' 'frob, quux and shine' 'Quux (QX)'; do
  found "a form with signs: $text" "$text licence" '"name":"Frobnicator"'
done
found "an own cue softens" 'Python is icing on the cake' '"name":"Python","kind":"hard","strength":"preferred"'
found "a form with signs: another sign is none of it" 'frob/quux and shine, Frob C/E, SQL' '"name":"SQL"'
check "a form with signs: another sign is none of it" sh -c '! grep -q "\"name\":\"Frobnicator\"" "$1"' - "$work/out"

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
