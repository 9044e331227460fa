#!/usr/bin/env python3
"""The rooms that read and judge hold no words of a natural language: those are data in dictionaries/.

Counted, comments aside: strings that hold a word (two letters in a row) in a list between braces, and those that text is
compared with.  None is allowed.  What is no word of a language says so by a mark of src/base/names.h, and the mark is held
to its word:
- FORMAT_NAMES(FORMAT) before a table or a table's type, FORMAT_NAME(FORMAT, "name") for one name: the format is one that
  names.h lists, with where its names are looked up; its names have no blank in them, as a phrase has, unless they are
  markup; and names of FORTE stand in schemas/ or docs/.
- MESSAGES before a table of what forte says: nothing is compared with it.

Endings are words of a language too (a plural's "s"): where posting, profile and match look at a word's end, or right behind
one, they compare it with no letter.  And how far a reader of years and degrees looks for a word has a name.
"""
import re
import sys

from checks import ROOT, check, summary

ROOMS = ["text", "posting", "profile", "match", "input", "note"]
READ_WORDS = ["posting", "profile", "match"]  # the others read formats letter by letter
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
SIGN = re.compile(r"'(?:[^'\\]|\\.)*'")
ENDING = re.compile(r"(?:\[[^\]]*size - \d\]|\[end\])(?: \| (?:0x20|32)\))? [=!]= '[a-zA-Z]'|slice_ends_with\([^;]*SLICE\(\"[a-zA-Z]\"\)")
WINDOW = re.compile(r"\b(?:end|first|from) [+-] (?:[3-9]|\d{2,})\b(?! <)")
WORD = re.compile(r"[^\W\d_]{2,}")  # "ft" counts, "$" and "4" do not
ESCAPE = re.compile(r"((?:\\x[0-9A-Fa-f]{2})+)|\\.")
COMPARISONS = "slice_(?:equal_nocase|ends_with|starts_with|find|holds_nocase)|starts_nocase|words_hold|strcasecmp|strncasecmp|strcasestr|strstr"
COMPARED = re.compile(r"\b(?:" + COMPARISONS + r")\(")
NAME = re.compile(r'FORMAT_NAME\((\w+), "((?:[^"\\\n]|\\.)*)"\)')
MARK = re.compile(r"(?:FORMAT_NAMES\((\w+)\)|(MESSAGES))\s+(?=static|typedef|const|extern)")


def plain(string):
    """What a C string says: its bytes as UTF-8, a sign for other escapes."""
    return ESCAPE.sub(lambda m: bytes.fromhex(m.group(1).replace("\\x", "")).decode("utf-8", "replace") if m.group(1) else "$", string)


def words_of(text):
    return [s for s in STRING.findall(text) if WORD.search(plain(s))]


def without_calls(text):
    """Without the arguments of other calls: those are another function's."""
    out, at = "", 0
    for m in re.finditer(r"\b(?!SLICE\b|slice_of\b)[a-z]\w*\(", text):
        if m.start() >= at:
            out, at = out + text[at:m.start()], closing(text, m.end(), "(", ")")
    return out + text[at:]


def closing(text, at, opens, closes):
    """Past the bracket that closes the one before `at`."""
    depth = 1
    while depth and at < len(text):
        skip = STRING.match(text, at) if text[at] == '"' else SIGN.match(text, at) if text[at] == "'" else None
        depth += 0 if skip else (text[at] == opens) - (text[at] == closes)
        at = skip.end() if skip else at + 1
    return at


def marked(text):
    """[(begin, end, format or "", declaration)] of the tables and types that bear a mark"""
    found = []
    for m in MARK.finditer(text):
        end = m.end()
        while end < len(text) and text[end] != ";":
            end = closing(text, end + 1, "{", "}") if text[end] == "{" else end + 1
        found.append((m.start(), end, m.group(1) or "", text[m.end():end]))
    for begin, end, format, declaration in list(found):
        kind = re.search(r"(\w+)(?:\[\])?$", declaration) if declaration.startswith("typedef") else None
        for table in re.finditer(rf"static {kind.group(1)} [^;]*;", text) if kind else []:
            found.append((table.start(), table.end(), format, table.group(0)))
    return found


def read(text):
    """(words, [(format, name)], names of message tables that are compared with) of a source text"""
    text = COMMENT.sub("", text)
    words, names, compared = [], [], []
    tables = marked(text)
    for m in re.finditer(r"[\])\w]\s*=\s*\{", text):
        end = closing(text, m.end(), "{", "}")
        if any(begin <= m.start() < until for begin, until, _, _ in tables):
            continue
        inside = text[m.end():end]
        if not re.search(r"\.\w+ =", inside):  # a struct's fields by name are no list
            words += words_of(without_calls(NAME.sub("", inside)))
    for m in COMPARED.finditer(text):
        arguments = NAME.sub("", text[m.end():closing(text, m.end(), "(", ")")])
        words += words_of(without_calls(arguments))
    for begin, end, format, declaration in tables:
        if format:
            names += [(format, s) for s in words_of(declaration)]
            continue
        table = re.search(r"(\w+)\[", declaration)
        rest = text[:begin] + text[end:]
        body = rest[begin:rest.find("\n}", begin)]  # the function that the table stands in
        compared += [table.group(1)] if table and re.search(r"\b(?:strcmp|slice_equal|" + COMPARISONS + rf")\([^;]*\b{table.group(1)}\[", body) else []
    names += [(m.group(1), m.group(2)) for m in NAME.finditer(text)]
    return words, names, compared


