# make install and uninstall; what the libraries export; a program of one's own against the installed library.
. "$(dirname "$0")/lib.sh"
make=${MAKE:-make}
cc=${CC:-cc}
cd "$root" || exit 1

only_forte() { # NM-ARGUMENT... : no defined global symbol but forte_*
  nm "$@" | awk 'NF == 3 {print $3}' | grep -v '^forte_' >"$work/strange"
  [ ! -s "$work/strange" ] || { head -5 "$work/strange"; return 1; }
}
declared() { # every function of the header is exported
  grep -o 'FORTE_API [^;(]*(' include/forte.h | grep -o 'forte_[a-z_]*(' | tr -d '(' | sort >"$work/declared"
  nm -D --defined-only "$1" | awk 'NF == 3 {print $3}' | sort | comm -23 "$work/declared" - >"$work/lacking"
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

stage="$work/stage"
check "make install" $make --no-print-directory -s install BUILD="$build" DESTDIR="$stage" PREFIX=/opt/forte
for file in bin/forte lib/libforte.a lib/libforte.so lib/libforte.so.0 include/forte.h lib/pkgconfig/forte.pc share/man/man1/forte.1 \
  share/bash-completion/completions/forte share/zsh/site-functions/_forte share/fish/vendor_completions.d/forte.fish share/doc/forte/LICENSE; do
  check "installed: $file" test -s "$stage/opt/forte/$file"
done
check "installed links stay inside" sh -c 'readlink "$1"/opt/forte/lib/libforte.so | grep -qx libforte.so.0' - "$stage"
check "the installed program runs" quietly "$stage/opt/forte/bin/forte" --version
check "make uninstall" $make --no-print-directory -s uninstall BUILD="$build" DESTDIR="$stage" PREFIX=/opt/forte
check "uninstall leaves no file" sh -c '[ -z "$(find "$1" ! -type d)" ]' - "$stage"

# a program of one's own, through pkg-config, with the shared and the static library
prefix="$work/prefix"
check "make install, PREFIX alone" $make --no-print-directory -s install BUILD="$build" PREFIX="$prefix"
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
check "pkg-config knows the version" sh -c 'pkg-config --modversion forte | grep -q "^[0-9.]*$"'
if [ -z "$sanitized" ]; then
  check "the example links with the shared library" sh -c "$cc -Wall -Wextra -Werror -o '$work/example' tests/example.c \$(pkg-config --cflags --libs forte)"
  check "the example runs" sh -c "LD_LIBRARY_PATH='$prefix/lib' '$work/example' | grep -q '\"name\":\"SQL\"'"
  check "the example links with the static library" sh -c "$cc -o '$work/static' tests/example.c \$(pkg-config --cflags forte) '$prefix/lib/libforte.a' \$(pkg-config --static --libs forte | sed 's/-lforte//')"
  check "the static example runs" sh -c "'$work/static' | grep -q '\"name\":\"SQL\"'"
fi
check "the header is C++ too" sh -c "! command -v c++ >/dev/null || echo '#include <forte.h>' | c++ -Wall -Werror -I'$prefix/include' -x c++ -fsyntax-only -"
finish
