#!/usr/bin/env python3
"""forte batch: ranking, formats, conditions, what to learn next, duplicates, the results store, interruptions."""
import csv
import io
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import stores
from checks import FORTE, ROOT, check, summary

POSTINGS = ROOT / "corpus" / "postings"


class Room:
    """A folder with a skills file, and the program run in it."""

    def __init__(self, folder):
        self.folder = folder
        self.env = dict(os.environ, XDG_CONFIG_HOME=folder + "/config", HOME=folder, LC_ALL="C.UTF-8")
        self.skills = folder + "/skills.json"
        done = subprocess.run([FORTE, "skills", str(ROOT / "corpus/cvs/backend.txt"), "--today", "2026-11-22", "-o", self.skills], env=self.env, capture_output=True)
        assert done.returncode == 0, done.stderr

    def run(self, *arguments, feed=b"", skills=None):
        done = subprocess.run([FORTE, "batch", *map(str, arguments), "--skills", skills or self.skills], input=feed, cwd=self.folder, env=self.env, capture_output=True)
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def json(self, *arguments, **more):
        return json.loads(self.run(*arguments, "--format", "json", **more)[1])

    def file(self, name, content):
        path = pathlib.Path(self.folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path


def texts():
    return {p.stem: p.read_text("utf-8") for p in sorted(POSTINGS.iterdir()) if p.suffix in (".txt", ".md")}


def line(**fields):
    return json.dumps(fields, ensure_ascii=False) + "\n"


def feed(count, seed=7):
    """NDJSON of postings made of sentences of the corpus: no two alike."""
    chance = random.Random(seed)
    parts = [s for t in texts().values() for s in re.split(r"(?<=[.;\n])\s+", t) if 20 < len(s) < 300]
    return "".join(line(id=f"r{i}", title=f"Engineer {i}", company=f"Firm {i % 97}", text="Requirements\n" + "\n".join("- " + s for s in chance.sample(parts, 12))) for i in range(count)).encode()


def ranking(room):
    code, out, err = room.run(POSTINGS, "--top", "100")
    lines = out.splitlines()
    check("all of a folder is ranked", code == 0 and len(re.findall(r"^ +\d+ +[\d.]+", out, re.M)) == 28, (code, err))
    check("the best is the backend engineer", "Backend Engineer" in lines[1], lines[1])
    check("lines fit into 80 columns", max(map(len, lines)) <= 80, max(lines, key=len))
    check("no colours when not on a terminal", "\x1b" not in out)
    check("a summary on standard error", err.startswith("forte: 28 read"), err)
    check("quiet", room.run(POSTINGS, "-q")[2] == "")
    check("what to learn next is there", "What to learn next" in out)
    many = room.file("many.ndjson", feed(700))
    for kind in ("text", "md", "csv", "json", "ndjson", "html"):
        outs = {room.run(many, "--format", kind, "-j", j, "--top", 300)[1] for j in (1, 2, 3, 8)}
        check(f"{kind}: the same bytes for any number of threads", len(outs) == 1 and outs != {""})
    scores = [p["score"] for p in room.json(many)["postings"]]
    known = [s for s in scores if s is not None]
    check("best first, unknown last", known == sorted(known, reverse=True) and scores[:len(known)] == known)
    check("--top", len(room.json(many, "--top", 3)["postings"]) == 3)
    check("--min", all(p["score"] >= 20 for p in room.json(many, "--min", 20)["postings"]))
    by_title = [r["title"] for r in csv.DictReader(io.StringIO(room.run(many, "--format", "csv", "--sort", "title")[1], newline=""))]
    check("--sort title", by_title == sorted(by_title, key=str.lower), by_title[:5])
    rows = [json.loads(x) for x in room.run(many, "--format", "ndjson")[1].splitlines()]
    check("ndjson: rank, file and id of each", [r["rank"] for r in rows] == list(range(1, 701)) and all(r["file"].startswith(str(many)) and r["id"] for r in rows))
    check("ndjson: a match without its posting", rows[0]["schema"] == "forte.match/1" and "posting" not in rows[0] and "requirements" in rows[0])


def inputs(room):
    room.file("in/a.txt", texts()["p01-data-analyst"])
    room.file("in/b/c.ndjson", line(id="1", title="Cook", text="Required: SQL, Python and Docker") + "nonsense\n" + line(id="3", title="Dev", text="Must have Go and Kubernetes"))
    room.file("in/empty.txt", "")
    room.file("in/broken.pdf", b"%PDF-1.7\nnothing")
    (pathlib.Path(room.folder) / "in/b/loop").symlink_to("..")
    code, out, err = room.run("in", "nowhere", "--format", "json")
    got = json.loads(out)
    check("bad inputs: exit code 1, the rest goes on", code == 1 and got["read"] == 7 and len(got["postings"]) == 3, (code, got["read"], err))
    check("each bad input is named", all(n in err for n in ("empty.txt", "broken.pdf", "c.ndjson:2", "nowhere")), err)
    check("errors stand in the output", len(got["errors"]) == 4 and all("code" in e["error"] for e in got["errors"]), got["errors"])
    code, out, err = room.run("-", "--format", "csv", feed=line(id="x", title="Dev", text="Required: Java and SQL").encode())
    check("standard input", code == 0 and "standard input" in out, (code, out, err))
    code, out, err = room.run("in/empty.txt")
    check("nothing to rank: exit code 1", code == 1, (code, err))
    room.file("note.md", "# Acme\n\nStage: Rejected\nCompany: Acme\n\n# Job Description\n\nRequired: SQL, Python and Docker\n")
    check("--skip", room.json("note.md", "--skip", "Stage=Rejected")["skipped"] == 1 and len(room.json("note.md", "--skip", "Stage=Applied")["postings"]) == 1)
    code, out, err = room.run("note.md", skills=room.folder + "/none.json")
    check("no skills file: exit code 2 and nothing on standard output", code == 2 and not out, (code, err))


def where(room):
    room.file("w.ndjson", line(id="a", title="Data Analyst", company="Acme", text="Remote. Required: SQL and Python, 3+ years of experience. Salary: $100,000 - $130,000 a year.")
              + line(id="b", title="Lead Engineer", company="Bolt Ltd", text="On-site. Required: Java and Docker, 8+ years of experience. Salary: $150,000 - $170,000 a year.")
              + line(id="c", title="Clerk", company="Cog", text="Required: SQL and Docker."))
    for expression, wanted in (("pay >= 120000", "ab"), ("pay>=140k", "b"), ("remote", "a"), ("not remote", "bc"), ("title ~ lead or company = cog", "bc"),
                               ("title = 'data analyst'", "a"), ("years >= 3 and years < 5", "a"), ("(remote or onsite) and pay > 140,000", "b"), ("pay < 1", ""),
                               ("not (title ~ 'Engineer' or remote)", "c"), ("REMOTE AND Pay >= 1", "a"), ("company != Acme", "bc"), ("score >= 0", "abc")):
        got = "".join(sorted(p["id"] for p in room.json("w.ndjson", "--where", expression)["postings"]))
        check(f"where {expression}", got == wanted, got)
    for expression, place in (("pay >=", "at its end"), ("pay ~ 3", "at '~ 3'"[:4]), ("salary > 3", "salary"), ("remote and", "at its end"), ("(remote", "')'"), ("title > 3", "text is compared"),
                              ("remote hybrid", "'hybrid'"), ("", ""), ("not " * 100 + "remote", "simpler"), ("pay >= 12x", "number"), ("title = 'x", "quotes")):
        code, out, err = room.run("w.ndjson", "--where", expression)
        if expression:
            check(f"where '{expression[:20]}': refused with its place", code == 2 and not out and err.count("\n") == 1 and place in err, (code, err))
    for wrong in (("--sort", "taste"), ("--format", "xml"), ("--jobs", "0"), ("--min", "much")):
        code, out, err = room.run("w.ndjson", *wrong)
        check(f"{' '.join(wrong)} is refused", code == 2 and not out and err.count("\n") == 1, (code, err))


def formats(room):
    nasty = ["=1+2", "+x", "-x", "@SUM(A1)", "\tTab", 'He said "no", twice', "<script>alert(1)</script>", "\x1b[31mred\x07", "a|b `c`", "\u202eright", "../../etc/passwd", "con", "x" * 5000, "*b* _i_"]
    room.file("n.ndjson", "".join(line(id=f"n{i}", title=t, company=t, text="Required: SQL, Docker and Java") for i, t in enumerate(nasty)))
    code, out, _ = room.run("n.ndjson", "--format", "csv", "--sort", "file")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    check("csv: every row with every column", len(rows) == len(nasty) and all(None not in r and None not in r.values() for r in rows), len(rows))
    check("csv: no cell is a formula", not any(c and c[0] in "=+-@\t\r" for r in rows for k, c in r.items()), [r["title"] for r in rows])
    check("csv: quotes are doubled", any(r["title"] == 'He said "no", twice' for r in rows))
    check("csv: CRLF", out.count("\r\n") == out.count("\n"))
    for kind in ("text", "md", "html", "csv"):
        got = room.run("n.ndjson", "--format", kind)[1]
        check(f"{kind}: no control characters", not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202e]", got))
    page = room.run("n.ndjson", "--format", "html", "--reports", "reports")[1]
    check("html: no script, nothing loaded", "<script" not in page and not re.search(r"(src|href)=\"(https?:)?//", page) and "Content-Security-Policy" in page)
    names = sorted(os.listdir(room.folder + "/reports"))
    check("reports: safe names, one each", len(names) == len(nasty) and all(re.fullmatch(r"\d{5}-[a-z0-9-]+\.html", n) for n in names), names)
    check("html: rows link to their reports", all(f'href="reports/{n}"' in page for n in names))
    check("html: a chart and orders", "<svg" in page and page.count('type="radio"') == 5)
    room.run("n.ndjson", "--reports", "top", "--top", "2")
    check("reports: of what is listed only", len(os.listdir(room.folder + "/top")) == 2)
    room.file("old.html", "old")
    code, _, _ = room.run("n.ndjson", "--where", "wrong", "-o", "old.html")
    check("a refused run leaves the old output", code == 2 and (pathlib.Path(room.folder) / "old.html").read_text() == "old")
    code, out, err = room.run("n.ndjson", "-o", "/nowhere/x")
    check("an output that cannot be written: exit code 3", code == 3, (code, err))


def learn(room):
    """The lifted scores are those of a match with the skill in the skills file."""
    source = room.file("learn.ndjson", "".join(line(id=k, text=t) for k, t in texts().items()) + feed(120, 3).decode())
    base = json.load(open(room.skills))
    room.run(source, "--db", "learn.sqlite")
    store = sqlite3.connect(room.folder + "/learn.sqlite")
    names = [r[0] for r in store.execute("SELECT skill FROM findings WHERE score_with IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 6")]
    compared = wrong = 0
    whole = room.json(source)
    learned = {s["name"]: s for s in whole["learn"]}
    before = {p["file"]: p["score"] for p in whole["postings"]}
    copies = {g["file"] for g in whole["groups"]}  # the sums count each group once
    for name in names:
        more = json.loads(json.dumps(base))
        more["skills"].append({"name": name, "kind": "hard", "years": None, "last_used": base["as_of"][:7], "origin": "you", "evidence": [{"text": "-", "role": None}]})
        changed = room.file("more.json", json.dumps(more))
        after = {p["file"]: p["score"] for p in room.json(source, skills=str(changed))["postings"]}
        asking = {f for f, in store.execute("SELECT p.file FROM findings f JOIN postings p USING(posting) WHERE skill = ? AND score_with IS NOT NULL", (name,))}
        # of those that ask for it: another may gain by what the skill implies, and is not counted
        lifted = sum(1 for f in asking - copies if before[f] is not None and before[f] < 54 <= after[f])
        for file, score in store.execute("SELECT p.file, f.score_with FROM findings f JOIN postings p USING(posting) WHERE skill = ? AND score_with IS NOT NULL", (name,)):
            compared += 1
            wrong += abs(after[file] - score) > 1e-9
        if name in learned:
            check(f"lifted by {name}", learned[name]["lifted"] == lifted, (learned[name], lifted))
    check(f"scores with a skill added are exact ({compared} compared)", compared > 50 and wrong == 0, wrong)


def pairs():
    """Postings of our own, their copies under the same group, and near ones that are other postings."""
    out = []
    for i, (stem, text) in enumerate(texts().items()):
        title, firm = stem[4:].replace("-", " ").title(), f"Firm {stem[:3]}"
        body = text if len(text) < 6000 else text[:6000]
        sentences = re.split(r"(?<=[.;])\s", body)
        reposted = " ".join(sentences[:-2] if len(sentences) > 12 else sentences) + " Posted again this month; we look forward to your application."
        agency = f"Our client is looking for help. {body}\n\nApply through Brightway Recruiting; we answer within three days."
        base = dict(title=title, company=firm, location="Leeds", url=f"https://jobs.example/{stem}?id={i}", text=body)
        out += [(i, base), (i, dict(base, url=base["url"] + "&utm_source=feed&gh_src=abc")),
                (i, dict(base, url=f"https://board.example/view/{i}", text=reposted, date="2026-11-20")),
                (i, dict(base, company="Brightway Recruiting", url=f"https://brightway.example/{i}", text=agency)),
                (f"{i}-place", dict(base, location="York", url=f"https://jobs.example/{stem}-york")),
                (f"{i}-req1", dict(base, location="Hull", url=f"https://jobs.example/h1{i}", text=body + f"\nRequisition ID: R-{1000 + i}")),
                (f"{i}-req2", dict(base, location="Hull", url=f"https://jobs.example/h2{i}", text=body + f"\nRequisition ID: R-{2000 + i}")),
                (f"{i}-level", dict(base, title="Senior " + title, url=f"https://jobs.example/s{i}")),
                (f"{i}-other", dict(base, title=title, url=f"https://jobs.example/o{i}", text=" ".join(sentences[: len(sentences) // 3]) + " " + " ".join(list(texts().values())[(i + 5) % 20].split()[:200])))]
    return out


def duplicates(room):
    cases = pairs()
    room.file("pairs.ndjson", "".join(line(id=str(n), **fields) for n, (_, fields) in enumerate(cases)))
    got = room.json("pairs.ndjson")
    same_as = {g["number"] - 1: g["same_as"] - 1 for g in got["groups"]}
    group = [same_as.get(n, n) for n in range(len(cases))]
    right = wrong = missed = 0
    for x in range(len(cases)):
        for y in range(x):
            want, have = cases[x][0] == cases[y][0], group[x] == group[y]
            right += want and have
            wrong += have and not want
            missed += want and not have
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    print(f"duplicates: {right + missed} pairs that are the same, precision {precision:.3f}, recall {recall:.3f}")
    check("duplicates: precision", precision >= 0.99, precision)
    check("duplicates: recall", recall >= 0.9, recall)
    check("duplicates are grouped, not dropped", len(got["postings"]) == len(cases))
    short = "# Porter\n\n## Requirements\n- First aid and a driving licence\n- %s evenings a week\n"
    for name, times in (("a", "two"), ("b", "two"), ("c", "five")):
        room.file("short/%s.md" % name, short % times)
    rows = room.run(room.folder + "/short")[1]
    check("a short posting twice is said; one that differs in a word is another", rows.count("the same posting as") == 1 and "seen 2 times" in rows, rows)


def flipped_bits(room, many):
    """A bit that flips on the disk: the same ranking as without, or the store is refused."""
    whole = room.run(many, "--db", "jobs.sqlite", "--format", "ndjson")
    name, said, refused, wrong = os.path.join(room.folder, "jobs.sqlite"), 0, 0, []
    with open(name, "rb") as f:
        sound = f.read()
    draw = random.Random(15)
    for i in range(12):
        at, bit = draw.randrange(len(sound)), 1 << draw.randrange(8)
        for end in ("-wal", "-shm"):
            if os.path.exists(name + end):
                os.remove(name + end)
        with open(name, "wb") as f:
            f.write(sound[:at] + bytes([sound[at] ^ bit]) + sound[at + 1:])
        code, out, err = room.run(many, "--db", "jobs.sqlite", "--format", "ndjson")
        said += "damaged; analysed again" in err
        refused += code == 2 and "is damaged" in err and not out
        if not (code == 2 and not out) and (code, out) != whole[:2]:
            wrong.append((at, bit, code, err[:100]))
    check(f"store: a flipped bit (seed 15): {said} said, {refused} refused", said and not wrong, wrong)


def store(room):
    many = room.file("s.ndjson", feed(400, 11))
    first = room.run(many, "--format", "csv")[1]
    code, out, err = room.run(many, "--format", "csv", "--db", "jobs.sqlite")
    check("store: the same ranking with it", code == 0 and out == first, err)
    code, out, err = room.run(many, "--format", "csv", "--db", "jobs.sqlite", "-j", "3")
    check("store: the second run knows all", "400 of them known" in err and out == first, err)
    base = sqlite3.connect(room.folder + "/jobs.sqlite")
    whole = lambda: base.execute("SELECT count(*), count(DISTINCT hash) FROM postings").fetchone() + base.execute("SELECT count(*) FROM scores").fetchone()
    check("store: nothing doubled", whole() == (400, 400, 400), whole())
    check("store: WAL", base.execute("PRAGMA journal_mode").fetchone()[0] == "wal")
    views = {v: base.execute(f"SELECT count(*) FROM {v}").fetchone()[0] for v in ("v_ranking", "v_gaps", "v_skills", "v_new")}
    check("store: views", views["v_ranking"] == 400 and views["v_gaps"] > 10 and views["v_skills"] > 10 and views["v_new"] == 0, views)
    gaps = base.execute("SELECT skill, lifted, asked FROM v_gaps LIMIT 3").fetchall()
    check("store: the view of gaps begins as the ranking's", [g[0] for g in gaps][:1] == [s["name"] for s in room.json(many)["learn"]][:1], gaps)
    lines = many.read_bytes().splitlines(True)
    changed = lines[5].replace(b"Requirements", b"What you need")
    many.write_bytes(b"".join(lines[:5] + [changed] + lines[6:]) + line(id="new", title="New", text="Required: Java, SQL and Docker, 5+ years of experience").encode())
    code, out, err = room.run(many, "--format", "csv", "--db", "jobs.sqlite")
    check("store: changed and new ones are analysed, and said to be new", "399 of them known, 2 new since last time" in err, err)
    refused = room.run(many, "--where", "not (remote or new)")
    check("--where new without a store is refused", refused[0] == 2 and "give --db" in refused[2], refused)
    marked = out.count(",new,\""), base.execute("SELECT count(*) FROM v_new").fetchone()[0]
    check("store: new ones are marked", marked == (2, 2), marked)
    check("store: matches in lines from the store", sorted(room.run(many, "--format", "ndjson", "--db", "jobs.sqlite")[1]) == sorted(room.run(many, "--format", "ndjson")[1]))
    own = room.file("own.txt", "Zorble | Zorbling\n")
    err = room.run(many, "--db", "jobs.sqlite", "--dictionary", own)[2]
    check("store: another dictionary, all again", "known" not in err, err)
    who = json.load(open(room.skills))
    who["skills"] = who["skills"][1:]
    err = room.run(many, "--db", "jobs.sqlite", skills=str(room.file("who.json", json.dumps(who))))[2]
    check("store: another profile, all again", "known" not in err, err)
    room.file("junk.sqlite", b"this is no database at all" * 100)
    code, out, err = room.run(many, "--db", "junk.sqlite")
    check("store: a file that is none is refused", code == 2 and not out and err.count("\n") == 1, (code, err))
    other = sqlite3.connect(room.folder + "/other.sqlite")
    other.execute("CREATE TABLE mine(x)")
    other.commit()
    check("store: another program's database is refused", room.run(many, "--db", "other.sqlite")[0] == 2 and other.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 1)
    base.execute("PRAGMA user_version = 99")
    check("store: a newer schema is refused", room.run(many, "--db", "jobs.sqlite")[0] == 2)
    stores.made_old(base)
    code, _, err = room.run(many, "--db", "jobs.sqlite")
    check("store: results without a checksum are made anew, in silence", code == 0 and "known" not in err and "damaged" not in err, (code, err))
    code, _, err = room.run(many, "--db", "jobs.sqlite")
    check("store: an older schema is brought up to date", code == 0 and "known" in err and base.execute("SELECT count(*) FROM v_ranking").fetchone()[0] == 401, (code, err))  # the one that is gone has no score of this forte
    base.close()
    flipped_bits(room, many)


def kills(room):
    """kill -9 at any moment: the store opens and resumes, nothing lost, nothing doubled."""
    many = room.file("k.ndjson", feed(3000, 5))
    want = room.run(many, "--format", "csv")[1]
    chance = random.Random(1)
    for i in range(6):
        begun = subprocess.Popen([FORTE, "batch", str(many), "--skills", room.skills, "--db", "k.sqlite", "-q"], cwd=room.folder, env=room.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.05, 0.9))
        begun.send_signal(signal.SIGKILL)
        begun.wait()
        base = sqlite3.connect(room.folder + "/k.sqlite")
        check(f"kill -9 ({i}): the store is sound", base.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
        if base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            halves = base.execute("SELECT (SELECT count(*) FROM postings) - (SELECT count(*) FROM scores)").fetchone()[0]
            check(f"kill -9 ({i}): no posting without its score", halves == 0, halves)
        base.close()
    code, out, err = room.run(many, "--format", "csv", "--db", "k.sqlite")
    base = sqlite3.connect(room.folder + "/k.sqlite")
    check("kill -9: the run after it is whole", code == 0 and out == want, err)
    check("kill -9: nothing lost, nothing doubled", base.execute("SELECT count(*), count(DISTINCT hash) FROM postings").fetchone() == (3000, 3000))


def interrupted(room):
    many = room.file("i.ndjson", feed(4000, 9))
    begun = subprocess.Popen([FORTE, "batch", str(many), "--skills", room.skills, "--format", "json", "--db", "i.sqlite"], cwd=room.folder, env=room.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(0.7)
    begun.send_signal(signal.SIGINT)
    out, err = begun.communicate(timeout=60)
    got = json.loads(out)
    if got["whole"]:
        print("the machine was faster than Ctrl-C")
        return
    check("Ctrl-C: exit code 1, says so", begun.returncode == 1 and b"stopped before the end" in err, (begun.returncode, err))
    check("Ctrl-C: what was done is ranked", 0 < len(got["postings"]) < 4000 and len(got["postings"]) == got["read"])
    kept = sqlite3.connect(room.folder + "/i.sqlite").execute("SELECT count(*) FROM postings").fetchone()[0]
    check("Ctrl-C: what was done is kept", kept == got["read"], (kept, got["read"]))


def filters(room):
    lines = feed(50).splitlines(True)
    lines[7:7] = [b"nonsense\n", b'{"id":"e"}\n']
    code, out, err = room.run("--ndjson", feed=b"".join(lines))
    got = [json.loads(x) for x in out.splitlines()]
    check("--ndjson: a line for each line, in order", code == 1 and len(got) == 52 and [g["id"] for g in got if "score" in g] == [f"r{i}" for i in range(50)], (code, err))
    check("--ndjson: error lines in place", "error" in got[7] and got[8]["id"] == "e" and "error" in got[8])
    check("--ndjson: no ranking", room.run("--ndjson", "--top", "3")[0] == 2)


def main():
    with tempfile.TemporaryDirectory() as folder:
        room = Room(folder)
        for part in (ranking, inputs, where, formats, learn, duplicates, store, kills, interrupted, filters):
            if not sys.argv[1:] or part.__name__ in sys.argv[1:]:
                part(room)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
