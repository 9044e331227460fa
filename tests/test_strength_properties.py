#!/usr/bin/env python3
"""What must hold of strength whatever the sentence: adding "preferred" raises nothing that was asked for (a duty may become a
wish), adding "required" lowers nothing, and an item's own softener leaves the items around it alone.

The sentences are the bullets of English postings in corpus/ and tests/spec, each as one line of a list under "Requirements".
"""
import json
import re
import subprocess
import sys

from checks import FORTE, ROOT, check, summary

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
    check(f"{len(lines)} sentences are enough to say something", len(lines) >= 150)
    for forms, wrong, what in ((SOFT, lambda a, b: RANK[b] > max(RANK[a], RANK["preferred"]), "raises"), (HARD, lambda a, b: RANK[b] < RANK[a], "lowers")):
        for form in forms:
            changed = strengths([form.format(line) for line in lines])
            bad = [(line, name, before[name], after[name]) for line, before, after in zip(lines, plain, changed)
                   for name in before if name in after and wrong(before[name], after[name])]
            beside = [line for line, before, after in zip(lines, plain, changed) for name in ("plumbing", "carpentry")
                      if before.get(name) != after.get(name) and name not in line.lower()]
            check(f"'{form}' {what} a strength in {len(bad)} of {len(lines)} sentences, and changes the lines beside in {len(beside)}; the first:",
                  not bad and not beside, "".join(f"\n    {x}" for x in (bad + beside)[:3]))
    print(f"{len(lines)} sentences")
    return summary()


if __name__ == "__main__":
    sys.exit(main())
