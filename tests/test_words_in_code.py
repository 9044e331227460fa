#!/usr/bin/env python3
"""The rooms that read and judge hold no lists of natural-language words: those are data in dictionaries/.

Counted per file, comments aside: words in lists of strings, and words that tokens are compared with.  Words of the contract
(what JSON calls things), names of formats, their extensions, fields and commands (RTF's \\par, an e-mail's Subject, a table's columns) are not of a
language; their files are named in CONTRACT.
tests/words_in_code.txt says what still stands in C, file by file; a file may hold no more than that, and no file that is
not named there may hold any.
"""
import re
import sys

from checks import ROOT, check, summary

ROOMS = ["posting", "profile", "match", "input"]
CONTRACT = {"src/posting/words.c", "src/match/band.c", "src/input/rtf.c", "src/input/mail.c", "src/input/csv_rows.c",
            "src/input/source_names.c", "src/input/sources.c", "src/input/document.c"}
ALLOWED = ROOT / "tests" / "words_in_code.txt"

COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)
STRING = r'"(?:[^"\\\n]|\\.)*"'
LIST = re.compile(r"char \*const \w+\[[^\]]*\] = \{(.*?)\};", re.S)
ENTRIES = re.compile(r"\}\s*\w*\[\w*\] = \{(.*?)\};", re.S)  # of an unnamed struct
COMPARED = re.compile(r"slice_(?:equal_nocase|ends_with|starts_with)\([^;]*?SLICE\((" + STRING + r")\)")
WORD = re.compile(r"[^\W\d_]{2,}")  # "ft" counts, "$" and "4" do not


def words_in(text):
    text = COMMENT.sub("", text)
    lists = LIST.findall(text) + ENTRIES.findall(text)
    found = [s for part in lists for s in re.findall(STRING, part)] + COMPARED.findall(text)
    return [s for s in found if WORD.search(re.sub(r"\\x[0-9A-Fa-f]{2}", "ä", s))]


def main():
    allowed = {}
    for line in ALLOWED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            path, count = line.split()
            allowed[path] = int(count)
    total = 0
    for path in sorted(p for room in ROOMS for p in (ROOT / "src" / room).rglob("*.[ch]")):
        name = str(path.relative_to(ROOT))
        if name in CONTRACT:
            continue
        found = words_in(path.read_text(encoding="utf-8"))
        total += len(found)
        most = allowed.pop(name, 0)
        check(f"{name} holds {len(found)} words of a language, {most} are allowed; put them into a set of dictionaries/:", len(found) <= most, " ".join(found[:12]))
        if len(found) < most:
            print(f"{name}: {len(found)} words, {most} allowed; lower it in tests/words_in_code.txt")
    for name in allowed:
        print(f"{name} is allowed words and is not there; take its line away")
    samples = {'static const char *const joins[] = {"and", "or", NULL};': 2, 'slice_equal_nocase(text, SLICE("suite"))': 1,
               'slice_equal(key, SLICE("title"))': 0, '/* slice_equal_nocase(text, SLICE("suite")) */': 0,
               '} ends[] = {{"s", 1}, {"ing", 2}};': 1}
    for code, count in samples.items():
        check(f"{code} holds {count} words", len(words_in(code)) == count, words_in(code))
    print(f"{total} words of a language in C")
    return summary()


if __name__ == "__main__":
    sys.exit(main())
