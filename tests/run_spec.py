#!/usr/bin/env python3
"""Run the examples of tests/spec: postings with what a careful reader expects of them.

  tests/run_spec.py                    every tests/spec/*.md and *.tsv, and the postings of corpus/languages
  tests/run_spec.py FILE...            only these (skills.md, tests/spec/pay.md, words.tsv ...)
  tests/run_spec.py --words            also list the lines of words.tsv that went wrong
  tests/run_spec.py --parse            only check that the examples can be read

FORTE names the program (default build/forte).  All postings go through one `$FORTE extract --ndjson`.

An example is a fence ```posting followed by a fence ```expect.  The posting's fence may carry title="...",
company="...", location="...".  Expectations, one a line, all of which must hold:

  skill NAME STRENGTH        found, with this strength: required, preferred, duty, negated or any
  no skill NAME              not found, or found as negated only
  group NAME | NAME          alternatives: all in the same any_of group
  no group NAME | NAME       not all in one group
  skill_years NAME N         the skill's own min_years
  years MIN..MAX STRENGTH    an amount of experience; a bound may be empty; STRENGTH may be any
  no years
  subject TEXT / no subject TEXT   what an amount of experience is in
  pay MIN..MAX CUR PERIOD KIND     e.g. pay 120000..150000 USD year base; - stands for any value
  no pay
  annual N                   the most that some pay is worth a year
  degree LEVELS STRENGTH     levels with commas, e.g. degree bachelor,master required
  no degree
  field TEXT / no field TEXT       what a degree is in
  or_experience              some degree may be replaced by experience
  no or_experience
  condition TYPE [STRENGTH] / no condition TYPE
  title TEXT / company TEXT / location TEXT / employment TEXT; - for none
  roles TEXT; TEXT           the titles of a posting of several jobs
  section KIND
  warning CODE

A NAME is compared, without regard to case, with a skill's name and with the text of its mentions.  years, pay and degree
lists are complete: when an example has one such line, whatever else of that sort is reported is a failure.

readers.tsv, sentences.tsv and subjects.tsv hold expectations, parted by ";", TAB a line of a posting (\\n begins a new one); each is an
example of its own.

words.tsv holds word TAB + or - TAB sentence.  The sentence is run as a posting of its own; + wants the word among the
skills (name, mention, or a word of a mention), - wants it not to be there.  It counts as one example, passed at 97 %.
Python 3 standard library only.
"""
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

SPEC = pathlib.Path(__file__).resolve().parent / "spec"
POSTINGS = SPEC.parent.parent / "corpus" / "languages"
WORDS_PASS = 0.97
LINES = {"readers.tsv", "sentences.tsv", "subjects.tsv"}
STRENGTHS = {"required", "preferred", "duty", "negated", "any"}
LEVELS = {"any", "high_school", "associate", "bachelor", "master", "mba", "doctorate", "professional"}
TYPES = {"work_authorization", "no_sponsorship", "sponsorship_offered", "clearance", "onsite", "hybrid", "remote", "travel",
         "shift", "physical", "background_check", "driving"}
CLOSED = {"skill", "no skill", "group", "no group", "skill_years", "years", "no years", "subject", "no subject", "field", "no field", "pay", "no pay", "annual", "degree", "no degree",
          "or_experience", "no or_experience", "condition", "no condition", "title", "company", "location", "employment", "roles", "section", "warning"}


class Example:
    def __init__(self, path, line, info, text):
        self.path, self.line, self.text, self.expect = path, line, text, []
        self.fields = dict(re.findall(r'(\w+)="([^"]*)"', info))

    def where(self, line=None):
        return f"{os.path.relpath(self.path)}:{line or self.line}"

    def item(self, key):
        return {"id": key, **self.fields, "text": self.text}


