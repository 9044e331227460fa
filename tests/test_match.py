#!/usr/bin/env python3
"""The match and the filled note, as the program gives them.

The sum adds up to the last digit (JSON and --explain); the same input gives the same bytes; filling a note changes its
section alone, a second time nothing, and leaves a person's own text as it is; points are of a readable length.
FORTE names the program (default build/forte).  Python 3 standard library only.
"""
import json
import pathlib
import re
import sys
import tempfile
from fractions import Fraction

from checks import CORPUS, check, run, summary

CVS = [CORPUS / "cvs" / name for name in ("analyst.md", "backend.txt", "nurse.md", "accountant.txt", "engineer.json")]
NOTES = sorted((CORPUS / "notes").glob("*.md"))
POSTINGS = sorted(p for p in (CORPUS / "postings").iterdir() if p.suffix != ".tsv")
WORDS_LIMIT = 66  # a point with a second sentence; the closing line may be a little longer


def forte(*arguments, feed=b"", code=0):
    done = run(*arguments, feed=feed)
    if code is not None and done.returncode != code:
        check(f"{' '.join(map(str, arguments))} ends with {code}", False, f"{done.returncode}: {done.stderr.decode()}")
    return done


# ---- the sum ----

def exact(x):
    return Fraction(str(x))


def half_up(x, digits):
    scale = 10 ** digits
    return Fraction((x * scale * 2 + 1).__floor__() // 2, scale)


def sum_of(m, name):
    """Adds the parts of a forte.match/1 and holds the result against its score."""
    total = earned = Fraction(0)
    for r in m["requirements"]:
        weight, credit = exact(r["weight"]), exact(r["credit"])
        total += weight
        earned += weight * credit
        if r["status"] == "unknown":
            check(f"{name}: {r['ask']}: what is unknown carries no weight", weight == 0, r)
            continue
        product = Fraction(1)
        for part in r["weight_parts"].values():
            check(f"{name}: {r['ask']}: parts have two decimals", exact(part) * 100 == int(exact(part) * 100), r)
            product *= exact(part)
        check(f"{name}: {r['ask']}: the parts make the weight", abs(product - weight) <= Fraction(1, 200), r)
        if r["type"] == "kind":  # graded: near from .6, another kind of work below .35
            check(f"{name}: kind of work: credit fits the status",
                  r["status"] == ("met" if credit >= Fraction(3, 5) else "partly" if credit >= Fraction(7, 20) else "not_met"), r)
            continue
        check(f"{name}: {r['ask']}: credit fits the status", {"met": credit > 0, "partly": 0 < credit < 1,
                                                              "not_met": credit == 0}[r["status"]], r)
    asks = [(r["type"], r["ask"]) for r in m["requirements"] if r["type"] != "any_of"]
    check(f"{name}: nothing is asked twice", len(set(asks)) == len(asks), sorted(a for a in asks if asks.count(a) > 1))
    if m["score"] is None:
        check(f"{name}: without a score there is a reason", any(w["code"] == "nothing_checked" for w in m["warnings"]), m)
        return
    score = half_up(100 * earned / total, 1)
    if m["cap"] is not None:
        score = min(score, exact(m["cap"]))
        check(f"{name}: the cap has its reason", min(k["cap"] for k in m["knockouts"]) == m["cap"], m["knockouts"])
    check(f"{name}: the sum is the score", score == exact(m["score"]), f"{score} {m['score']}")


def explained(text, m, name):
    """The same from what --explain prints."""
    rows = re.findall(r"^ +(\d+\.\d\d) x +(\d\.\d\d) = +(\d+\.\d{4})  ", text, re.M)
    checked = [r for r in m["requirements"] if r["status"] != "unknown"]
    check(f"{name}: every checked ask has its row", len(rows) == len(checked), f"{len(rows)} {len(checked)}")
    check(f"{name}: each row multiplies", all(exact(w) * exact(c) == exact(e) for w, c, e in rows))
    whole = re.search(r"^ +(\d+\.\d\d) +(\d+\.\d{4})  in all$", text, re.M)
    check(f"{name}: the rows add up", whole and exact(whole[1]) == sum((exact(w) for w, _, _ in rows), Fraction(0)) and
          exact(whole[2]) == sum((exact(e) for _, _, e in rows), Fraction(0)), whole and whole[0])
    last = re.search(r"^  100 x (\d+\.\d{4}) / (\d+\.\d\d) = (\d+\.\d)", text, re.M)
    if m["score"] is not None:
        check(f"{name}: the last line divides", last and half_up(100 * exact(last[1]) / exact(last[2]), 1) == exact(last[3]),
              last and last[0])


def lines_fit(text, name):
    long = [x for x in text.splitlines() if len(x) > 80]
    check(f"{name}: 80 columns", not long, long[:1])
    check(f"{name}: no control characters", not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text))


