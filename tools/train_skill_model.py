#!/usr/bin/env python3
"""Trains the skill model: which candidates are skills (dictionaries/weights/skill-model.txt).

  train_skill_model.py --features build/skill_features --gold POSTINGS LABELS [--out FILE] [--folds 5]

Labelled postings come in the shape of corpus/gold (postings and labels). Standard library only; the logistic regression is solved by
Debian's liblinear-tools (liblinear-train). Weights are written as "d:template=value > weight" (dictionary forms) and
"p:..." (noun phrases), readable and sorted; `forte dict why` shows what each adds.
"""
import argparse, collections, datetime, functools, hashlib, json, math, random, re, subprocess, sys, tempfile


PLACES = ("place-head", "place-own", "place-before", "place-before2", "place-after", "place-opens", "place-item")
DIMENSIONS = 32  # of a place (PLACE_DIMENSIONS)
CLOSE = 0.0005  # scores of thresholds that differ by less are equal: then recall counts, for what is not named cannot be proven
SOFT_THRESHOLD = 0.35  # from which belief on a soft skill is taken
ASKED_MORE = 0.05  # so much more belief a hard skill needs that is asked for and not a duty (docs/training.md)


def rows_of(path):
    return [json.loads(l) for l in open(path, encoding="utf-8") if l.strip()]


@functools.lru_cache(maxsize=None)
def norm(s):
    return re.sub(r"[^a-z0-9+#.]+", " ", (s or "").lower()).strip(" .")


def overlaps(a, b):
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared >= min(a[1] - a[0], b[1] - b[0])


def byte_span(text, label):
    s = label["text"]
    at = text.index(label["near"]) + label["near"].index(s) if label.get("near") and label["near"] in text else text.find(s)
    if at < 0:
        return None
    b = len(text[:at].encode())
    return b, b + len(s.encode())


def features_of(command, rows):
    feed = "".join(json.dumps({"id": str(i), "title": r.get("title"), "text": r["text"]}) + "\n" for i, r in enumerate(rows))
    done = subprocess.run([command], input=feed.encode(), stdout=subprocess.PIPE, check=True)
    return {int(o["id"]): o["candidates"] for o in map(json.loads, done.stdout.decode().splitlines())}


def label_gold(rows, labels, found):
    """(document, candidate, is a skill): a skill where a labelled span is met. One that shares but the name of a label that
    stands elsewhere counts for neither: labels stand at the strongest mention alone."""
    out = []
    for i, (row, label) in enumerate(zip(rows, labels)):
        gold = [(g, byte_span(row["text"], g)) for g in label["skills"]]
        text = row["text"].encode()
        for c in found.get(i, []):
            if c["veto"]:
                continue
            span = (c["start"], c["end"])
            names = {norm(c["name"]), norm(text[span[0]:span[1]].decode())}
            at = any(s and overlaps(span, s) for _, s in gold)
            named = any(names & {norm(g["name"]), norm(g["text"])} for g, _ in gold)
            soft = c["kind"] == "soft"
            same = any((g["kind"] == "soft") == soft for g, s in gold if (s and overlaps(span, s)) or names & {norm(g["name"]), norm(g["text"])})
            if (at or named) and not same and not c["phrase"]:
                continue  # a soft form on a hard label counts for neither
            if at or not named:
                out.append((i, c, at))
    return out


CONTEXT = ("bias", "before", "before2", "after", "gap-before", "gap-after", "tag-before", "tag-before-class", "tag-after",
           "tag-after-class", "list", "section", "strength", "quiet", "bullet", "asked", "item-words", "tenth", "whole-item")


def only_context(found):
    """Leaves what stands around a candidate: for counting how often a word stands where skills stand."""
    for candidates in found.values():
        for c in candidates:
            c["features"] = [f for f in c["features"] if f.split("=", 1)[0] in CONTEXT]
            c["places"] = {}


SCALE = 2.0  # places count twice: their weights would be held down as features that are seldom there


