# A dictionary of one's own is compiled once: the cache's image gives the same as compiling, is made anew when the text is
# another, and what is damaged, forged or of others is not used.
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
for at in 200 $((size / 2)) $((size - 5)); do
  cp "$work/right.image" "$place"
  printf '\377' | dd of="$place" bs=1 seek="$at" conv=notrunc 2>/dev/null
  cmp -s "$place" "$work/right.image" && printf '\0' | dd of="$place" bs=1 seek="$at" conv=notrunc 2>/dev/null
  hostile "a byte changed at $at"
  remade "a byte changed at $at"
done
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
finish