def read_examples(path):
    """The examples of one Markdown file, in order."""
    out, fence, start, body = [], None, 0, []
    with open(path, encoding="utf-8", newline="\n") as f:
        lines = f.read().split("\n")
    for number, line in enumerate(lines, 1):
        if fence is None:
            m = re.match(r"```(posting|expect)(.*)$", line)
            if m:
                fence, start, body = m, number, []
            elif line.startswith("```"):
                raise ValueError(f"{path}:{number}: a fence must be ```posting or ```expect")
        elif line == "```":
            if fence.group(1) == "posting":
                if out and not out[-1].expect:
                    raise ValueError(f"{path}:{start}: the posting before this one has no expectations")
                out.append(Example(path, start, fence.group(2), "\n".join(t for _, t in body)))
            else:
                if not out or out[-1].expect:
                    raise ValueError(f"{path}:{start}: expectations without a posting")
                out[-1].expect = [(n, parse(t, f"{path}:{n}")) for n, t in body if t.strip()]
            fence = None
        else:
            body.append((number, line))
    if fence is not None:
        raise ValueError(f"{path}:{start}: the fence is not closed")
    if out and not out[-1].expect:
        raise ValueError(f"{path}:{out[-1].line}: no expectations")
    return out


def read_lines(path):
    """The examples of a file of LINES."""
    out = []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 2 or not all(cells):
            raise ValueError(f"{path}:{number}: want expectations TAB a line of a posting")
        out.append(Example(path, number, "", cells[1].replace("\\n", "\n")))
        out[-1].expect = [(number, parse(e, f"{path}:{number}")) for e in cells[0].split(";")]
    return out


def bounds(word, where):
    m = re.fullmatch(r"([\d.]*?)\.\.([\d.]*)", word)
    if not m:
        raise ValueError(f"{where}: {word!r} is not MIN..MAX")
    return tuple(float(x) if x else None for x in m.groups())


def parse(line, where):
    """One expectation line -> (kind, argument...)."""
    line = " ".join(line.split())
    words = line.split(" ")
    kind = " ".join(words[:2]) if words[0] == "no" else words[0]
    rest = words[2:] if words[0] == "no" else words[1:]
    if kind not in CLOSED:
        raise ValueError(f"{where}: unknown expectation {line!r}")
    if kind in ("no years", "no pay", "no degree", "or_experience", "no or_experience"):
        wrong = bool(rest)
    elif kind == "skill":
        wrong = len(rest) < 2 or rest[-1] not in STRENGTHS
        rest = [" ".join(rest[:-1]), rest[-1] if rest else ""]
    elif kind == "skill_years":
        wrong = len(rest) < 2
        rest = [" ".join(rest[:-1]), float(rest[-1])]
    elif kind in ("group", "no group"):
        rest = [[n.strip() for n in " ".join(rest).split("|")]]
        wrong = len(rest[0]) < 2
    elif kind == "years":
        wrong = len(rest) != 2 or rest[1] not in STRENGTHS
        rest = [bounds(rest[0], where), rest[-1]]
    elif kind == "pay":
        wrong = len(rest) != 4
        rest = [bounds(rest[0], where)] + rest[1:]
    elif kind == "annual":
        wrong = len(rest) != 1
        rest = [float(rest[0])]
    elif kind == "degree":
        wrong = len(rest) != 2 or rest[1] not in STRENGTHS or not set(rest[0].split(",")) <= LEVELS
        rest = [tuple(sorted(rest[0].split(","))), rest[-1]]
    elif kind in ("condition", "no condition"):
        wrong = not 1 <= len(rest) <= (2 if kind == "condition" else 1) or rest[0] not in TYPES or not set(rest[1:]) <= STRENGTHS
    else:
        rest = [" ".join(rest)]
        wrong = not rest[0]
    if wrong:
        raise ValueError(f"{where}: cannot read {line!r}")
    return (kind, *rest)


def fold(s):
    return " ".join((s or "").replace("’", "'").replace("\u00a0", " ").casefold().split())


def named(got, name):
    """the skills that go by this name or are mentioned with this text"""
    want = fold(name)
    return [s for s in got.get("skills", []) if want == fold(s.get("name")) or any(want == fold(m.get("text")) for m in s.get("mentions", []))]


def year_facts(got):
    return [(e.get("min_years"), e.get("max_years"), e.get("strength")) for e in got.get("experience", [])]


def pay_facts(got):
    return [(s.get("min"), s.get("max"), s.get("currency"), s.get("period"), s.get("kind")) for s in got.get("salaries", [])]


def degree_facts(got):
    return [(tuple(sorted(d.get("levels", []))), d.get("strength")) for d in got.get("degrees", [])]


def same_number(want, got):
    return (want is None and got is None) or (want is not None and got is not None and abs(want - got) <= 0.005 + 1e-9 * abs(want))


