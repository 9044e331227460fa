#!/usr/bin/env python3
"""Which forms of the dictionary deserve a second look: what postings show of them.

  audit_forms.py --features build/skill_features [--least 50] POSTINGS.ndjson...

Prints two lists, most frequent first: forms that the model hardly ever takes (they only cost, or stand for something else),
and forms that it takes though they share no word with the name of their concept (does everyone mean that by it?), each as
"form > name  taken/places". Only counts leave the corpus. Standard library only.
"""
import argparse, collections, re, subprocess

TAKEN, SELDOM, ENDINGS = .4, .1, re.compile(r"(ations?|ings?|ers?|ments?|ies|ied|ed|es|s|y|al|e)$")


def words(text):
    return {ENDINGS.sub("", w) if len(w) > 4 else w for w in re.findall(r"[a-z0-9+#.]+", text.lower())}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--features", default="build/skill_features")
    ap.add_argument("--least", type=int, default=50, help="places a form must have")
    ap.add_argument("postings", nargs="+")
    args = ap.parse_args()
    feed = subprocess.Popen(["cat"] + args.postings, stdout=subprocess.PIPE)
    run = subprocess.Popen([args.features, "--beliefs"], stdin=feed.stdout, stdout=subprocess.PIPE, text=True, errors="replace")
    forms = collections.defaultdict(lambda: [0, 0])  # taken, places
    for line in run.stdout:
        _, kind, belief, name, form = line.rstrip("\n").split("\t")
        if kind == "d":
            forms[form, name][0] += float(belief) >= TAKEN
            forms[form, name][1] += 1
    often = sorted((f for f in forms.items() if f[1][1] >= args.least), key=lambda f: -f[1][1])
    for title, chosen in (("hardly ever taken", [f for f in often if f[1][0] < SELDOM * f[1][1]]),
                          ("taken, by a name of other words", [f for f in often if f[1][0] >= SELDOM * f[1][1] and not words(f[0][0]) & words(f[0][1])])):
        print("# " + title)
        for (form, name), (taken, places) in chosen:
            print("%s > %s\t%d/%d" % (form, name, taken, places))


if __name__ == "__main__":
    main()
