# What the documents say is true: the README's output, the links, the labelled corpus.
. "$(dirname "$0")/lib.sh"
cd "$root" || exit 1
export FORTE="$forte"

check "README.md shows what make demo prints" python3 tests/readme.py --check
picture() { # of this size and kind, and of no more bytes than a page should load
  tools/picture "$forte" "$work/report.png" && python3 -c 'import struct, sys; data = open(sys.argv[1], "rb").read(); assert data[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", data[16:24]) == (900, 1000) and 20000 < len(data) < 400000, len(data)' "$work/report.png"
}
case $(file "$forte" 2>/dev/null; nm -D "$forte" 2>/dev/null) in *__asan*) ;; *) there "make picture" chromium && check "make picture" picture ;; esac
check "corpus/gold fits its postings" python3 tests/make_gold.py --check
for file in README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md docs/*.md dictionaries/*.md corpus/README.md schemas/README.md; do
  for target in $(grep -o '](\([^)#:]*\))' "$file" | sed 's/](\(.*\))/\1/'); do
    check "$file: $target is there" test -e "$(dirname "$file")/$target"
  done
done
# every command and every option that the README and the formats name
for option in $(grep -oh -- '`--[a-z-]*' README.md docs/formats.md | tr -d '\140' | sort -u); do
  check "$option is an option" sh -c '"$1" --print man | tr -d "\\\\" | grep -q -- "$2"' - "$forte" "$option"
done
check "the version is the same in Makefile and CHANGELOG.md" sh -c 'grep -q "^## $("$1" --version | cut -d" " -f2)" CHANGELOG.md' - "$forte"
finish
