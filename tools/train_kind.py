#!/usr/bin/env python3
"""Makes dictionaries/weights/kind.txt: how rare a word is, and which words stand in the same kinds of work.

  train_kind.py --words build/kind_words --titles ONET_ALTERNATE_TITLES.tsv.gz [--leave-out POSTINGS.ndjson] --out FILE
                POSTINGS.ndjson.gz...

Counts the stems of postings of mixed trades, and of one document per O*NET occupation made of its titles; TF-IDF, then a
singular value decomposition to 64 dimensions (latent semantic analysis). A stem's row is rounded to whole numbers of
-127..127. Postings that share a passage of twelve words with those of --leave-out are dropped, so that what is measured
on these says something. Only counts leave the corpus. Needs Debian's python3-numpy and python3-scipy.
"""
import argparse, collections, gzip, hashlib, json, math, subprocess
import numpy
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

DIMENSIONS, LEAST_DOCUMENTS, PASSAGE, PARTS = 64, 10, 12, ("head", "asks", "other", "blurb")


def lines_of(path):
    return (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8")


def stems_of(command, postings):
    feed = "".join(json.dumps(p) + "\n" for p in postings)
    done = subprocess.run([command], input=feed.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def titles_of(path):
    by_occupation = collections.defaultdict(list)
    with lines_of(path) as lines:
        next(lines)
        for line in lines:
            code, title = line.rstrip("\n").split("\t")[:2]
            by_occupation[code].append(title)
    return [{"id": code, "text": ". ".join(titles)} for code, titles in by_occupation.items()]


def passages(document):
    words = " ".join(document[p] for p in ("head", "asks", "other")).split()
    return {hash(tuple(words[i:i + PASSAGE])) for i in range(len(words) - PASSAGE)}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--words", default="build/kind_words")
    ap.add_argument("--titles", required=True)
    ap.add_argument("--leave-out")
    ap.add_argument("--out", required=True)
    ap.add_argument("postings", nargs="+")
    args = ap.parse_args()
    sums = " ".join(hashlib.sha256(open(p, "rb").read()).hexdigest()[:16] for p in args.postings + [args.titles])
    documents = stems_of(args.words, [json.loads(line) for p in args.postings for line in lines_of(p)])
    if args.leave_out:
        taken = set().union(*map(passages, stems_of(args.words, map(json.loads, lines_of(args.leave_out)))))
        documents = [d for d in documents if not passages(d) & taken]
    postings = len(documents)
    documents += stems_of(args.words, titles_of(args.titles))
    counts = [collections.Counter(" ".join(d[p] for p in PARTS).split()) for d in documents]
    held = collections.Counter(w for c in counts for w in c)
    stems = sorted(w for w, n in held.items() if n >= LEAST_DOCUMENTS and len(w) > 1 and "_" not in w)
    place = {w: i for i, w in enumerate(stems)}
    idf = [math.log((len(counts) + 1) / (held[w] + 1)) for w in stems]
    rows, columns, values = [], [], []
    for i, c in enumerate(counts):
        row = [(place[w], (1 + math.log(n)) * idf[place[w]]) for w, n in c.items() if w in place]
        size = math.sqrt(sum(x * x for _, x in row)) or 1
        for j, x in row:
            rows.append(i), columns.append(j), values.append(x / size)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(counts), len(stems)))
    _, _, turned = svds(matrix, k=DIMENSIONS, v0=numpy.random.RandomState(1).rand(min(matrix.shape)))
    vectors = numpy.round(turned.T / numpy.abs(turned).max() * 127).astype(int)
    vectors *= numpy.where(vectors[numpy.abs(vectors).argmax(axis=0), range(DIMENSIONS)] < 0, -1, 1)  # one sign, always
    with open(args.out, "w", encoding="utf-8") as out:
        out.write("# Stems of %d public postings and %d O*NET occupations' titles: sixteenths of log(documents / documents that\n"
                  "# hold the stem), then its place among kinds of work. Made by tools/train_kind.py; sources %s.\n@vectors\n"
                  % (postings, len(counts) - postings, sums))
        for w, weight, vector in zip(stems, idf, vectors):
            out.write("%s %d %s\n" % (w, round(weight * 16), " ".join(map(str, vector))))


if __name__ == "__main__":
    main()
