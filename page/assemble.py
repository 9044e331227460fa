#!/usr/bin/env python3
"""page/assemble.py ENGINE.js ENGINE.wasm SOURCES PDFJS VERSION OUT.html: one HTML file that holds all it needs.

The page's policy names each script by its hash: nothing else may run, nothing may be loaded, nothing sent. The engine, the
licences and the scripts of pdf.js, which are needed when a PDF is given, are blocks of data, packed. Python 3 standard
library only.
"""
import base64
import gzip
import hashlib
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
LIMIT = 12 << 20
# Of each source the licence as Debian writes it; the licences that those name, as Debian keeps them.
LIBRARIES = {"pcre2": "PCRE2", "snowball": "libstemmer (Snowball)", "cjson": "cJSON", "utf8proc": "utf8proc", "libxml2": "libxml2",
             "libarchive": "libarchive", "zlib": "zlib", "nettle": "nettle", "libcsv": "libcsv"}
INSTALLED = {"libjs-pdf": "pdf.js", "emscripten": "emscripten with musl's C library"}
COMMON = pathlib.Path("/usr/share/common-licenses")


def licences(sources):
    parts = [("forte", HERE.parent / "LICENSE")]
    parts += [(name, sources / folder / "debian" / "copyright") for folder, name in LIBRARIES.items()]
    parts += [(name, pathlib.Path("/usr/share/doc") / package / "copyright") for package, name in INSTALLED.items()]
    parts += [(name, COMMON / name) for name in ("Apache-2.0", "LGPL-3", "GPL-3", "GPL-2")]
    return "\n\n".join(f"==== {name} ====\n\n{path.read_text(encoding='utf-8', errors='replace')}" for name, path in parts)


def script(path):
    """A script's text, without what names a file beside it."""
    return "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("//# sourceMappingURL"))


def element(source):
    """A script as an element: text and all, with nothing in it that would end the element."""
    return "\n" + source.replace("</script", "<\\/script").replace("<!--", "<\\!--") + "\n"


def digest(source):
    """What the policy says of a script that may run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode('utf-8')).digest()).decode()}'"


def block(name, data):
    """As base85, which takes a sixteenth less than base64; with a comma for the one sign of it that could begin a tag."""
    packed = base64.b85encode(gzip.compress(data, 9, mtime=0)).decode().replace("<", ",")
    return f'<script type="application/octet-stream" id="{name}">{packed}</script>'


def main():
    engine_js, engine_wasm, sources, pdfjs, version, out = sys.argv[1:]
    later = {f"{name}-packed": script(pathlib.Path(pdfjs, f"{name}.js")) for name in ("pdf", "pdf.worker")}
    now = [element(script(path)) for path in (pathlib.Path(engine_js), HERE / "pdf_words.js", HERE / "page.js")]
    policy = f"default-src 'none'; script-src 'wasm-unsafe-eval' {' '.join(map(digest, [*later.values(), *now]))}; style-src 'unsafe-inline'; " \
             "img-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'"
    packed = {"engine": pathlib.Path(engine_wasm).read_bytes(), "licences-packed": licences(pathlib.Path(sources)).encode("utf-8"),
              **{name: text.encode("utf-8") for name, text in later.items()}}
    blocks = [block(name, data) for name, data in packed.items()]
    page = (HERE / "page.html").read_text(encoding="utf-8")
    for name, value in (("CSP", policy), ("STYLE", (HERE / "page.css").read_text(encoding="utf-8")), ("VERSION", version),
                        ("LIBRARIES", ", ".join([*LIBRARIES.values(), *INSTALLED.values()])),
                        ("SCRIPTS", "\n".join([*blocks, *(f"<script>{text}</script>" for text in now)]))):
        page = page.replace(f"@{name}@", value, 1)
    size = len(page.encode("utf-8"))
    if size > LIMIT:
        sys.exit(f"make page: the page has {size / (1 << 20):.1f} MiB, more than {LIMIT >> 20}")
    pathlib.Path(out).write_text(page, encoding="utf-8")
    print(f"{out}: {size / (1 << 20):.1f} MiB, one file, needs no network")


if __name__ == "__main__":
    main()