def matches(skills):
    for cv, file in skills.items():
        for posting in POSTINGS:
            name = f"{cv} x {posting.name}"
            first = forte("match", posting, "--skills", file, "--format", "json").stdout
            again = forte("match", posting, "--skills", file, "--format", "json").stdout
            check(f"{name}: the same bytes", first == again)
            m = json.loads(first)
            check(f"{name}: the keys of the contract", set(m) == {"schema", "score", "band", "held", "cap", "requirements", "knockouts",
                                                                "points", "gaps", "warnings", "advice", "summary", "next", "posting"}, set(m))
            sum_of(m, name)
            text = forte("match", posting, "--skills", file, "--explain").stdout.decode()
            explained(text, m, name)
            lines_fit(text, name)
            readable(m["points"], name)


def levels(skills):
    """What each of several levels asks for in the same words is one demand, as strongly as one of them asks; what is named again in passing is none."""
    amount = b"years of statistical analysis or data analysis experience"
    text = (b"Data Analyst I\n\nRequirements\n- 1-2 %s preferred\n- SQL\n\nLevel II\n- 1-2 %s required\n- 3+ %s\n\n"
            b"Duties\n- Distribution center reports\n- You support distribution teams in logistics; our logistics is the best\n") % (amount, amount, amount)
    for cv, file in skills.items():
        m = json.loads(forte("match", "-", "--skills", file, "--format", "json", feed=text).stdout)
        sum_of(m, f"{cv} x levels")
        years = [(r["ask"][:6], r["strength"]) for r in m["requirements"] if r["type"] == "years"]
        check(f"{cv} x levels: each amount once, as strongly as it is asked", years == [("1 to 2", "required"), ("3+ yea", "required")], years)


def spans(node):
    """Each {start, end, text} in it."""
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from spans(child)


def places(skills):
    """Below a line that is read otherwise than it is written, every place is still one of the text, also of what is an ask in a match alone."""
    possible = 0
    for posting in (p for p in POSTINGS if p.suffix == ".txt"):
        text = b"&middot; &middot; Team R&amp;D\n\n" + posting.read_bytes()
        for cv in ("analyst", "nurse"):
            m = json.loads(forte("match", "--skills", skills[cv], "--format", "json", feed=text).stdout)
            wrong = [s for s in spans(m["posting"]) if text[s["start"]:s["end"]].decode(errors="replace") != s["text"]]
            check(f"{cv} x {posting.name}: places are those of the text", not wrong, wrong[:2])
            possible += sum(s.get("possible", False) for s in m["posting"]["skills"])
            plain = json.loads(forte("match", "--skills", skills[cv], "--format", "json", feed="· · Team R&D\n\n".encode() + posting.read_bytes()).stdout)
            said = [[s["text"] for s in spans(x["posting"])] for x in (m, plain)]
            check(f"{cv} x {posting.name}: the same words at them as where it is written plainly", said[0] == said[1], said)
    check("some of them were asks in a match alone", possible > 0)


def readable(points, name):
    check(f"{name}: no more than eight lines", len(points) <= 8, len(points))
    for p in points:
        check(f"{name}: a point is short", len(p.split()) <= WORDS_LIMIT, p)
        check(f"{name}: a point is one sentence of text", p.endswith(".") and "\n" not in p and "  " not in p, p)
        check(f"{name}: no loose ends", not re.search(r"\(\)|\( | \)|,,|\.\.$|: \.|\bnan\b|\bNone\b", p), p)


# ---- notes ----

def section(data, heading=b"Where can I add value?"):
    """(start, end) of the section's body, as bytes."""
    at = re.search(rb"^#+ " + re.escape(heading) + rb"\s*?$\r?\n?", data, re.M)
    if not at:
        return None
    rest = re.compile(rb"^(#+ |- Job Description)", re.M).search(data, at.end())
    return at.end(), rest.start() if rest else len(data)


