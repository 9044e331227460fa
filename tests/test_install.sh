# make install and uninstall; what the libraries export; a program of one's own against the installed library.
. "$(dirname "$0")/lib.sh"
make=${MAKE:-make}
cc=${CC:-cc}
cd "$root" || exit 1

only_forte() { # NM-ARGUMENT... : no defined global symbol but forte_*
  nm "$@" | awk 'NF == 3 && $2 != "A" {print $3}' | grep -v '^forte_' >"$work/strange"
  [ ! -s "$work/strange" ] || { head -5 "$work/strange"; return 1; }
}
declared() { # every function of the header is exported
  grep -o 'FORTE_API [^;(]*(' include/forte.h | grep -o 'forte_[a-z_]*(' | tr -d '(' | sort >"$work/declared"
  nm -D --defined-only --without-symbol-versions "$1" | awk 'NF == 3 {print $3}' | sort | comm -23 "$work/declared" - >"$work/lacking"
  [ -s "$work/declared" ] && [ ! -s "$work/lacking" ] || { cat "$work/lacking"; return 1; }
}
soname() { same "$(readelf -d "$1" | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')" libforte.so.0; }
quietly() { "$@" >/dev/null; }

case $(nm -D "$build/libforte.so") in *__asan*) sanitized=yes ;; *) sanitized= ;; esac
if [ -z "$sanitized" ]; then
  check "libforte.so exports forte_* alone" only_forte -D --defined-only "$build/libforte.so"
  check "libforte.a exports forte_* alone" only_forte -g --defined-only "$build/libforte.a"
fi
check "libforte.so exports all that the header declares" declared "$build/libforte.so"
check "libforte.so has its soname" soname "$build/libforte.so"

# `make demo` installs the compiler: what make asks of it before is no error
before_it_is_there() { "$make" -n -s CC=no-such-compiler demo >"$work/dry" 2>&1; ! grep -i "not found\|no such" "$work/dry"; }
check "make without a compiler complains of nothing" before_it_is_there

stage="$work/stage"
check "make install" $make --no-print-directory -s install BUILD="$build" DESTDIR="$stage" PREFIX=/opt/forte
# every line of the pages; the pages that they name are installed with them
pages() {
  [ "$(find "$1" -name '*.[135]' | wc -l)" = 3 ] || { echo "not three pages"; return 1; }
  find "$1" -name '*.[135]' -exec mandoc -T lint {} + | grep -v 'referenced manual not found: Xr \(forte\|libforte\|forte-dictionary\) ' >"$work/lint"
  [ ! -s "$work/lint" ] || { cat "$work/lint"; return 1; }
}
in_page() { # each function of the header has its place in libforte(3)
  for name in $(cat "$work/declared"); do
    grep -q "^.Fn $name\b" "$1" || { echo "no $name in $1"; return 1; }
  done
}
links() { # of the installed documents: each leads to a file, but for those to sources
  for page in $(find "$1" -name '*.md'); do
    for target in $(grep -o '](\([^)#:]*\))' "$page" | sed 's/](\(.*\))/\1/' | grep -v '^\(\.\./\)*\(include\|tests\)/'); do
      [ -e "$(dirname "$page")/$target" ] || { echo "$page: $target is not there"; return 1; }
    done
  done
}
there "man pages" mandoc && check "man pages: mandoc has nothing to say" pages "$stage/opt/forte/share/man"
check "libforte(3) names every function" in_page "$stage/opt/forte/share/man/man3/libforte.3"
check "links of the installed documents" links "$stage/opt/forte/share/doc/forte"
for file in bin/forte lib/libforte.a lib/libforte.so lib/libforte.so.0 include/forte.h lib/pkgconfig/forte.pc share/man/man1/forte.1 \
  share/bash-completion/completions/forte share/zsh/site-functions/_forte share/fish/vendor_completions.d/forte.fish share/doc/forte/LICENSE \
  share/man/man3/libforte.3 share/man/man5/forte-dictionary.5 share/doc/forte/docs/formats.md share/doc/forte/dictionaries/README.md \
  share/doc/forte/schemas/README.md share/forte/schemas/match-1.schema.json share/doc/forte/examples/example.c \
  lib/sqlite3/forte.so share/forte/python/forte.py; do
  check "installed: $file" test -s "$stage/opt/forte/$file"
