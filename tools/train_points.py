#!/usr/bin/env python3
"""Which lines of a CV answer a posting, and which of them opens: the weights of src/match/choice_weights.h.

  train_points.py                    folds over corpus/sections.txt, nothing written
  train_points.py --write            the weights anew
  train_points.py --on PAIRS LABELS  also measured on a set of pairs that is in no training (labels with "section")

Both models are linear in the features that build/point_features prints (src/match/choice.h). What opens: a softmax over
the lines of one pair, trained to give the two lines that the reader names first all of the probability. What is
chosen: a logistic regression of each line. Both with a quadratic penalty, features brought to one spread before. In
folds all pairs of a CV are kept out of the training of the model that is measured on them. The same data and program
give the same weights.
Debian's python3-numpy.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess

import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
HEADER = ROOT / "src/match/choice_weights.h"
OPENING_LINES = 2  # the first of the reader's lines: any of them may open
PENALTY = {"opening": 4.0, "line": 5.0}
STEPS = 400
POINTS = 6
NOT_FOR = {"line": {"opens", "alike", "proven"}, "opening": {"roleless"}}  # features that the folds do better without


def words(text):
    return " ".join(re.findall(r"[\w+#.]+", text.lower())).strip(" .")


def case_of(name):
    """A file of corpus/evidence: title, CV and posting."""
    parts = re.split(r"^## (CV|Posting|Asks)$", (CORPUS / name).read_text(encoding="utf-8"), flags=re.M)
    return parts[0].strip("# \n"), parts[2].strip() + "\n", parts[4].strip() + "\n"


def cv_of(name):
    return case_of(name)[1] if name.startswith("evidence/") else (CORPUS / name).read_text(encoding="utf-8")


def posting_of(name):
    if name.startswith("evidence/"):
        title, _, text = case_of(name)
        return title, text
    titles = dict(line.split("\t") for line in (CORPUS / "postings/titles.tsv").read_text(encoding="utf-8").splitlines())
    return titles[pathlib.Path(name).name[:3]], (CORPUS / name).read_text(encoding="utf-8")


def own_pairs():
    """The pairs of corpus/sections.txt: {"id", "cv", "title", "text", "chosen"}, chosen being lines of the CV in order."""
    pairs = []
    for line in (CORPUS / "sections.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith(" "):
            found = [x for x in pairs[-1]["cv"].splitlines() if line.strip() in x]
            if len(found) != 1:
                raise SystemExit(f"corpus/sections.txt: '{line.strip()}' stands on {len(found)} lines of {pairs[-1]['id']}")
            pairs[-1]["chosen"].append(found)
            continue
        cv, _, posting = line.partition(" -> ")
        title, text = posting_of(posting or cv)
        pairs.append({"id": line, "cv": cv_of(cv), "title": title, "text": text, "chosen": []})
    return pairs


def other_pairs(pairs_file, labels_file):
    pairs = {p["pair"]: p for p in json.loads(pathlib.Path(pairs_file).read_text(encoding="utf-8"))}
    out = []
    for line in pathlib.Path(labels_file).read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        pair = pairs[label["pair"]]
        out.append({"id": pair["pair"], "cv": pair["cv_text"], "title": pair.get("title") or "", "text": pair["posting"],
                    "chosen": [point["proof"] for point in label["section"]]})
    return out


def lines_of(cv, quote):
    """The lines of the CV on which a quote stands, or which stand in it."""
    said = words(quote)
    return {i for i, line in enumerate(cv.splitlines())
            if len(words(line)) >= 8 and said and (said in words(line) or words(line) in said)}


def read(pairs, program):
    """Adds to each pair its features (a row a line that stands for choice) and which rows the reader chose."""
    ask = "".join(json.dumps({k: p[k] for k in ("id", "cv", "title", "text")}) + "\n" for p in pairs)
    told = subprocess.run([program], input=ask.encode(), stdout=subprocess.PIPE, check=True).stdout.splitlines()
    names = []
    for pair, line in zip(pairs, told):
        sentences = json.loads(line)["sentences"]
        names = list(sentences[0]["features"]) if sentences else names
        at = [set().union(*[lines_of(pair["cv"], q) for q in quotes]) for quotes in pair["chosen"]]
        own = [lines_of(pair["cv"], s["text"]) for s in sentences]
        pair["x"] = numpy.array([[s["features"][n] for n in names] for s in sentences]).reshape(len(sentences), len(names))
        pair["lines"] = own
        pair["opening"] = numpy.array([bool(o & set().union(*at[:OPENING_LINES])) for o in own], float)
        pair["line"] = numpy.array([bool(o & set().union(*at)) for o in own], float)
    return names


def spread(pairs):
    return numpy.vstack([p["x"] for p in pairs]).std(0) + 1e-9


def train_opening(pairs, columns):
    pairs = [p for p in pairs if p["opening"].any()]
    scale, sizes = spread(pairs), [len(p["x"]) for p in pairs]
    x = (numpy.vstack([p["x"] for p in pairs]) / scale)[:, columns]
    y = numpy.concatenate([p["opening"] for p in pairs])
    starts, pair_of = numpy.cumsum([0] + sizes[:-1]), numpy.repeat(numpy.arange(len(pairs)), sizes)

    def shares(of):
        return of / numpy.add.reduceat(of, starts)[pair_of]

    w, first, second = numpy.zeros(len(columns)), numpy.zeros(len(columns)), numpy.zeros(len(columns))
    for step in range(1, STEPS + 1):
        z = x @ w
        e = numpy.exp(z - numpy.maximum.reduceat(z, starts)[pair_of])
        slope = PENALTY["opening"] * w - x.T @ (shares(e * y) - shares(e))
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope  # Adam
        w = w - 0.05 * (first / (1 - 0.9**step)) / (numpy.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return w / scale[columns]


def train_line(pairs, columns):
    scale = spread(pairs)
    x = numpy.vstack([p["x"] for p in pairs]) / scale
    x = numpy.hstack([x[:, columns], numpy.ones((len(x), 1))])
    y = numpy.concatenate([p["line"] for p in pairs])
    w, penalty = numpy.zeros(x.shape[1]), numpy.array([PENALTY["line"]] * len(columns) + [0])
    for _ in range(20):  # Newton
        p = 1 / (1 + numpy.exp(-x @ w))
        w = w - numpy.linalg.solve((x.T * (p * (1 - p))) @ x + numpy.diag(penalty + 1e-9), x.T @ (p - y) + penalty * w)
    return w[:-1] / scale[columns]


def train(pairs, names):
    """Weights by name: {"line": ..., "opening": ...}."""
    fit = {"line": train_line, "opening": train_opening}
    out = {}
    for what in fit:
        columns = [i for i, n in enumerate(names) if n not in NOT_FOR[what]]
        out[what] = numpy.zeros(len(names))
        out[what][columns] = fit[what](pairs, columns)
    return {what: w.round(2) + 0.0 for what, w in out.items()}


def measure(pairs, weights_of):
    """Pairs whose first line is one of the reader's two first; and the share of the reader's lines among the first six
    (without what saying a thing twice takes off)."""
    opened = of = found = lines = 0
    for p in pairs:
        if not p["opening"].any():
            continue
        w = weights_of(p)
        best = numpy.argsort(-(p["x"] @ w["line"]), kind="stable")[:POINTS]
        opened += p["opening"][max(best, key=lambda i: p["x"][i] @ w["opening"])] > 0
        of += 1
        found += p["line"][best].sum()
        lines += p["line"].sum()
    return f"opening {opened} of {of} = {opened / of:.3f}, lines {found / lines:.3f}"


def write(names, weights):
    rows = "".join(f"    [CHOICE_{n.upper()}] = {{{line:.2f}, {opening:.2f}}},\n"
                   for n, line, opening in zip(names, weights["line"], weights["opening"]))
    text = HEADER.read_text(encoding="utf-8")
    HEADER.write_text(re.sub(r"(?<= = \{\n).*?(?=\};)", rows, text, flags=re.S), encoding="utf-8")


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--features", default=str(ROOT / "build/point_features"), help="the program that prints them")
    a.add_argument("--write", action="store_true")
    a.add_argument("--on", nargs=2, action="append", default=[], metavar=("PAIRS", "LABELS"))
    o = a.parse_args()
    own = own_pairs()
    names = read(own, o.features)
    folds = collections.defaultdict(list)
    for p in own:
        folds[p["cv"]].append(p)
    kept_out = {cv: train([p for p in own if p["cv"] != cv], names) for cv in folds}
    print(f"{len(own)} pairs of {len(folds)} CVs, each CV kept out:", measure(own, lambda p: kept_out[p["cv"]]))
    whole = train(own, names)
    for pairs_file, labels_file in o.on:
        other = other_pairs(pairs_file, labels_file)
        read(other, o.features)
        print(f"{pathlib.Path(pairs_file).parent.name}, {len(other)} pairs:",
              measure(other, lambda p: kept_out.get(p["cv"].strip() + "\n", whole)))
    for i, n in enumerate(names):
        print(f"  {n:9} line {whole['line'][i]:6.2f}  opening {whole['opening'][i]:6.2f}")
    if o.write:
        write(names, whole)


if __name__ == "__main__":
    main()
