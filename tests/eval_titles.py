#!/usr/bin/env python3
"""How many titles are found, and how many are wrong, when a posting is given as text alone.

  tests/eval_titles.py [-v]      -v: every wrong title beside the true one, with the sentence that it was read in

FORTE names the program (default build/forte); SHARED the folder (default ../shared), whose data/gold/postings.ndjson has
texts and, apart from them, titles.  A title is right when the words of one are a run of words of the other, or when they
share half of their words; brackets, marks of gender and plurals do not count, "Sr." is "Senior".  The label is the site's
title, which the text often words otherwise ("Senior Backend Engineer", "Senior Developer, Backend"); of the wrong ones
those are counted apart that name another occupation: the label does not hold the title's head noun.  Where the folder is
not there, says so.  Python 3 standard library only.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("SHARED", ROOT.parent / "shared"))
FORTE = os.environ.get("FORTE", "build/forte")
SHARED_WORDS = .5  # of all words of both, that make two titles one


def words(title):
    plain = re.sub(r"\([^)]*\)|\b(m/f/d|m/w/d|f/m/x|h/f)\b", " ", (title or "").lower())
    plain = re.sub(r"\bjr\b\.?", "junior", re.sub(r"\b(sr|snr)\b\.?", "senior", plain))
    return [w if w.endswith("ss") else w.rstrip("s") or w for w in re.split(r"[^\w+#]+", plain) if w]


def is_right(got, true):
    a, b = words(got), words(true)
    if not a or not b:
        return False
    if f" {' '.join(a)} " in f" {' '.join(b)} " or f" {' '.join(b)} " in f" {' '.join(a)} ":
        return True
    return len(set(a) & set(b)) / len(set(a) | set(b)) >= SHARED_WORDS


def head(title):
    """The noun that says what one is: "Manager" of "Manager of Data Science", "Engineer" of "Engineer II - Payments"."""
    before = words(re.split(r" of | for |,| - | – ", title)[0]) or words(title)
    while len(before) > 1 and re.fullmatch(r"i+|iv|v|\d+", before[-1]):
        before.pop()
    return before[-1]


def main():
    path = SHARED / "data" / "gold" / "postings.ndjson"
    if not path.exists():
        print(f"{SHARED} is not here: nothing was measured")
        return 0
    postings = [p for p in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if p.get("title")]
    feed = "\n".join(json.dumps({"id": p["id"], "text": p["text"]}) for p in postings)
    done = subprocess.run([FORTE, "extract", "--ndjson"], input=feed.encode(), stdout=subprocess.PIPE, check=True)
    right = wrong = other = 0
    grounds = collections.Counter()  # (where the title was read, is it right)
    for posting, line in zip(postings, done.stdout.decode().splitlines()):
        got = json.loads(line)
        if not got.get("title"):
            continue
        ok = is_right(got["title"], posting["title"])
        right, wrong = right + ok, wrong + (not ok)
        grounds[got["title_from"]["source"], ok] += 1
        other += not ok and head(got["title"]) not in words(posting["title"])
        if not ok and "-v" in sys.argv:
            start = (got.get("title_from") or {}).get("start", 0)
            text = posting["text"].encode()[max(0, start - 60):start + 80].decode("utf-8", "ignore")
            print(f"{posting['id']}: {got['title']!r}, true {posting['title']!r}: {' '.join(text.split())!r}")
    count = len(postings)
    print(f"titles from text alone: found {right / count:.3f}, wrong {wrong / count:.3f} "
          f"(another occupation {other / count:.3f}) of {count}")
    for source in sorted({s for s, _ in grounds}):
        print(f"  by {source}: {grounds[source, True]} right, {grounds[source, False]} wrong")
    return 0


if __name__ == "__main__":
    sys.exit(main())