def notes(skills, folder):
    for cv, file in skills.items():
        for note in NOTES:
            name = f"{cv} -> {note.name}"
            before = note.read_bytes()
            done = forte("fill", note, "--skills", file, code=None)
            check(f"{name}: exit code", done.returncode in (0, 1), done)
            if done.returncode == 1 or not done.stdout:
                continue
            after = done.stdout
            a, b = section(before), section(after)
            check(f"{name}: bytes before the section", before[:a[0]] == after[:b[0]])
            check(f"{name}: bytes after the section", before[a[1]:] == after[b[1]:])
            check(f"{name}: line ends are the note's", (b"\r\n" in before) == (b"\r\n" in after[b[0]:b[1]]))
            copy = folder / "copy.md"
            copy.write_bytes(before)
            copy.chmod(0o640)
            forte("fill", "-i", copy, "--skills", file)
            check(f"{name}: -i writes the same", copy.read_bytes() == after)
            check(f"{name}: -i keeps the mode", copy.stat().st_mode & 0o777 == 0o640)
            forte("fill", "-i", copy, "--skills", file)
            check(f"{name}: a second run changes nothing", copy.read_bytes() == after)
            undone = after[:b[0]] + before[a[0]:a[1]] + after[b[1]:]
            check(f"{name}: undoing the section gives the note back", undone == before)


def diff_applies(skills, folder):
    for cv, file in skills.items():
        for note in NOTES:
            before = note.read_bytes()
            done = forte("fill", "--diff", "--learn", note, "--skills", file, code=None)
            plain = forte("fill", "--learn", note, "--skills", file, code=None)
            if plain.returncode or not plain.stdout:
                continue
            check(f"{cv} -> {note.name}: the diff makes the new note", patched(before, done.stdout) == plain.stdout)


def patched(before, diff):
    """Applies a unified diff, strictly."""
    old = before.splitlines(keepends=True) if b"\r" not in before else re.findall(rb"[^\n]*\n|[^\n]+", before)
    new, at = [], 0
    lines = re.findall(rb"[^\n]*\n|[^\n]+", diff)
    for i, line in enumerate(lines):
        if line.startswith((b"---", b"+++")) and i < 2 or line.startswith(b"\\"):
            continue
        body = line[1:]
        if i + 1 < len(lines) and lines[i + 1].startswith(b"\\"):
            body = body[:-1]
        if line.startswith(b"@@"):
            start = int(re.match(rb"@@ -(\d+)", line)[1]) - 1
            new += old[at:start]
            at = start
        elif line.startswith(b"+"):
            new.append(body)
        else:
            if at >= len(old) or old[at] != body:
                return None
            at += 1
            if line.startswith(b" "):
                new.append(body)
    return b"".join(new + old[at:])


def own_text(skills, folder):
    file = skills["analyst"]
    note = (CORPUS / "notes" / "analyst.md").read_bytes()
    at = section(note)
    copy = folder / "own.md"

    def filled(body, *more):
        copy.write_bytes(note[:at[0]] + body + note[at[1]:])
        done = forte("fill", "-i", copy, "--skills", file, *more, code=None)
        now = copy.read_bytes()
        return done, now[at[0]:len(now) - (len(note) - at[1])]

    for body in (b"\n- \n\n", b"\n\n", b"\n", b"\n-\n\n", b"\n- [ ] \n\n", b"\n- \xc2\xa0\n\n", b"\n* \n- \n\n"):
        _, now = filled(body)
        check(f"an empty section {body!r} is filled", b"forte" in now and now.endswith(b"\n\n"), now)
        check(f"{body!r}: a blank line stands before the text", now.startswith(b"\n- "), now[:20])
    _, text = filled(b"\n- \n\n")
    done, now = filled(b"\n- I know their market\n\n")
    check("own text is left alone", now == b"\n- I know their market\n\n", now)
    check("and reported", b"own.md" in done.stderr, done.stderr)
    _, now = filled(b"\n- I know their market\n\n", "--force")
    check("--force replaces it", now == text, now)
    _, now = filled(text.replace(b"SQL", b"SQL (years of it)", 1))
    check("forte's text changed by hand is the person's own", b"years of it" in now, now)
    _, now = filled(text[:-1] + b"- and one thing of mine\n\n")
    check("so is forte's text with a line added", b"of mine" in now, now)
    _, now = filled(text.replace(b"\n- ", b"\n* ").replace(b"\n\n*F", b"\n\n\n_F").replace(b")*", b")_"))
    check("forte's own text is known again after another program wrote it anew, and refreshed",
          b"\n* " not in now and re.findall(rb"^- .*", now, re.M) == re.findall(rb"^- .*", text, re.M) and now.count(b"Filled in") == 1, now)
    _, now = filled(text, "--points", "2")
    check("forte's own unchanged text is refreshed", len(re.findall(rb"^- ", now, re.M)) <= 4 and now != text, now)