def dense(places, cache={}):
    """A candidate's places as liblinear reads them: numbers 1, 2, ... in the order of PLACES."""
    key = id(places)
    if key not in cache:
        rows = [places.get(role) for role in PLACES]
        cache[key] = " ".join("%d:%g" % (n * DIMENSIONS + k + 1, SCALE * v) for n, row in enumerate(rows) if row
                              for k, v in enumerate(row) if v)
    return cache[key]


def train(examples, cost, minimum):
    """Weights by feature name, for one set of examples [(features, places or None, label)]."""
    counts = collections.Counter(f for fs, _, _ in examples for f in set(fs))
    names = sorted(f for f, n in counts.items() if n >= minimum)
    first = len(PLACES) * DIMENSIONS if examples and examples[0][1] is not None else 0
    index = {f: first + k + 1 for k, f in enumerate(names)}
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/x", "w") as x:
            x.write("+1 \n")  # liblinear's first label is its positive class
            for fs, places, label in examples:
                ids = sorted({index[f] for f in fs if f in index})
                x.write("%s %s %s\n" % ("+1" if label else "-1", dense(places) if places else "", " ".join("%d:1" % k for k in ids)))
        subprocess.run(["liblinear-train", "-q", "-s", "0", "-c", str(cost), "-e", "0.001", folder + "/x", folder + "/m"],
                       check=True, stdout=subprocess.DEVNULL)
        model = open(folder + "/m").read().split("\nw\n")
        values = [float(v) for v in model[1].split()]
    placed = [("%s=%d" % (role, k), SCALE) for role in PLACES for k in range(DIMENSIONS)] if first else []
    found = {f: v * scale for (f, scale), v in zip(placed, values)}
    found.update(zip(names, values[first:]))
    return found


def belief(weights, candidate):
    total = sum(weights.get(f, 0.0) for f in candidate["features"])
    for role, row in candidate["places"].items():
        total += sum(weights.get("%s=%d" % (role, k), 0.0) * v for k, v in enumerate(row))
    return 1 / (1 + math.exp(-max(-30, min(30, total))))


def models(examples, cost, minimum):
    sets = {}
    for phrase in (False, True):
        part = [(c["features"], c["places"], y) for _, c, y in examples if c["phrase"] == phrase]
        sets[phrase] = train(part, cost, minimum) if part else {}
    return sets


def strength_examples(rows, labels, found):
    """(document, candidate, strength) where a labelled span is met."""
    out = []
    for i, (row, label) in enumerate(zip(rows, labels)):
        gold = [(g, byte_span(row["text"], g)) for g in label["skills"] if g["strength"] != "negated"]
        for c in found.get(i, []):
            g = next((g for g, s in gold if s and overlaps((c["start"], c["end"]), s)), None)
            if g and c["strength"] != "negated":
                out.append((i, c, g["strength"]))
    return out


STRENGTH_SETS = {"r": "required", "f": "preferred", "u": "duty"}


def strength_models(examples, cost, minimum):
    return {k: train([(c["strength_features"], None, y == word) for _, c, y in examples], cost, minimum) for k, word in STRENGTH_SETS.items()}


BARS = {"duty": 1 << 1, "preferred": 1 << 2, "required": 1 << 3}  # enum strength, as bits of candidate.barred


def strength_of(sets, c):
    """As skills_model_strength() decides: what the rules bar is not said, and where they bar all, they have spoken."""
    free = [k for k in sets if not c["barred"] & BARS[STRENGTH_SETS[k]]]
    if not free:
        return c["strength"]
    return STRENGTH_SETS[max(free, key=lambda k: sum(sets[k].get(f, 0.0) for f in c["strength_features"]))]


def strength_accuracy(rows, labels, found, order, folds, cost, minimum, more):
    examples = strength_examples(rows, labels, found)
    right = rule = 0
    for fold in range(folds):
        held = {d for k, d in enumerate(order) if k % folds == fold}
        sets = strength_models([e for e in examples if e[0] not in held] + more, cost, minimum)
        for i, c, y in examples:
            if i in held:
                right += strength_of(sets, c) == y
                rule += c["strength"] == y
    said = "strength: model %.3f, rule alone %.3f, of %d" % (right / len(examples), rule / len(examples), len(examples))
    print(said)
    return strength_models(examples + more, cost, minimum), said


