#!/usr/bin/env python3
"""Makes dictionaries/weights/word-places.txt: which words are used alike in postings.

  train_words.py --features build/skill_features --out FILE POSTINGS.ndjson.gz...

Counts which words and signs stand one and two places before and after each word, takes positive pointwise mutual
information of these counts, then a singular value decomposition to 32 dimensions, so that words with like neighbours
point the same way ("oversees" and "coordinates", "guidelines" and "protocols"). A row is rounded to whole numbers, 100
long. Words and signs are those of the program that reads later. A posting that is there twice is counted once, and one
that shares a passage of twelve words with --leave-out not at all. Only counts leave the corpus. Needs Debian's
python3-numpy and python3-scipy.
"""
import argparse, collections, gzip, hashlib, json, subprocess
import numpy
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

DIMENSIONS, WORDS, LEAST, NEIGHBOURS, PLACES, LENGTH, PASSAGE = 32, 10000, 20, 3000, (-2, -1, 1, 2), 100, 12


def rows_of(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def passages(text):
    words = text.lower().split()
    return {hash(tuple(words[i:i + PASSAGE])) for i in range(0, max(0, len(words) - PASSAGE + 1))}


def texts(paths, leave_out):
    """Texts once each, without those that share a passage with one that is left out."""
    barred = set().union(*[passages(r["text"]) for path in leave_out for r in rows_of(path)]) if leave_out else set()
    seen = set()
    for path in paths:
        for row in rows_of(path):
            text = row.get("text") or ""
            if text[:300] not in seen and not (barred and passages(text) & barred):
                seen.add(text[:300])
                yield text


def words_of(command, found):
    feed = "".join(json.dumps({"text": t}) + "\n" for t in found)
    done = subprocess.run([command, "--words"], input=feed.encode(), stdout=subprocess.PIPE, check=True)
    return [line.split() for line in done.stdout.decode(errors="replace").splitlines()]


def shifted(ids, place):
    return (ids[:-place], ids[place:]) if place > 0 else (ids[-place:], ids[:place])


def places(documents, words):
    index = {w: i for i, w in enumerate(words)}
    ids = numpy.concatenate([numpy.array([index.get(w, -1) for w in d] + [-1] * 2) for d in documents])
    counts = csr_matrix((len(words), NEIGHBOURS * len(PLACES)))
    for block, place in enumerate(PLACES):
        word, beside = shifted(ids, place)
        both = (word >= 0) & (beside >= 0) & (beside < NEIGHBOURS)
        counts = counts + csr_matrix((numpy.ones(both.sum()), (word[both], beside[both] + block * NEIGHBOURS)), shape=counts.shape)
    total, rows, columns = counts.sum(), numpy.asarray(counts.sum(1)).ravel(), numpy.asarray(counts.sum(0)).ravel() ** .75
    columns *= total / columns.sum()
    c = counts.tocoo()
    value = numpy.log(numpy.maximum(c.data * total / (rows[c.row] * columns[c.col]), 1e-9))
    kept = value > 0
    u, s, _ = svds(csr_matrix((value[kept], (c.row[kept], c.col[kept])), shape=counts.shape), k=DIMENSIONS, v0=numpy.ones(len(words)))
    order = numpy.argsort(-s)
    found = u[:, order] * numpy.sqrt(s[order])
    found *= numpy.where(found[numpy.abs(found).argmax(0), range(DIMENSIONS)] < 0, -1, 1)  # signs are arbitrary: fixed
    return found / numpy.maximum(numpy.linalg.norm(found, axis=1, keepdims=True), 1e-9)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--features", default="build/skill_features")
    ap.add_argument("--leave-out", action="append", default=[])
    ap.add_argument("--out", required=True)
    ap.add_argument("postings", nargs="+")
    args = ap.parse_args()
    documents = words_of(args.features, texts(args.postings, args.leave_out))
    counts = collections.Counter(w for d in documents for w in d)
    words = [w for w, n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))[:WORDS] if n >= LEAST]
    found = places(documents, words)
    sums = " ".join(hashlib.sha256(open(p, "rb").read()).hexdigest()[:16] for p in args.postings)
    with open(args.out, "w", encoding="utf-8") as out:
        out.write("# Words of %d public postings by the company they keep: a word, 0, and its place among uses, %d long; words with\n"
                  "# like neighbours point the same way. Made by tools/train_words.py; sources %s.\n@places\n" % (len(documents), LENGTH, sums))
        for word, row in sorted(zip(words, found), key=lambda x: x[0]):
            if any(c.isalpha() for c in word) and not word.startswith(("#", "@")):
                out.write(word + " 0 " + " ".join("%d" % round(LENGTH * v) for v in row) + "\n")


if __name__ == "__main__":
    main()
