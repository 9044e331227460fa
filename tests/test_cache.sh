# A dictionary of one's own and a skills file are compiled once: what the cache keeps gives the same as compiling, is made
# anew when the text is another, and what is damaged, forged or of others is not used.
. "$(dirname "$0")/lib.sh"
export XDG_CACHE_HOME="$work/cache"
dictionary="$work/dictionary.txt"
printf '@kind hard\nQuuxForge | quux forge\n' >"$dictionary"
printf 'Requirements:\n- Experience with QuuxForge, SQL and Python\n- Zorbit is a plus\n' >"$work/posting.txt"
extract() { "$forte" extract -q -f json --dictionary "$dictionary" "$work/posting.txt"; }
image() { ls "$work/cache/forte"/dictionary-*.image 2>/dev/null; }
cpu() { python3 -c 'import os, resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
u = resource.getrusage(resource.RUSAGE_CHILDREN); print(int((u.ru_utime + u.ru_stime) * 1000))' "$forte" extract -q -f json --dictionary "$dictionary" "$work/posting.txt"; }

first=$(cpu)
check "the first run keeps the image" test -s "$(image)"
check "it is the user's alone to write" sh -c '[ -z "$(find "$1" -perm -002)" ]' - "$work/cache/forte"
extract >"$work/kept.json"
XDG_CACHE_HOME=/dev/null extract >"$work/compiled.json"
check "a cache that cannot be made: compiled" holds "$work/compiled.json" '"QuuxForge"'
check "the kept image gives the same bytes" cmp "$work/kept.json" "$work/compiled.json"
second=$(cpu)
check "the second run costs a fourth of the first at most ($second, $first ms of CPU)" test "$second" -le $((first / 4))
inode=$(stat -c %i "$(image)")
extract >/dev/null
check "what is right is not written again" same "$(stat -c %i "$(image)")" "$inode"

# made anew
printf '@kind hard\nQuuxForge | quux forge\nZorbit\n' >"$dictionary"
extract >"$work/out.json"
check "another text: its new word is known" holds "$work/out.json" '"name":"Zorbit","kind":"hard","strength":"preferred","any_of":null,"min_years":null,"mentions"'
check "another text: one image, not two" same "$(image | wc -l)" 1
extract >"$work/whole.json"
check "another text: from the image too" cmp "$work/whole.json" "$work/out.json"
cp "$(image)" "$work/right.image"
size=$(stat -c %s "$work/right.image")

# hostile: whatever lies there, the answer is the right one and nothing is said
hostile() { # NAME: what lies there now
  extract >"$work/out.json" 2>"$work/err"
  check "$1: exit code" same "$?" 0
  check "$1: the right answer" cmp "$work/out.json" "$work/whole.json"
  check "$1: nothing is said" empty "$work/err"
}
remade() { check "$1: made anew" cmp "$(image)" "$work/right.image"; }
place=$(image)
: >"$place"; hostile "an empty image"; remade "an empty image"
head -c $((size - 1)) "$work/right.image" >"$place"; hostile "an image without its last byte"; remade "an image without its last byte"
with_a_byte_changed() { # WHAT PLACE...
  what=$1
  shift
  for at in "$@"; do
    cp "$work/right.image" "$place"
    printf '\377' | dd of="$place" bs=1 seek="$at" conv=notrunc 2>/dev/null
    cmp -s "$place" "$work/right.image" && printf '\0' | dd of="$place" bs=1 seek="$at" conv=notrunc 2>/dev/null
    hostile "$what with a byte changed at $at"
    remade "$what with a byte changed at $at"
  done
}
with_a_byte_changed "an image" 200 $((size / 2)) $((size - 5))
cp "$work/right.image" "$place"; chmod 666 "$place"; hostile "an image that all may write"
cp "$work/right.image" "$place"; chmod 644 "$place"
rm "$place"; ln -s "$work/right.image" "$place"; hostile "a symbolic link"
rm "$place"; mkfifo "$place"; hostile "a pipe"
rm "$place"; mkdir "$place"; hostile "a folder"; rmdir "$place"
if [ "$(id -u)" = 0 ]; then
  cp "$work/right.image" "$place"; chown 65534 "$place"; hostile "another user's image"; rm -f "$place"
fi
XDG_CACHE_HOME=relative hostile "a cache that is no absolute path"
check "a relative cache is not made" sh -c '[ ! -e relative ]'
cat "$work/posting.txt" >"$place"; hostile "a text in its place"; remade "a text in its place"

# a wrong dictionary leaves no image of it
printf '@kind nonsense\nX\n' >"$dictionary"
refused "a wrong dictionary, twice" 2 "dictionary.txt:1" "$forte" extract -q --dictionary "$dictionary" "$work/posting.txt"
refused "a wrong dictionary, twice" 2 "dictionary.txt:1" "$forte" extract -q --dictionary "$dictionary" "$work/posting.txt"
check "nothing is left beside the image" same "$(ls -A "$work/cache/forte" | wc -l)" 1

# the skills file: the same of what was found in it
skills="$work/skills.json" posting="$root/corpus/postings/p20-ml-engineer.txt"
"$forte" skills "$root/corpus/cvs/backend.txt" -o "$skills" -q --today 2026-11-01
extract() { "$forte" match -q -f json --skills "$skills" "$posting"; }
image() { ls "$work/cache/forte"/skills-*.compiled 2>/dev/null; }
XDG_CACHE_HOME=/dev/null extract >"$work/whole.json"
extract >"$work/out.json"
check "skills: the first run keeps them" test -s "$(image)"
check "skills: they are the user's alone to read" same "$(stat -c %a "$(image)")" 600
check "skills: a cache that cannot be made gives the same" cmp "$work/whole.json" "$work/out.json"
place=$(image)
touch -d 2001-01-01 "$place"
hostile "skills: kept"
check "skills: what is right is not written again" same "$(date -r "$place" +%Y)" 2001
for format in text md html; do
  "$forte" match -q -f "$format" --explain --skills "$skills" "$posting" >"$work/kept"
  XDG_CACHE_HOME=/dev/null "$forte" match -q -f "$format" --explain --skills "$skills" "$posting" >"$work/parsed"
  check "skills: kept ones give the same as $format" cmp "$work/kept" "$work/parsed"
done
cp "$place" "$work/right.image"
size=$(stat -c %s "$place")
: >"$place"; hostile "no skills"; remade "no skills"
head -c $((size - 1)) "$work/right.image" >"$place"; hostile "skills without their last byte"; remade "skills without their last byte"
{ cat "$work/right.image"; printf x; } >"$place"; hostile "skills with a byte more"; remade "skills with a byte more"
with_a_byte_changed skills 3 12 20 40 $((size / 2)) $((size - 5))
cp "$work/right.image" "$place"; chmod 666 "$place"; hostile "skills that all may write"; remade "skills that all may write"
check "skills that all could write are the user's alone again" same "$(stat -c %a "$place")" 600
rm "$place"; ln -s "$work/right.image" "$place"; hostile "skills behind a symbolic link"
rm "$place"; mkfifo "$place"; hostile "skills: a pipe"
rm "$place"; mkdir "$place"; hostile "skills: a folder"; rmdir "$place"
if [ "$(id -u)" = 0 ]; then
  cp "$work/right.image" "$place"; chown 65534 "$place"; chmod 644 "$place"; hostile "another user's skills"; rm -f "$place"
fi
extract >/dev/null
sed 's/"years": [0-9][0-9.]*/"years": 1/' "$skills" >"$skills.new" && mv "$skills.new" "$skills"
extract >"$work/out.json"
check "skills that were edited are read anew" sh -c '! cmp -s "$1" "$2"' - "$work/out.json" "$work/whole.json"
XDG_CACHE_HOME=/dev/null extract >"$work/whole.json"
hostile "edited skills"
printf '@kind hard\nQuuxForge | quux forge\n' >"$dictionary"
XDG_CACHE_HOME=/dev/null "$forte" match -q -f json --dictionary "$dictionary" --skills "$skills" "$posting" >"$work/parsed"
"$forte" match -q -f json --dictionary "$dictionary" --skills "$skills" "$posting" >"$work/out.json"
"$forte" match -q -f json --dictionary "$dictionary" --skills "$skills" "$posting" >"$work/kept"
check "skills with a dictionary of one's own" cmp "$work/kept" "$work/parsed"
check "skills with a dictionary of one's own, the first time" cmp "$work/out.json" "$work/parsed"
rm -f "$work"/cache/forte/skills-*
cat "$skills" | "$forte" match -q -f json --skills /dev/stdin "$posting" >"$work/out.json"
check "skills that come through a pipe are not kept" same "$(ls "$work"/cache/forte/skills-* 2>/dev/null)" ""
for i in $(seq 40); do cp "$skills" "$work/s$i.json"; "$forte" match -q --skills "$work/s$i.json" "$posting" >/dev/null; done
check "of many skills files sixteen are kept at most" test "$(ls "$work"/cache/forte/skills-* | wc -l)" -le 16
finish