def without_repeats(kept):
    """Without the phrases that go on over an accepted form (skills.c)."""
    forms = [(k["start"], k["end"]) for k in kept if not k["joined"]]
    return [k for k in kept if not (k["joined"] and any(a < k["end"] and k["start"] < b for a, b in forms))]


def evaluate(sets, rows, labels, found, documents, thresholds):
    """Concept-level precision and recall of hard skills, as the scorer counts them, over some documents."""
    result = {}
    golds = {}
    for i in documents:
        golds[i] = [(g, byte_span(rows[i]["text"], g)) for g in labels[i]["skills"] if g["strength"] != "negated"]
        text = rows[i]["text"].encode()
        for k in found.get(i, []):
            k["belief"], k["text"] = belief(sets[k["phrase"]], k), norm(text[k["start"]:k["end"]].decode())
    for td in thresholds[0]:
        for tp in thresholds[1]:
            c = [0, 0, 0, 0]
            s = [0, 0, 0, 0]
            for i in documents:
                gold = golds[i]
                preds = collections.OrderedDict()
                for k in without_repeats([k for k in found.get(i, []) if k["strength"] != "negated" and not k["veto"]
                                          and k["belief"] >= (SOFT_THRESHOLD if k["kind"] == "soft" else tp if k["phrase"] else td)]):
                    p = preds.setdefault((k["phrase"], k["name"].lower()), {"kind": k["kind"], "names": {norm(k["name"])}, "spans": []})
                    p["names"].add(k["text"])
                    p["spans"].append((k["start"], k["end"]))
                met = lambda p, g, sp: bool(p["names"] & {norm(g["name"]), norm(g["text"])}) or (sp and any(overlaps(x, sp) for x in p["spans"]))
                for soft, n in ((False, c), (True, s)):
                    mine = [(g, sp) for g, sp in gold if (g["kind"] == "soft") == soft]
                    other = [(g, sp) for g, sp in gold if (g["kind"] == "soft") != soft]
                    ps = [p for p in preds.values() if (p["kind"] == "soft") == soft]
                    hit = [any(met(p, g, sp) for g, sp in mine) for p in ps]
                    cross = [not h and any(met(p, g, sp) for g, sp in other) for p, h in zip(ps, hit)]
                    n[0] += sum(hit); n[1] += len(ps) - sum(cross)
                    n[2] += sum(any(met(p, g, sp) for p in preds.values()) for g, sp in mine); n[3] += len(mine)
            result[td, tp] = (c, s)
    return result


def f1(n):
    p, r = n[0] / n[1] if n[1] else 0, n[2] / n[3] if n[3] else 0
    return p, r, 2 * p * r / (p + r) if p + r else 0


