#!/usr/bin/env python3
"""How well CVs are read: compares `forte skills` with *.truth.json files beside PDFs (or other CVs).

usage: eval_cv.py [--forte PROGRAM] [--dictionaries DIR] [-v] PATH...

A truth file names what a CV holds: experience (title, company, dates), education (degree, institution), skills. Printed
is the share of each that was found, and how many CVs under PATH could be read at all. Only the standard library is used.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
SUFFIXES = {".pdf", ".docx", ".odt", ".html", ".md", ".txt", ".json"}
MONTHS = {m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
LEVELS = [("doctorate", r"ph\.?\s?d|doctor|d\.phil"), ("mba", r"\bm\.?b\.?a"), ("master", r"master|\bm\.?\s?(s|a|sc|eng|e|ed|com|tech|phil|m)\b\.?"),
          ("bachelor", r"bachelor|\bb\.?\s?(s|a|sc|eng|e|ed|com|tech|m|ba|fa|arch)\b\.?|licence|licenciatura"), ("associate", r"associate|\ba\.?[as]\b"),
          ("high_school", r"high school|abitur|ged\b")]


def plain(text):
    text = unicodedata.normalize("NFKD", text or "").casefold()
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("&", " and ")
    return " ".join(re.findall(r"[\w+#]+", text))


def same(a, b):
    """Equal, or one holds the other and is not much longer."""
    a, b = plain(a), plain(b)
    if not a or not b:
        return a == b
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return f" {short} " in f" {long} " and len(short) >= 0.5 * len(long)


def month(text, end):
    """(year, month or None), "now", or None."""
    text = text.strip().casefold()
    if re.search(r"present|current|now|today|ongoing", text):
        return "now"
    year = re.search(r"(19|20)\d\d", text)
    if not year:
        return None
    for name, span in SEASONS.items():
        if name in text:
            return int(year[0]), span[end]
    for name, number in MONTHS.items():
        if re.search(rf"\b{name}", text):
            return int(year[0]), number
    number = re.search(r"\b(\d{1,2})[/.](?:19|20)\d\d|(?:19|20)\d\d-(\d\d)\b", text)
    return int(year[0]), int(number[1] or number[2]) if number else None


def truth_dates(text):
    parts = re.split(r"\s+[-–—]\s+|\s*[–—]\s*|\s+to\s+", text or "")
    if len(parts) == 1:
        return month(parts[0], 0), month(parts[0], 1)
    return month(parts[0], 0), month(parts[1], 1)


def found_date(text, current):
    if text is None:
        return "now" if current else None
    return int(text[:4]), int(text[5:7]) if len(text) > 4 else None


def dates_agree(want, have):
    if want == "now" or have == "now" or want is None or have is None:
        return want == have
    return want[0] == have[0] and (want[1] is None or want[1] == have[1])


def level_of(degree):
    for name, pattern in LEVELS:
        if re.search(pattern, degree.casefold()):
            return name
    return None


def aliases(folder):
    """Every form of the skills dictionary -> its concept's name."""
    forms = {}
    for path in sorted(pathlib.Path(folder).glob("skills/*.txt")):
        name = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith(("#", "@")):
                continue
            line = re.sub(r"\s#( .*)?$", "", line).split(" > ")[0]
            fields = [f.strip() for f in line.split("|")]
            if line[0] != " " and fields[0]:
                name = fields[0].lstrip("=~!").rstrip("*")
            for field in fields:
                if field and name:
                    forms.setdefault(plain(field.lstrip("=~!").rstrip("*")), name)
    return forms


class Score:
    def __init__(self):
        self.hits, self.total = {}, {}

    def add(self, what, good):
        self.total[what] = self.total.get(what, 0) + 1
        self.hits[what] = self.hits.get(what, 0) + bool(good)

    def lines(self):
        return [f"{w:<12} {self.hits[w] / self.total[w]:6.3f}   {self.hits[w]}/{self.total[w]}" for w in self.total]


