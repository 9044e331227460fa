# forte fill as a command: in place, to standard output, as a diff, over a folder and an export.
. "$(dirname "$0")/lib.sh"
cd "$root" || exit 1
skills="$work/skills.json"
"$forte" skills corpus/cvs/backend.txt --today 2026-11-01 -q -o "$skills"
fill() { run "$forte" fill --skills "$skills" "$@"; }
line_ends() { [ "$(tr -cd '\r' <"$1" | wc -c)" -ge "$2" ] || { echo "carriage returns are lost"; return 1; }; }

# every note of the corpus that has the section: only the section changes, and a second run changes nothing
for note in corpus/notes/*.md; do
  name=$(basename "$note")
  cp "$note" "$work/$name"
  chmod 640 "$work/$name"
  fill -i "$work/$name"
  check "$name: exit code" sh -c '[ "$1" -le 1 ]' - "$code"
  check "$name: the mode stays" same "$(stat -c %a "$work/$name")" 640
  check "$name: only one place changes" sh -c '[ "$(diff "$1" "$2" | grep -c "^[0-9]")" -le 1 ]' - "$note" "$work/$name"
  cp "$work/$name" "$work/again"
  fill -i "$work/$name"
  check "$name: a second run changes nothing" cmp "$work/$name" "$work/again"
done
check "a note was filled" sh -c '! cmp -s "$1" "$2"' - corpus/notes/backend.md "$work/backend.md"
check "carriage returns stay" line_ends "$work/backend.md" "$(tr -cd '\r' <corpus/notes/backend.md | wc -c)"

fill corpus/notes/backend.md
check "standard output: the same as in place" cmp "$work/out" "$work/backend.md"
"$forte" fill --skills "$skills" - <corpus/notes/backend.md >"$work/piped" 2>"$work/err"
check "standard input" cmp "$work/piped" "$work/backend.md"
fill --diff corpus/notes/backend.md
check "--diff: a diff" sh -c 'grep -q "^@@" "$1" && grep -q "^+- " "$1"' - "$work/out"
if command -v patch >/dev/null; then
  cp corpus/notes/backend.md "$work/patched.md"
  check "--diff: patch takes it" patch -s --binary "$work/patched.md" "$work/out"
  check "--diff: and makes the same note" cmp "$work/patched.md" "$work/backend.md"
fi
fill -o "$work/elsewhere.md" corpus/notes/backend.md
check "-o FILE" cmp "$work/elsewhere.md" "$work/backend.md"
sed '0,/Kubernetes/s//the cluster/' "$work/backend.md" >"$work/own.md"
cp "$work/own.md" "$work/own-before.md"
fill -i "$work/own.md"
check "a text changed by hand is the person's own" cmp "$work/own.md" "$work/own-before.md"
check "a text changed by hand: exit code" same "$code" 1
fill -i --force "$work/own.md"
check "--force replaces it" cmp "$work/own.md" "$work/backend.md"
check "--force says that there was text of one's own" grep -q "text of your own in the section was replaced" "$work/err"
fill -i --force "$work/own.md"
check "--force on forte's own text replaces nobody's" sh -c '! grep -q "was replaced" "$1"' - "$work/err"
{ cat corpus/notes/backend.md; printf '\n## Where can I add value?\n\nMy own words.\n'; } >"$work/two.md"
fill -i "$work/two.md"
check "two sections of a name: the first is filled, and it says so" grep -q "another section of this name stands further down" "$work/err"
check "and the second stays" grep -q "^My own words" "$work/two.md"
cp corpus/notes/backend.md "$work/protected.md"
chmod 444 "$work/protected.md"
refused "-i on a note that is protected" 3 "is protected from being written" "$forte" fill -i --skills "$skills" "$work/protected.md"
check "a note that is protected stays" cmp "$work/protected.md" corpus/notes/backend.md
check "and nothing is left beside it" sh -c '! ls -A "$1" | grep -q "^\.forte-"' - "$work"
refused "-o onto a file that is protected" 3 "is protected from being written" "$forte" fill -o "$work/protected.md" --skills "$skills" corpus/notes/backend.md
refused "-i on standard input" 2 "standard input" "$forte" fill -i --skills "$skills" -
refused "two notes without -i" 2 "several notes" "$forte" fill --skills "$skills" corpus/notes/backend.md corpus/notes/analyst.md
refused "-i and -o" 2 "leave out -o" "$forte" fill -i -o "$work/x" --skills "$skills" corpus/notes/backend.md
refused "--skip without a value" 2 "--skip" "$forte" fill --skip Stage --skills "$skills" corpus/notes/backend.md
refused "no skills file" 2 "forte init" "$forte" fill corpus/notes/backend.md

# a folder, and the same as an export
mkdir -p "$work/export/Jobs"
cp corpus/notes/backend.md corpus/notes/analyst.md corpus/notes/no-section.md "$work/export/Jobs"
echo 'nothing of ours' >"$work/export/Jobs/list.csv"
(cd "$work/export" && python3 -m zipfile -c ../export.zip Jobs)
refused "a folder without -i" 2 "need -i" "$forte" fill --skills "$skills" "$work/export"
fill -i "$work/export"
check "a folder: exit code" same "$code" 0
check "a folder: filled" cmp "$work/export/Jobs/backend.md" "$work/backend.md"
check "a folder: pages without the section stay" cmp "$work/export/Jobs/no-section.md" corpus/notes/no-section.md
refused "an archive without -i or -o" 2 "archive" "$forte" fill --skills "$skills" "$work/export.zip"
fill "$work/export.zip" -o "$work/filled.zip"
check "an archive: exit code" same "$code" 0
mkdir "$work/unpacked" && (cd "$work/unpacked" && python3 -m zipfile -e ../filled.zip . 2>/dev/null)
check "an archive: the same pages" diff -r "$work/unpacked" "$work/export"
# a vault with a template and a page with text of one's own is filled with success, and both are named
mkdir "$work/vault"
cp corpus/notes/backend.md corpus/notes/own-text.md "$work/vault"
printf '# {Company}\n\n## Job Description\n\n\n# Where can I add value?\n\n- \n' >"$work/vault/template.md"
(cd "$work/vault" && python3 -m zipfile -c ../vault.zip *.md)
fill "$work/vault.zip" -o "$work/filled.zip"
check "an archive with a template: exit code" same "$code" 0
fill -i "$work/vault"
check "a vault with a template: exit code" same "$code" 0
check "a vault with a template: it is named" holds "$work/err" "template.md: is a note without a posting"
check "a vault with text of one's own: it is named" holds "$work/err" "own-text.md: .*left alone"
check "a vault: the others are filled" cmp "$work/vault/backend.md" "$work/backend.md"
# as a shell spells it out: the same, and pages of another kind are named
cp corpus/notes/backend.md "$work/vault"
echo '# Shopping' >"$work/vault/shopping.md"
fill -i "$work"/vault/*.md
check "notes of a vault: exit code" same "$code" 0
for said in "template.md: is a note without" "own-text.md: .*left alone" "shopping.md: has no such section"; do
  check "notes of a vault: $said" holds "$work/err" "$said"
done
check "notes of a vault: the others are filled" cmp "$work/vault/backend.md" "$work/backend.md"
fill -i "$work/vault/shopping.md" corpus/notes/no-section.md
check "notes of which none has the section: exit code" same "$code" 1
fill -i "$work/vault/backend.md" "$work/vault/gone.md"
check "a note that is not there: exit code" same "$code" 1
# a letter of Windows-1252 is a letter: with it the heading is another, as it is when the note is decoded
sed 's/add value/add \xECvalue/' corpus/notes/backend.md >"$work/vault/other.md"
fill -i "$work/vault/other.md"
check "a heading with a letter of a code page is another" holds "$work/err" "other.md: has no such section"
rm "$work/vault/shopping.md" "$work/vault/other.md"
run "$forte" batch --skills "$skills" "$work/vault"
check "batch over a vault with a template: exit code" same "$code" 0
run "$forte" batch --skills "$skills" "$work/vault/template.md"
check "batch over a template alone: exit code" same "$code" 1
fill "$work/vault/template.md"
check "a template alone: exit code" same "$code" 1
finish
