#!/usr/bin/env python3
"""Rebuild corpus/gold/postings.ndjson from the labelled posting files, and check that every label can be found.

  tests/make_gold.py           write postings.ndjson, then check labels.ndjson
  tests/make_gold.py --check   write nothing; fail when postings.ndjson is out of date or a label is not verbatim

A posting is labelled when corpus/postings/titles.tsv names it; its id is the part of the file name before the first
hyphen.  Python 3 standard library only.
"""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent / "corpus"
LISTS = ("skills", "experience", "degrees", "salaries", "conditions")
ALLOWED = {
    "kind": {"skills": {"hard", "soft", "cert", "language"}, "salaries": {"base", "ote", "bonus", "stipend"}},
    "strength": {"skills": {"required", "preferred", "duty", "negated"}, "experience": {"required", "preferred", "duty"},
                 "degrees": {"required", "preferred"}},
    "period": {"salaries": {"hour", "day", "week", "month", "year"}},
    "type": {"conditions": {"work_authorization", "no_sponsorship", "sponsorship_offered", "clearance", "onsite", "hybrid",
                            "remote", "travel", "shift", "physical", "background_check", "driving"}},
}
LEVELS = {"any", "high_school", "associate", "bachelor", "master", "mba", "doctorate", "professional"}


def postings():
    titles = {}
    for line in (ROOT / "postings" / "titles.tsv").read_text(encoding="utf-8").splitlines():
        pid, title = line.split("\t")
        titles[pid] = title
    files = {p.name.split("-")[0]: p for p in sorted((ROOT / "postings").iterdir()) if p.suffix in (".txt", ".md")}
    for pid, title in sorted(titles.items()):
        with open(files[pid], encoding="utf-8", newline="") as f:
            yield {"id": pid, "title": title, "text": f.read()}


def faults(label, text):
    for key in LISTS:
        for entry in label[key]:
            said, near = entry["text"], entry.get("near")
            where = f'{label["pid"]}: {key}: {said!r}'
            if said not in text:
                yield f"{where}: not in the posting"
            elif near is None and text.count(said) > 1:
                yield f"{where}: stands {text.count(said)} times and has no near"
            elif near is not None and (said not in near or text.count(near) != 1):
                yield f"{where}: near {near!r} must hold it and stand once, stands {text.count(near)} times"
            for field, by_list in ALLOWED.items():
                if key in by_list and entry[field] not in by_list[key]:
                    yield f"{where}: {field} {entry[field]!r}"
            if key == "degrees" and not set(entry["levels"]) <= LEVELS:
                yield f"{where}: levels {entry['levels']}"
    names = [s["name"].lower() for s in label["skills"]]
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield f'{label["pid"]}: skill {name!r} is labelled twice'
    groups = [s["any_of"] for s in label["skills"] if s["any_of"]]
    for group in sorted({g for g in groups if groups.count(g) == 1}):
        yield f'{label["pid"]}: any_of {group} has one member'
    types = [c["type"] for c in label["conditions"]]
    for t in sorted({t for t in types if types.count(t) > 1}):
        yield f'{label["pid"]}: condition {t} is labelled twice'


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit(__doc__)
    rows = list(postings())
    text = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)
    path = ROOT / "gold" / "postings.ndjson"
    bad = []
    if not check:
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        bad.append(f"{path} is out of date: run tests/make_gold.py")
    by_id = {r["id"]: r["text"] for r in rows}
    labels = [json.loads(x) for x in (ROOT / "gold" / "labels.ndjson").read_text(encoding="utf-8").splitlines()]
    for label in labels:
        bad += faults(label, by_id[label["pid"]]) if label["pid"] in by_id else [f'{label["pid"]}: no such posting']
    bad += [f"{pid}: no labels" for pid in sorted(set(by_id) - {x["pid"] for x in labels})]
    for line in bad:
        print(line, file=sys.stderr)
    count = {k: sum(len(x[k]) for x in labels) for k in LISTS}
    print(f"{len(rows)} postings, " + ", ".join(f"{n} {k}" for k, n in count.items()) + f"; {len(bad)} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
