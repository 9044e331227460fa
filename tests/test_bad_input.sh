# Bad input: one clear line on standard error, the right exit code, nothing written.
. "$(dirname "$0")/lib.sh"

: >"$work/empty"
truncate -s 1G "$work/zeros"
printf 'Requirements: SQL\000 and Python\n' >"$work/nul.txt"
printf 'Requirements: SQL \377\376\300 and Python\n' >"$work/broken.txt"
head -c 4096 /dev/urandom >"$work/random"
printf '{"text":"SQL"}\n{"text":"Go"}\n' >"$work/lines.ndjson"
cp "$root/corpus/notes/no-section.md" "$work/no-section.md"
"$forte" skills "$root/corpus/cvs/analyst.md" -o "$work/skills.json" --quiet 2>/dev/null

for command in extract match; do
  refused "$command: lines of JSON as one posting" 1 "forte batch" "$forte" $command "$work/lines.ndjson"
  refused "$command: a missing file" 1 "nowhere.txt" "$forte" $command "$work/nowhere.txt"
  refused "$command: a folder" 2 "is a folder" "$forte" $command "$work"
  refused "$command: an empty file" 1 "is empty" "$forte" $command "$work/empty"
  refused "$command: 1 GiB of zeros" 1 "limit" "$forte" $command "$work/zeros"
  refused "$command: an unknown format" 2 "xyz" "$forte" $command --format xyz "$root/corpus/postings/p03-nurse.txt"
  refused "$command: an unknown option" 2 "--nonsense" "$forte" $command --nonsense
  refused "$command: an option without its value" 2 "--format" "$forte" $command --format
  refused "$command: a dictionary that is not there" 2 "nowhere" "$forte" $command --dictionary "$work/nowhere" "$work/nul.txt"
done
refused "skills: a missing file" 1 "nowhere.txt" "$forte" skills "$work/nowhere.txt"
refused "skills: a folder" 1 "is a folder" "$forte" skills "$work"
refused "skills: an empty file" 1 "is empty" "$forte" skills "$work/empty"
refused "skills: 1 GiB of zeros" 1 "limit" "$forte" skills "$work/zeros"
refused "fill: a missing file" 1 "nowhere.md" "$forte" fill --skills "$work/skills.json" "$work/nowhere.md"
refused "a file name with control characters" 1 "cannot be opened" "$forte" extract "$(printf 'a\033[31mb\nc')"

# standard input without an end: the limit holds without reading it all
head -c 100000000 /dev/zero | "$forte" extract -f json >"$work/out" 2>"$work/err"
check "100 MB of zeros on standard input" same "$?" 1
check "100 MB of zeros: one line" one_line "$work/err"

# NUL bytes and broken UTF-8 are read, with a warning
run "$forte" extract -f json "$work/nul.txt"
check "NUL bytes: read" same "$code" 0
check "NUL bytes: both sides are seen" holds "$work/out" '"name":"Python"'
check "NUL bytes: warning" holds "$work/out" invalid_utf8
run "$forte" extract -f json "$work/broken.txt"
check "invalid UTF-8: read" same "$code" 0
check "invalid UTF-8: both sides are seen" holds "$work/out" '"name":"Python"'
check "invalid UTF-8: warning" holds "$work/out" invalid_utf8
check "invalid UTF-8: the output is valid" iconv -f UTF-8 -t UTF-16 -o /dev/null "$work/out"
run "$forte" extract -f json "$work/random"
check "random bytes: refused" same "$code" 1

# a note without the section stays as it is
run "$forte" fill -i --skills "$work/skills.json" "$work/no-section.md"
check "a note without the section: exit code" same "$code" 1
check "a note without the section: one line" one_line "$work/err"
check "a note without the section: names it" holds "$work/err" "no-section.md"
check "a note without the section: unchanged" cmp "$work/no-section.md" "$root/corpus/notes/no-section.md"

# a note with text of the person's own stays as it is
cp "$root/corpus/notes/own-text.md" "$work/own-text.md"
run "$forte" fill -i --skills "$work/skills.json" "$work/own-text.md"
check "own text: unchanged" cmp "$work/own-text.md" "$root/corpus/notes/own-text.md"
check "own text: said" holds "$work/err" "own-text.md"