def run(program, path):
    try:
        done = subprocess.run(program + [str(path)], capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return None, "timeout"
    if done.returncode not in (0, 1, 2, 3):
        return None, f"CRASH {done.returncode}"
    if done.returncode:
        return None, done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no reason given"]
    try:
        return json.loads(done.stdout), None
    except ValueError as error:
        return None, f"BAD JSON {error}"


def pick(wanted, roles, used):
    """The role that agrees best: employer and title, then dates."""
    best, top = None, 0
    want_from, want_to = truth_dates(wanted.get("dates"))
    for i, role in enumerate(roles):
        if i in used:
            continue
        points = 2 * same(wanted.get("company"), role.get("employer")) + 2 * same(wanted.get("title"), role.get("title"))
        points += dates_agree(want_from, found_date(role["from"], False)) + dates_agree(want_to, found_date(role["to"], bool(role["from"])))
        if points > top:
            best, top = i, points
    return best


def compare(truth, found, forms, score, say):
    used = set()
    for wanted in truth.get("experience", []):
        i = pick(wanted, found["roles"], used)
        role = found["roles"][i] if i is not None else {"title": "", "employer": "", "from": None, "to": None}
        used.add(i)
        want_from, want_to = truth_dates(wanted.get("dates"))
        checks = [("employers", same(wanted.get("company"), role["employer"]), wanted.get("company"), role["employer"]),
                  ("titles", same(wanted.get("title"), role["title"]), wanted.get("title"), role["title"])]
        if wanted.get("dates"):
            checks += [("from", dates_agree(want_from, found_date(role["from"], False)), want_from, role["from"]),
                       ("to", dates_agree(want_to, found_date(role["to"], bool(role["from"]))), want_to, role["to"])]
        for what, good, want, have in checks:
            score.add(what, good)
            if not good:
                say(f"  {what}: wanted {want!r}, found {have!r}")
    for wanted in truth.get("education", []):
        level = level_of(wanted["degree"])
        good = next((d for d in found["degrees"] if d["level"] == level and (not d["field"] or plain(d["field"]) in plain(wanted["degree"]) or plain(wanted["degree"]).endswith(plain(d["field"])))), None)
        score.add("degrees", good)
        if not good:
            say(f"  degree: wanted {wanted['degree']!r}, found {found['degrees']}")
        school = any(same(wanted.get("institution"), d["school"]) for d in found["degrees"])
        score.add("schools", school)
        if not school:
            say(f"  school: wanted {wanted.get('institution')!r}, found {[d['school'] for d in found['degrees']]}")
    names = {plain(s["name"]) for s in found["skills"]}
    for wanted in truth.get("skills", []):
        good = plain(wanted) in names or plain(forms.get(plain(wanted), "")) in names - {""}
        score.add("skills", good)
        if not good:
            say(f"  skill: {wanted!r}")


def private_parts(truth):
    contact = truth.get("contact", {})
    return [contact[k] for k in ("full_name", "email", "phone") if contact.get(k)]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("paths", nargs="+", type=pathlib.Path)
    options.add_argument("--forte", default=str(ROOT / "build" / "forte") + " skills", help="the command that prints the skills file of a CV")
    options.add_argument("--dictionaries", default=ROOT / "dictionaries")
    options.add_argument("-v", action="store_true", help="name everything that was missed")
    args = options.parse_args()
    forms = aliases(args.dictionaries)
    program = args.forte.split()
    score, read, unread, private = Score(), 0, [], []
    say = print if args.v else lambda line: None
    for top in args.paths:
        files = sorted(p for p in ([top] if top.is_file() else top.rglob("*")) if p.suffix in SUFFIXES and not p.name.endswith(".truth.json"))
        for path in files:
            found, reason = run(program, path)
            if found is None:
                unread.append((path, reason))
                continue
            read += 1
            truth_path = path.with_suffix(".truth.json")
            if truth_path.exists():
                truth = json.loads(truth_path.read_text(encoding="utf-8"))
                say(path.name)
                compare(truth, found, forms, score, say)
                text = json.dumps({k: v for k, v in found.items() if k != "sources"}, ensure_ascii=False).casefold()
                private += [(path.name, part) for part in private_parts(truth) if part.casefold() in text]
    for line in score.lines():
        print(line)
    print(f"read         {read} of {read + len(unread)} files")
    for path, reason in unread:
        print(f"  not read: {os.path.basename(path)}: {reason if isinstance(reason, str) else reason[0]}")
    for name, part in private:
        print(f"  PRIVATE: {name}: {part}")
    return 1 if private or any("CRASH" in str(r) or "BAD" in str(r) or "timeout" in str(r) for _, r in unread) else 0


if __name__ == "__main__":
    sys.exit(main())
