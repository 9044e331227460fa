# The Debian packages: built, looked through by lintian, and on a Debian of their own (a chroot with nothing else in it)
# installed, used, upgraded and removed. Needs root and a mirror; says what it skips.
. "$(dirname "$0")/lib.sh"
cd "$root" || exit 1
make=${MAKE:-make}
version=$("$forte" --version | cut -d' ' -f2)
PATH=$PATH:/usr/sbin:/sbin
unset MAKEFLAGS MFLAGS

skip() { echo "SKIPPED: packages: $1"; finish; exit; }
case $(nm -D "$build/libforte.so") in *__asan*) skip "they are built without sanitizers, and tested there" ;; esac
there packages dpkg-buildpackage dh || { finish; exit; }
dpkg-checkbuilddeps 2>/dev/null || skip "their build dependencies are not installed: $(dpkg-checkbuilddeps 2>&1)"

debs=$build/deb
check "make deb" $make -s deb BUILD="$build"
for package in forte libforte0 libforte-dev python3-forte; do
  check "$package is built" test -s "$debs/${package}_${version}"_*.deb
done
[ "$failed" = 0 ] || { finish; exit 1; }
no_words() { # of lintian, run as it asks to be: not as root
  "$@" >"$work/lintian" 2>&1 || { cat "$work/lintian"; return 1; }
}
there "lintian" lintian && check "lintian: no error, no warning" no_words lintian --allow-root --fail-on error,warning "$debs"/*.changes
depends() { dpkg-deb -f "$debs/$1"_*.deb Depends; }
check "the program's package needs no compiler and no headers" sh -c '! echo "$1" | grep -q -e -dev -e gcc' - "$(depends forte) $(depends libforte0)"
check "the program uses the library's package" sh -c 'echo "$1" | grep -q libforte0' - "$(depends forte)"

for library in libxml2 libarchive13 libsqlite3-0; do
  check "the library's package has what it loads late: $library" sh -c 'echo "$1" | grep -q "$2"' - "$(depends libforte0)" "$library"
done

there "packages in a chroot" debootstrap chroot || { finish; exit; }
[ "$(id -u)" = 0 ] || skip "installing them in a chroot needs root"
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 2>/dev/null | awk -v suite="$suite" '$2 == suite && $3 == "main" {print $1; exit}')
[ -n "$mirror" ] || skip "no Debian mirror is set for apt"
box=$work/box
if ! debootstrap --variant=minbase "$suite" "$box" "$mirror" >"$work/debootstrap" 2>&1; then
  tail -2 "$work/debootstrap"
  skip "debootstrap cannot make a chroot here (no network?)"
fi
trap 'umount "$box/proc" 2>/dev/null; rm -rf "$work"' EXIT
mount -t proc proc "$box/proc" 2>/dev/null
cp /etc/resolv.conf "$box/etc/resolv.conf" 2>/dev/null
cp "$debs"/forte_*.deb "$debs"/libforte0_*.deb "$debs"/libforte-dev_*.deb "$debs"/python3-forte_*.deb "$box/root"
cp corpus/cvs/backend.txt corpus/cvs/product.pdf corpus/postings/p02-backend.md corpus/notes/backend.md "$box/root"
inside() { chroot "$box" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive sh -c "cd /root; $1"; }
install() { inside "apt-get install -y -q --no-install-recommends $1"; }
find "$box" -xdev ! -path "$box/proc/*" ! -path "$box/var/*" | sort >"$work/before"

check "the chroot learns of packages" inside "apt-get update -q"
check "installed" install "./forte_*.deb ./libforte0_*.deb"
check "no compiler came along" inside "! command -v cc gcc ld"
check "it runs" inside "forte --version | grep -qx 'forte $version'"
check "a CV becomes the skills file" inside "forte init --quiet backend.txt </dev/null && test -s .config/forte/skills.json"
check "the main job" inside "cat p02-backend.md | forte >report; grep -q 'Where you add value' report"
check "a note is filled" inside "forte fill -i backend.md && grep -q 'Filled in by forte' backend.md"
check "without pdftotext a PDF is refused with the package's name" inside "! forte skills product.pdf 2>err && grep -q poppler-utils err"
check "what is recommended can be had" install poppler-utils
check "then a PDF is read" inside "forte skills product.pdf >product.json && grep -q '\"skills\"' product.json"
check "doctor finds nothing wrong" inside "forte doctor"
check "schemas and completions are there" inside "test -s /usr/share/forte/schemas/match-1.schema.json && test -s /usr/share/bash-completion/completions/forte"

# the next version: the same files under a higher number
next=$version+next
for package in forte libforte0; do
  rm -rf "$work/unpacked"
  dpkg-deb -R "$debs/${package}_${version}"_*.deb "$work/unpacked" && sed -i "s/^Version: .*/Version: $next/" "$work/unpacked/DEBIAN/control" &&
    dpkg-deb -b "$work/unpacked" "$box/root/$package-next.deb" >/dev/null
done
sums() { inside "cksum .config/forte/skills.json report backend.md"; }
before=$(sums)
check "upgraded" install "./forte-next.deb ./libforte0-next.deb"
check "the upgrade is in place" inside "dpkg-query -W -f '\${Version}\n' forte libforte0 | sort -u | grep -qx '$next'"
check "it runs after the upgrade, with the same report" inside "forte <p02-backend.md | cmp - report"
check "what is the user's is as it was" same "$(sums)" "$before"
check "back to the version that is tested" inside "apt-get install -y -q --allow-downgrades ./forte_*.deb ./libforte0_*.deb"

check "Python and SQLite" install "./python3-forte_*.deb sqlite3"
check "the Python module reads a posting" inside "python3 -c 'import forte; print(forte.Engine().posting(open(\"p02-backend.md\", \"rb\").read()).json()[\"title\"])' | grep -q Backend"
check "installing compiled the module" inside "ls /usr/lib/python3/dist-packages/__pycache__/forte.*.pyc"
check "SQLite loads the extension" inside "echo \"SELECT forte_extract(readfile('p02-backend.md'));\" | sqlite3 -cmd '.load '\$(dpkg -L forte | grep sqlite3/forte.so) | grep -q forte.extraction/1"
check "the library with its header, and a compiler" install "./libforte-dev_*.deb gcc libc6-dev pkgconf"
check "the example is built and runs" inside "cc -o example /usr/share/doc/libforte-dev/examples/example.c \$(pkg-config --cflags --libs forte) && ./example | grep -q '\"name\":\"SQL\"'"
check "the example links with the static library" inside "cc -o static /usr/share/doc/libforte-dev/examples/example.c \$(pkg-config --cflags forte) -Wl,-Bstatic -lforte -Wl,-Bdynamic \$(pkg-config --static --libs forte | sed 's/-lforte//') && ./static | grep -q SQL"

check "removed" inside "apt-get purge -y -q forte libforte0 libforte-dev python3-forte"
find "$box" -xdev ! -path "$box/proc/*" ! -path "$box/var/*" ! -path "$box/root/*" | sort | comm -13 "$work/before" - | grep forte >"$work/left" # what Python compiled too
check "nothing of forte is left" empty "$work/left"
check "but what is the user's" inside "test -s .config/forte/skills.json"
umount "$box/proc" 2>/dev/null
finish