# a skills file that is broken: which key, which place
cp "$root/corpus/notes/analyst.md" "$work/note.md"
for broken in '[]' '{"schema":"forte.skills/1","skills":{"name":1}}' '{"schema":"forte.skills/1","skills":[{"name":"SQL","years":"four"}]}' \
  '{"schema":"forte.skills/9","skills":[]}' '{"schema":"forte.skills/1","skills":[' 'SQL, Python' '{"schema":"forte.skills/1","roles":"none"}'; do
  printf '%s' "$broken" >"$work/broken.json"
  refused "skills file $broken" 2 "broken.json" "$forte" fill -i --skills "$work/broken.json" "$work/note.md"
  check "skills file $broken: the note is unchanged" cmp "$work/note.md" "$root/corpus/notes/analyst.md"
  refused "match, skills file $broken" 2 "broken.json" "$forte" match --skills "$work/broken.json" "$root/corpus/postings/p03-nurse.txt"
done
refused "a skills file that is not there" 2 "nowhere.json" "$forte" match --skills "$work/nowhere.json" "$root/corpus/postings/p03-nurse.txt"

# outputs that cannot be written
run "$forte" extract -f json -o "$work/no/such/folder/out.json" "$root/corpus/postings/p03-nurse.txt"
check "an output in a folder that is not there: exit code" same "$code" 3
check "an output in a folder that is not there: one line" one_line "$work/err"
if [ -c /dev/full ]; then
  "$forte" extract -f json "$root/corpus/postings/p03-nurse.txt" >/dev/full 2>"$work/err"
  check "a full disk: exit code" same "$?" 3
  check "a full disk: one line" one_line "$work/err"
  "$forte" --help >/dev/full 2>"$work/err"
  check "help to a full disk: exit code" same "$?" 3
fi
# libraries that are loaded when an input needs them: without one, what needs it is refused, all else goes on
if ldd "$forte" | grep -q libxml2; then
  echo "SKIPPED: libraries that are loaded late: this build links them"
elif there "libraries that are loaded late" "${CC:-cc}" objdump; then
  mkdir "$work/hollow"
  echo 'int nothing_of_it;' >"$work/hollow.c"
  # absent NAME: a file of that library's name, with nothing in it, stands before the true one
  absent() {
    rm -f "$work/hollow"/*
    "${CC:-cc}" -shared -o "$work/hollow/$1" "$work/hollow.c"
  }
  soname() { strings -a "$forte" 2>/dev/null | grep -x "$1\.so\.[0-9]*" | head -1; }
  for library in libxml2 libarchive libsqlite3; do
    check "$library is loaded by name" test -n "$(soname "$library")"
    absent "$(soname "$library")"
    export LD_LIBRARY_PATH="$work/hollow"
    run "$forte" extract -q -f json "$root/corpus/postings/p03-nurse.txt"
    check "without $library: a posting of text is read" same "$code" 0
    case $library in
    libxml2)
      refused "without libxml2: a page" 1 "libxml2.*not installed" "$forte" extract "$root/corpus/postings/p25-dental-hygienist.html"
      refused "without libxml2: an ODT file" 1 "libxml2.*not installed" "$forte" skills "$root/corpus/cvs/warehouse.odt"
      printf '{"title":"Cook","description":"<p>Duties</p><ul><li>Cook soup</li></ul>"}' >"$work/tags.json"
      refused "without libxml2: JSON with HTML in it" 1 "libxml2.*not installed" "$forte" extract "$work/tags.json"
      printf '{"title":"Cook","description":"5 < 6 years of cooking &amp; baking"}' >"$work/plain.json"
      run "$forte" extract -q -f json "$work/plain.json"
      check "without libxml2: JSON without HTML is read" same "$code" 0
      printf 'From: a@example.org\nSubject: Cook\nContent-Type: text/html\n\n<p>Cook soup</p>\n' >"$work/mail.eml"
      refused "without libxml2: an e-mail of HTML alone" 1 "libxml2.*not installed" "$forte" extract "$work/mail.eml"
      ;;
    libarchive) refused "without libarchive: a DOCX file" 1 "libarchive.*not installed" "$forte" skills "$root/corpus/cvs/teacher.docx" ;;
    libsqlite3) refused "without SQLite: --db" 1 "libsqlite3.*not installed" "$forte" batch -q --skills "$work/skills.json" --db "$work/results.db" "$root/corpus/postings/p03-nurse.txt" ;;
    esac
    unset LD_LIBRARY_PATH
  done
fi
check "nothing is left behind" sh -c '! ls "$1" | grep -q "forte-"' - "$work"
finish