done
check "installed links stay inside" sh -c 'readlink "$1"/opt/forte/lib/libforte.so | grep -qx libforte.so.0' - "$stage"
check "the installed program runs" quietly "$stage/opt/forte/bin/forte" --version
check "make uninstall" $make --no-print-directory -s uninstall BUILD="$build" DESTDIR="$stage" PREFIX=/opt/forte
check "uninstall leaves no file" sh -c '[ -z "$(find "$1" ! -type d)" ]' - "$stage"
check "uninstall leaves no folder of its own" sh -c '[ -z "$(find "$1" -mindepth 3 -name "*forte*")" ]' - "$stage"

# a program of one's own, through pkg-config, with the shared and the static library
prefix="$work/prefix"
check "make install, PREFIX alone" $make --no-print-directory -s install BUILD="$build" PREFIX="$prefix"
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
check "pkg-config knows the version" sh -c 'pkg-config --modversion forte | grep -q "^[0-9.]*$"'
if [ -z "$sanitized" ]; then
  check "the example links with the shared library" sh -c "$cc -Wall -Wextra -Werror -o '$work/example' $prefix/share/doc/forte/examples/example.c \$(pkg-config --cflags --libs forte)"
  check "the example runs" sh -c "LD_LIBRARY_PATH='$prefix/lib' '$work/example' | grep -q '\"name\":\"SQL\"'"
  check "the example links with the static library" sh -c "$cc -o '$work/static' tests/example.c \$(pkg-config --cflags forte) '$prefix/lib/libforte.a' \$(pkg-config --static --libs forte | sed 's/-lforte//')"
  check "the static example runs" sh -c "'$work/static' | grep -q '\"name\":\"SQL\"'"
fi
# a tree that runs from any folder, and the source
if [ -z "$sanitized" ]; then
  version=$("$forte" --version | cut -d' ' -f2)
  tree=$work/any/forte-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
  inside() { # every library but the C library's is found in the tree
    ldd "$1" >"$work/ldd"
    ! grep -q 'not found' "$work/ldd" && ! grep -v -e "$tree/" -e linux-vdso -e ld-linux -e '/lib\(c\|m\|pthread\)\.so' "$work/ldd"
  }
  mkdir "$work/any"
  check "make dist" $make --no-print-directory -s dist BUILD="$build"
  check "the tree is unpacked" tar -C "$work/any" -xf "$build/dist/$(basename "$tree").tar.xz"
  check "the tree's program runs" sh -c '"$1/bin/forte" <corpus/postings/p02-backend.md 2>/dev/null | grep -q "What they"' - "$tree"
  check "the tree's program has its libraries with it" inside "$tree/bin/forte"
  check "the tree's library too" inside "$tree/lib/libforte.so.0"
  check "the tree's extension too" inside "$tree/lib/sqlite3/forte.so"
  check "the libraries' licences are there" sh -c 'ls "$1"/share/doc/forte/libraries/libpcre2*.txt' - "$tree"
  check "the tree's man page" test -s "$tree/share/man/man1/forte.1"
  check "programs link with the tree" sh -c "PKG_CONFIG_PATH='$tree/lib/pkgconfig' && export PKG_CONFIG_PATH && $cc -o '$work/moved' '$tree/share/doc/forte/examples/example.c' \$(pkg-config --cflags --libs forte) && LD_LIBRARY_PATH='$tree/lib' '$work/moved' | grep -q SQL"
  check "the source archive holds what is checked in" sh -c 'tar -tf "$1" | sed "s|^[^/]*/||" | grep -qx src/forte.c' - "$build/dist/forte-$version.tar.xz"
fi
check "the header is C++ too" sh -c "! command -v c++ >/dev/null || echo '#include <forte.h>' | c++ -Wall -Werror -I'$prefix/include' -x c++ -fsyntax-only -"
finish
