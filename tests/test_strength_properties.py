#!/usr/bin/env python3
"""What must hold of strength whatever the sentence: adding "preferred" raises nothing that was asked for (a duty may become a
wish), adding "required" lowers nothing, and an item's own softener leaves the items around it alone.

The sentences are the bullets of English postings in corpus/ and tests/spec, each as one line of a list under "Requirements".
"""
import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
FORTE = os.environ.get("FORTE", str(ROOT / "build" / "forte"))
RANK = {"negated": 0, "duty": 1, "preferred": 2, "required": 3}
SOFT = ["{} preferred", "{} (preferred)", "{}; this is a plus", "Preferred: {}", "Ideally {}", "{}, nice to have"]
HARD = ["{} required", "{} (required)", "Must have {}"]
LIMIT = 400  # sentences


def sentences():
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted((ROOT / "corpus" / "postings").glob("*.*"))]
    texts += [p.read_text(encoding="utf-8") for p in sorted((ROOT / "tests" / "spec").glob("*.md"))
              if p.name != "languages.md"]
    texts += [json.loads(line).get("text", "") for line in (ROOT / "corpus" / "gold" / "postings.ndjson").open(encoding="utf-8")]
    found = {}
    for text in texts:
        for line in re.findall(r"^[-*•] (\S[^\n]{8,120})$", text, re.M):
            found[line.strip().rstrip(".;,")] = True
    lines = [line for line in found if line.isascii() and line.count(" ") >= 3 and ":" not in line]
    return lines[:: max(1, len(lines) // LIMIT)]


def strengths(lines):
    """For each line its skills' strengths; a sentence that stands before and after is asked for too."""
    feed = "".join(json.dumps({"text": f"Requirements\n- Plumbing\n- {line}\n- Carpentry\n"}) + "\n" for line in lines)
    done = subprocess.run([FORTE, "extract", "--ndjson"], input=feed, capture_output=True, text=True, encoding="utf-8", check=True)
    return [{s["name"]: s["strength"] for s in json.loads(out)["skills"]} for out in done.stdout.splitlines()]


def main():
    lines = sentences()
    plain = strengths(lines)
    passed, failed = (1, 0) if len(lines) >= 150 else (0, 1)
    if failed:
        print(f"FAILED: {len(lines)} sentences are too few to say anything")
    for forms, wrong, what in ((SOFT, lambda a, b: RANK[b] > max(RANK[a], RANK["preferred"]), "raises"), (HARD, lambda a, b: RANK[b] < RANK[a], "lowers")):
        for form in forms:
            changed = strengths([form.format(line) for line in lines])
            bad = [(line, name, before[name], after[name]) for line, before, after in zip(lines, plain, changed)
                   for name in before if name in after and wrong(before[name], after[name])]
            beside = [line for line, before, after in zip(lines, plain, changed) for name in ("plumbing", "carpentry")
                      if before.get(name) != after.get(name) and name not in line.lower()]
            if bad or beside:
                failed += 1
                print(f"FAILED: '{form}' {what} a strength in {len(bad)} of {len(lines)} sentences, and changes the lines beside in "
                      f"{len(beside)}; the first:")
                for x in (bad + beside)[:3]:
                    print("   ", x)
            else:
                passed += 1
    print(f"{len(lines)} sentences")
    print(f"{passed} passed, {failed} failed")
    return failed != 0


raise SystemExit(main())