def header(args, figures):
    """Where the weights are from: date, data with their SHA-256, options, what the folds gave."""
    files = args.gold + [p for pair in args.more for p in pair]
    yield "Which candidates are skills, and how strongly they are asked for: weights of logistic regressions, made by"
    yield "tools/train_skill_model.py (make train, docs/training.md) on %s." % args.date
    for path in files:
        yield "data: %s, sha256 %s" % ("/".join(path.split("/")[-3:]), hashlib.sha256(open(path, "rb").read()).hexdigest())
    yield "options: --cost %g --strength-cost %g --minimum %d --folds %d%s" % (
        args.cost, args.strength_cost, args.minimum, args.folds, " --context-only" if args.context_only else "")
    for line in figures:
        yield "folds: " + line
    yield "d: forms of the dictionary, p: noun phrases that no form covers, r f u: required, preferred, duty; template=value > weight."


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--features", default="build/skill_features")
    ap.add_argument("--gold", nargs=2, required=True)
    ap.add_argument("--more", nargs=2, action="append", default=[], help="postings and labels to train on, never to test on")
    ap.add_argument("--drop", nargs="*", default=[], help="templates to leave out, to see what they give")
    ap.add_argument("--out")
    ap.add_argument("--context-only", action="store_true", help="for tools/count_corpus.py: leave out what the words themselves say")
    ap.add_argument("--date", default=datetime.date.today().isoformat(), help="of the training, for the header")
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--cost", type=float, default=0.2)
    ap.add_argument("--strength-cost", type=float, default=0.06)
    ap.add_argument("--minimum", type=int, default=3)
    ap.add_argument("--threshold", type=float, nargs=2, help="for dictionary forms and for phrases; else the best of the folds")
    args = ap.parse_args()
    labels = rows_of(args.gold[1])
    posts = {p["id"]: p for p in rows_of(args.gold[0])}
    rows = [posts[l["pid"]] for l in labels]
    found = features_of(args.features, rows)
    for cs in found.values():
        for c in cs:
            c["features"] = [f for f in c["features"] if f.split("=", 1)[0] not in args.drop]
    if args.context_only:
        only_context(found)
    examples = label_gold(rows, labels, found)
    extra, more_strengths = [], []
    for path_posts, path_labels in args.more:
        more_labels = rows_of(path_labels)
        more_posts = {p["id"]: p for p in rows_of(path_posts)}
        more_rows = [more_posts[l["pid"]] for l in more_labels]
        more_found = features_of(args.features, more_rows)
        if args.context_only:
            only_context(more_found)
        extra += [(-1, c, y) for _, c, y in label_gold(more_rows, more_labels, more_found)]
        more_strengths += [(-1, c, y) for _, c, y in strength_examples(more_rows, more_labels, more_found)]
    order = list(range(len(rows)))
    random.Random(7).shuffle(order)
    grid = ([.35, .4, .45, .5], [.4, .45, .5, .55, .6])
    total = {}
    for fold in range(args.folds):
        held = {d for k, d in enumerate(order) if k % args.folds == fold}
        sets = models([e for e in examples if e[0] not in held] + extra, args.cost, args.minimum)
        for key, (c, s) in evaluate(sets, rows, labels, found, held, grid).items():
            t = total.setdefault(key, ([0] * 4, [0] * 4))
            for a, b in ((t[0], c), (t[1], s)):
                for k in range(4):
                    a[k] += b[k]
    score = {k: f1(total[k][0])[2] + 0.3 * f1(total[k][1])[2] for k in total}
    best = max(score.values())
    recall = {k: f1(total[k][0])[1] for k in total}
    ranked = sorted(total, key=lambda k: (score[k] < best - CLOSE, -recall[k] if score[k] >= best - CLOSE else -score[k]))
    chosen = tuple(args.threshold) if args.threshold else ranked[0]
    figures = ["thresholds %.2f %.2f  hard P %.3f R %.3f F %.3f  soft P %.3f R %.3f F %.3f" % (key + f1(total[key][0]) + f1(total[key][1]))
               for key in [chosen] + [k for k in ranked[:3] if k != chosen]]
    print("\n".join(figures))
    strengths, said = strength_accuracy(rows, labels, found, order, args.folds, args.strength_cost, args.minimum, more_strengths)
    if not args.out:
        return
    sets = models(examples + extra, args.cost, args.minimum)
    with open(args.out, "w", encoding="utf-8") as out:
        out.write("".join("# %s\n" % line for line in header(args, [figures[0], said])) + "@table skill-model\n")
        out.write("!d:threshold=1 > %.3f\n!p:threshold=1 > %.3f\n!s:threshold=1 > %.3f\n" % (chosen + (SOFT_THRESHOLD,)))
        out.write("!r:threshold=1 > %.3f\n!f:threshold=1 > %.3f\n" % (ASKED_MORE, ASKED_MORE))
        for name, weights in [("d", sets[False]), ("p", sets[True])] + sorted(strengths.items()):
            for f in sorted(weights):
                if abs(weights[f]) >= (0.001 if f.startswith("place-") else 0.02) and "|" not in f and " > " not in f and " #" not in f:
                    out.write("!%s:%s > %.3f\n" % (name, f, weights[f]))


if __name__ == "__main__":
    main()