SAMPLES = {'static const char *const joins[] = {"and", "or", NULL};': 2,
           'static const slice joins[] = {{"and", 3}, {"or", 2}};': 2,
           'static words joins = {"and", NULL};': 1,
           'slice_equal_nocase(text, SLICE("suite"))': 1,
           'slice_find(text, SLICE(" or "), 0)': 1,
           'slice_equal(key, SLICE("title"))': 0,
           '/* slice_equal_nocase(text, SLICE("suite")) */': 0,
           'static const struct { int a; } ends[] = {{"s", 1}, {"ing", 2}};': 1,
           'FORMAT_NAMES(HTML)\nstatic const char *const tags[] = {"table", "body"};\nint x[] = {"and"};': 1,
           'FORMAT_NAMES(HTML)\ntypedef const char *const names[];\nstatic names tags = {"table"};\nstatic other words = {"and"};': 1,
           'slice_equal_nocase(s, FORMAT_NAME(HTML, "utf-8"))': 0,
           'slice_equal_nocase(s, FORMAT_NAME(HTML, "utf-8")) || slice_equal_nocase(s, SLICE("and"))': 1}


ENDINGS = {"word.data[word.size - 1] == 's'": 1, "(w.data[w.size - 2] | 0x20) != 's'": 1, "text.data[end] == 's'": 1,
           'slice_ends_with(word, SLICE("s"))': 1, "label.data[label.size - 1] == ':'": 0, "tags.data[0] == 'n'": 0}


def main():
    formats = re.findall(r"NAMES_OF_(\w+),? +/\* (.+?) ?\*/", (ROOT / "src/base/names.h").read_text(encoding="utf-8"))
    check("every format says where its names are looked up", len(formats) > 5 and all(len(why) > 4 for _, why in formats), formats)
    own = "".join(p.read_text(encoding="utf-8") for folder in ("schemas", "docs") for p in sorted((ROOT / folder).glob("*"))
                  if p.suffix in (".json", ".md"))
    for path in sorted(p for room in ROOMS for p in (ROOT / "src" / room).rglob("*.[ch]")):
        name = str(path.relative_to(ROOT))
        words, names, compared = read(path.read_text(encoding="utf-8"))
        check(f"{name} holds no word of a language; put these into a set or a class of dictionaries/:", not words, " ".join(words[:12]))
        endings = ENDING.findall(COMMENT.sub("", path.read_text(encoding="utf-8"))) if name.split("/")[1] in READ_WORDS else []
        check(f"{name} knows no ending of a word; ask word_singular() and its like:", not endings, endings)
        windows = WINDOW.findall(path.read_text(encoding="utf-8")) if re.search(r"readers/(?:years|degree)", name) else []
        check(f"{name} looks no number of words far that has no name:", not windows, windows)
        check(f"{name} compares with no message", not compared, compared)
        known = {format for format, _ in formats}
        check(f"{name} has names of the formats of src/base/names.h alone", all(f in known for f, _ in names),
              sorted({f for f, _ in names} - known))
        phrases = [s for f, s in names if f != "FORTE" and re.search(r"\S\s+\S", s) and not s.startswith("<")]
        check(f"{name}: names of a format have no blank in them", not phrases, phrases)
        strange = [s for f, s in names if f == "FORTE" and not re.search(rf"(?<!\w){re.escape(s.rstrip('/'))}", own)]
        check(f"{name}: names of forte's own stand in schemas/ or docs/", not strange, strange)
    for code, count in SAMPLES.items():
        check(f"{code} holds {count} words", len(read(code)[0]) == count, read(code)[0])
    for code, count in ENDINGS.items():
        check(f"{code} has {count} endings", len(ENDING.findall(code)) == count)
    code = 'FORMAT_NAMES(HTML)\nstatic const char *const parts[] = {"similar jobs"};'
    check("a phrase is seen below a mark", read(code)[1] == [("HTML", "similar jobs")], read(code)[1])
    code = 'f() {\n  MESSAGES\n  static const char *const says[] = {"a list"};\n  return strcmp(x, says[1]);\n}'
    check("a message that is compared with is seen", read(code)[2] == ["says"], read(code)[2])
    return summary()


if __name__ == "__main__":
    sys.exit(main())
