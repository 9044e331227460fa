#!/usr/bin/env python3
"""Counts in how many postings a word stands, for matching: a rare word that an ask and a line of a CV share says more.

  count_words.py --out dictionaries/weights/words.txt POSTINGS.ndjson[.gz]...

Writes @table word-idf: word > ln(postings / postings with the word), in order of the bytes (the program searches by
halves). Postings are {"text": ...}, one a line; of a collection of more than --most only every n-th is taken, so that no
collection or trade decides alone. Only counts leave the corpus. Standard library only.
"""
import argparse, collections, gzip, json, math, re


def texts(path, most):
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8", errors="replace") as lines:
        rows = [line for line in lines if line.strip()]
    step = max(1, len(rows) // most)
    for line in rows[::step]:
        yield json.loads(line).get("text") or ""


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out", required=True)
    ap.add_argument("--least", type=int, default=12, help="postings that must hold a word")
    ap.add_argument("--most", type=int, default=3000, help="postings taken of one collection")
    ap.add_argument("postings", nargs="+")
    args = ap.parse_args()
    counts, documents = collections.Counter(), 0
    for path in args.postings:
        for text in texts(path, args.most):
            documents += 1
            counts.update(set(re.findall(r"[a-z][a-z0-9+#']*", text.lower())))
    with open(args.out, "w", encoding="utf-8") as out:
        out.write("# How rare words are in postings: ln(postings / postings with the word), over %d postings of all trades.\n"
                  "# Made by tools/count_words.py; sorted by bytes.\n@table word-idf\n" % documents)
        for word in sorted(counts):
            if counts[word] >= args.least and 2 <= len(word) <= 20:
                out.write("!%s > %.1f\n" % (word, math.log(documents / counts[word])))


if __name__ == "__main__":
    main()