def fits_years(want, fact):
    return same_number(want[1][0], fact[0]) and same_number(want[1][1], fact[1]) and want[2] in ("any", fact[2])


def fits_pay(want, fact):
    return (same_number(want[1][0], fact[0]) and same_number(want[1][1], fact[1])
            and all(w in ("-", g) for w, g in zip(want[2:], fact[2:])))


def fits_degree(want, fact):
    return want[1] == fact[0] and want[2] in ("any", fact[1])


NAMED = {"subject": ("experience", "subject"), "field": ("degrees", "fields")}
LISTS = {"years": (year_facts, fits_years), "pay": (pay_facts, fits_pay), "degree": (degree_facts, fits_degree)}


def skills_said(got):
    return ", ".join(f'{s.get("name")} {s.get("strength")}' + (f' g{s["any_of"]}' if s.get("any_of") is not None else "") for s in got.get("skills", []))


def check(want, got):
    """None when the expectation holds, else what was got instead."""
    kind = want[0]
    if kind == "skill":
        found = named(got, want[1])
        if any(want[2] in ("any", s.get("strength")) for s in found):
            return None
        return f'{want[1]} is {found[0].get("strength")}' if found else "skills: " + (skills_said(got) or "none")
    if kind == "no skill":
        found = [s for s in named(got, want[1]) if s.get("strength") != "negated"]
        return f'{want[1]} is {found[0].get("strength")}' if found else None
    if kind == "skill_years":
        found = named(got, want[1])
        return None if any(same_number(want[2], s.get("min_years")) for s in found) else f'min_years {[s.get("min_years") for s in found]}'
    if kind in ("group", "no group"):
        sets = [{s["any_of"] for s in named(got, n) if s.get("any_of") is not None} for n in want[1]]
        one = bool(set.intersection(*sets))
        return None if one == (kind == "group") else "skills: " + (skills_said(got) or "none")
    if kind in LISTS:
        facts, fits = LISTS[kind]
        return None if any(fits(want, f) for f in facts(got)) else f"{kind}: {facts(got)}"
    if kind in ("no years", "no pay", "no degree"):
        facts = LISTS[kind[3:]][0](got)
        return f"{kind[3:]}: {facts}" if facts else None
    if kind in ("or_experience", "no or_experience"):
        said = any(d.get("or_experience") for d in got.get("degrees", []))
        return None if said == (kind == "or_experience") else f"degrees: {got.get('degrees')}"
    if kind.split()[-1] in NAMED:
        table, key = NAMED[kind.split()[-1]]
        have = [fold(t) for x in got.get(table, []) for t in x.get(key, [])]
        return None if (fold(want[1]) in have) == (kind in ("subject", "field")) else f"{key}: {have}"
    if kind in ("condition", "no condition"):
        have = {c.get("type"): c.get("strength") for c in got.get("conditions", [])}
        if (want[1] in have) != (kind == "condition") or (len(want) > 2 and have[want[1]] != want[2]):
            return f"conditions: {have}"
        return None
    if kind in ("title", "company", "location", "employment"):
        return None if fold(got.get(kind) or "-") == fold(want[1]) else f"{kind}: {got.get(kind)!r}"
    if kind == "roles":
        have = "; ".join(r["title"] for r in got.get("roles", []))
        return None if fold(have or "-") == fold(want[1]) else f"roles: {have}"
    if kind == "annual":
        years = [p.get("annual_max") for p in got.get("salaries", [])]
        return None if want[1] in years else f"a year: {years}"
    if kind == "section":
        kinds = [s.get("kind") for s in got.get("sections", [])]
        return None if want[1] in kinds else f"sections: {kinds}"
    codes = [w.get("code") if isinstance(w, dict) else w for w in got.get("warnings", [])]
    return None if want[1] in codes else f"warnings: {codes}"


def failures(example, got):
    """(line, wanted, got) of each expectation of the example that does not hold"""
    if "error" in got:
        return [(example.line, "an extraction", json.dumps(got["error"]))]
    out = []
    for line, want in example.expect:
        instead = check(want, got)
        if instead:
            out.append((line, said(want), instead))
    for kind, (facts, fits) in LISTS.items():
        wanted = [w for _, w in example.expect if w[0] == kind]
        extra = [f for f in facts(got) if not any(fits(w, f) for w in wanted)] if wanted else []
        if extra:
            out.append((example.line, f"no other {kind}", f"{extra}"))
    return out


