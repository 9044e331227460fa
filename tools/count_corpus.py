#!/usr/bin/env python3
"""Counts a corpus of postings for the dictionary: how many postings hold each concept, and how often a concept or a word
stands where skills stand.

  count_corpus.py --features build/skill_features --out dictionaries/weights POSTINGS.ndjson...

Needs a build whose skill-model.txt was trained with --context-only, so that the counts say something about places, not
about the words that the training postings happened to hold. Writes frequencies.txt (@numbers: concept | postings |
affinity) and affinity.txt (words of noun phrases). Only counts leave the corpus. Standard library only.
"""
import argparse, collections, json, re, subprocess


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--features", default="build/skill_features")
    ap.add_argument("--out", required=True)
    ap.add_argument("--least", type=int, default=8, help="postings that must hold a word")
    ap.add_argument("postings", nargs="+")
    args = ap.parse_args()
    concepts, words = {}, {}
    feed = subprocess.Popen(["cat"] + args.postings, stdout=subprocess.PIPE)
    run = subprocess.Popen([args.features, "--beliefs"], stdin=feed.stdout, stdout=subprocess.PIPE, text=True, errors="replace")

    def count(table, key, document, belief):
        entry = table.setdefault(key, [-1, 0, 0, 0.0])  # last document, documents, places, sum
        entry[1] += entry[0] != document
        entry[0] = document
        entry[2] += 1
        entry[3] += belief

    documents = 0
    for line in run.stdout:
        document, kind, belief, name, _ = line.rstrip("\n").split("\t")
        documents = max(documents, int(document) + 1)
        if kind == "d":
            count(concepts, name, document, float(belief))
        else:
            for word in set(re.split(r"[\s/-]+", name.lower().replace("\u2019", "'"))):
                if word:
                    count(words, word, document, float(belief))
    with open(args.out + "/frequencies.txt", "w", encoding="utf-8") as out:
        out.write("# Of %d public postings: how many hold the concept, and how often it stands where skills stand (0..1).\n"
                  "# Made by tools/count_corpus.py.\n@numbers\n" % documents)
        for name in sorted(concepts, key=str.lower):
            _, n, places, total = concepts[name]
            if "|" not in name and not name.startswith("@"):
                out.write("%s | %d | %.2f\n" % (name, n, total / places))
    with open(args.out + "/affinity.txt", "w", encoding="utf-8") as out:
        out.write("# Words of noun phrases: how often they stand where skills stand (0..1). Made by tools/count_corpus.py.\n@table affinity\n")
        for word in sorted(words):
            _, n, places, total = words[word]
            if n >= args.least and re.fullmatch(r"[a-z0-9+#.&']+", word):
                out.write("!%s > %.2f\n" % (word, total / places))


if __name__ == "__main__":
    main()