def learn(skills, folder):
    file = skills["analyst"]
    out = forte("fill", CORPUS / "notes" / "analyst.md", "--skills", file, "--learn").stdout
    body = out[slice(*section(out, b"What am I excited about? What will I learn?"))]
    check("--learn fills its section", body.count(b"\n- ") >= 1 and b"CV" in body, body)
    both = folder / "learn.md"
    both.write_bytes(out)
    again = forte("fill", both, "--skills", file, "--learn").stdout
    check("--learn twice changes nothing", again == out)
    other = forte("fill", CORPUS / "notes" / "backend.md", "--skills", file, "--learn", code=None).stdout
    check("--learn leaves own text alone", b"Double-entry at a scale where a cent is a bug" in other)


def edges(skills, folder):
    file = skills["analyst"]
    posting = "## Job Description\n\nRequirements\n\n- 3+ years of SQL and Python\n- Tableau\n"
    for name, note in {"no newline at the end": f"# X\n\n{posting}\n# Where can I add value?\n\n- ",
                       "the heading is the last line": f"# X\n\n{posting}\n# Where can I add value?",
                       "the heading ends the file": f"# X\n\n{posting}\n# Where can I add value?\n",
                       "curly quotes, emoji and case": f"# X\n\n{posting}\n## \U0001f4aa where CAN I add value\n\n- \n\n## Z\n\nmine\n",
                       "no blank line around": f"# Where can I add value?\n# Z\n\nmine\n\n{posting}"}.items():
        copy = folder / "edge.md"
        copy.write_text(note, encoding="utf-8", newline="")
        forte("fill", "-i", copy, "--skills", file)
        once = copy.read_text(encoding="utf-8")
        check(f"{name}: filled", "Filled in by forte" in once, once)
        check(f"{name}: headings stand on lines of their own", all(x in once.split("\n") for x in note.split("\n") if x.startswith("#")), once)
        check(f"{name}: newline at the end as before", once.endswith("\n") == note.endswith("\n") or "last line" in name, once[-20:])
        forte("fill", "-i", copy, "--skills", file)
        check(f"{name}: twice changes nothing", copy.read_text(encoding="utf-8") == once)
    for name, text in {"an empty posting": "", "a posting that asks for nothing": "We are a nice company in a nice town. Come and see us."}.items():
        done = forte("match", "--skills", file, "--format", "json", feed=text.encode(), code=None)
        if done.returncode == 0:
            m = json.loads(done.stdout)
            check(f"{name}: no score, and why", m["score"] is None and m["band"] == "none", m["score"])
        else:
            check(f"{name}: said in one line", done.stderr.count(b"\n") == 1, done.stderr)


def hostile(skills):
    file = skills["analyst"]
    text = ("Requirements\n- SQL \x1b[31mred\x1b[0m \x07 and \u202eevil\u202c \x9b31m Python\n- <script>alert(1)</script>\n"
            "- 3+ years of `code` *stars* |pipes| [link](javascript:1)\n\x00\x01\n")
    for form in ("text", "md", "html"):
        out = forte("match", "--skills", file, "--format", form, feed=text.encode("utf-8", "surrogatepass")).stdout.decode()
        check(f"{form}: no escapes, no controls", not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out))
        out = forte("extract", "--format", form, feed=text.encode()).stdout.decode()
        check(f"extract {form}: no escapes, no controls", not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out))
        if form != "text":
            check(f"{form}: no tag from the posting", "<script" not in out, out[:300])


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        skills = {}
        for cv in CVS:
            skills[cv.stem] = folder / f"{cv.stem}.json"
            forte("skills", cv, "-o", skills[cv.stem], "--today", "2026-11-22", code=None)
        matches(skills)
        levels(skills)
        places(skills)
        notes(skills, folder)
        diff_applies(skills, folder)
        own_text(skills, folder)
        learn(skills, folder)
        edges(skills, folder)
        hostile(skills)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