def said(want):
    def show(x):
        if isinstance(x, list):
            return " | ".join(x)
        if isinstance(x, tuple) and (not x or isinstance(x[0], str)):
            return ",".join(x)
        if isinstance(x, tuple):
            return "..".join("" if v is None else f"{v:g}" for v in x)
        return f"{x:g}" if isinstance(x, float) else x
    return " ".join(show(x) for x in want)


def read_words(path):
    rows = []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 3 or cells[1] not in "+-" or not all(cells):
            raise ValueError(f"{path}:{number}: want word TAB + or - TAB sentence")
        if fold(cells[0]) not in fold(cells[2]):
            raise ValueError(f"{path}:{number}: the sentence does not hold {cells[0]!r}")
        rows.append((number, *cells))
    return rows


def word_found(word, got):
    pattern = re.compile(r"(?<![\w+#-])" + re.escape(fold(word)) + r"(?![\w+#-])")
    return any(pattern.search(fold(t)) for s in got.get("skills", []) if s.get("strength") != "negated"
               for t in [s.get("name")] + [m.get("text") for m in s.get("mentions", [])])


def run(items):
    command = shlex.split(os.environ.get("FORTE", "build/forte")) + ["extract", "--ndjson"]
    feed = "".join(json.dumps(x, ensure_ascii=False) + "\n" for x in items).encode()
    try:
        done = subprocess.run(command, input=feed, stdout=subprocess.PIPE)
    except OSError as e:
        sys.exit(f"{command[0]}: {e.strerror}")
    lines = [x for x in done.stdout.decode("utf-8").splitlines() if x.strip()]
    if len(lines) != len(items):
        sys.exit(f"{' '.join(command)}: exit {done.returncode}, {len(items)} lines in, {len(lines)} out")
    got = {}
    for item, line in zip(items, lines):
        out = json.loads(line)
        if out.get("id") != item["id"]:
            sys.exit(f"{' '.join(command)}: line for {out.get('id')!r} stands where {item['id']!r} belongs")
        got[item["id"]] = out
    return got


def main():
    options = [a for a in sys.argv[1:] if a.startswith("-")]
    names = [a for a in sys.argv[1:] if not a.startswith("-")]
    if set(options) - {"--words", "--parse"}:
        sys.exit(__doc__)
    paths = [p if p.exists() else SPEC / p.name for p in map(pathlib.Path, names)] or sorted(SPEC.glob("*.md")) + sorted(POSTINGS.glob("*.md")) + sorted(SPEC.glob("*.tsv"))
    try:
        examples = [e for p in paths if p.suffix == ".md" for e in read_examples(p)]
        examples += [e for p in paths if p.name in LINES for e in read_lines(p)]
        words = [(p, read_words(p)) for p in paths if p.suffix == ".tsv" and p.name not in LINES]
    except (OSError, ValueError) as e:
        sys.exit(str(e))
    if "--parse" in options:
        print(f"{len(examples)} examples, {sum(len(e.expect) for e in examples)} expectations, {sum(len(r) for _, r in words)} word lines")
        return 0
    items = [e.item(f"e{i}") for i, e in enumerate(examples)]
    items += [{"id": f"{p.name}:{n}", "text": sentence} for p, rows in words for n, _, _, sentence in rows]
    got = run(items)
    passed = failed = 0
    for i, e in enumerate(examples):
        bad = failures(e, got[f"e{i}"])
        passed += not bad
        failed += bool(bad)
        for line, want, instead in bad:
            print(f"{e.where(line)}: want {want}; got {instead}")
    for path, rows in words:
        wrong = [r for r in rows if word_found(r[1], got[f"{path.name}:{r[0]}"]) != (r[2] == "+")]
        rate = 1 - len(wrong) / len(rows) if rows else 0.0
        ok = rate >= WORDS_PASS
        passed += ok
        failed += not ok
        for number, word, sign, sentence in wrong if "--words" in options or not ok else []:
            print(f"{os.path.relpath(path)}:{number}: want {word} {'taken' if sign == '+' else 'left'}: {sentence}")
        print(f"{os.path.relpath(path)}: {len(rows) - len(wrong)} of {len(rows)} lines right, {100 * rate:.1f} %")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
