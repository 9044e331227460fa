#!/usr/bin/env python3
"""What the graph of implications lacks: names of products that show nothing, and general skills that nothing shows.

  audit_implied.py [--least POSTINGS] [FIELD...]

Reads dictionaries/ of this repository. Prints, for each file of skills/, the concepts with a capital (products, methods
named after someone) that imply nothing, and the disciplines that no concept implies; both only where at least --least
postings name them (weights/frequencies.txt), the most asked first. Standard library only.
"""
import argparse, collections, pathlib, re

ROOT = pathlib.Path(__file__).resolve().parent.parent / "dictionaries"


def rows(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        line = re.split(r"(?:^|\s)#(?: |$)", line)[0].rstrip()
        if line:
            yield line


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--least", type=int, default=20)
    ap.add_argument("fields", nargs="*")
    args = ap.parse_args()
    field, shows, shown = {}, collections.defaultdict(set), collections.Counter()
    for path in sorted((ROOT / "skills").glob("*.txt")):
        kind = "hard"
        for line in rows(path):
            if line.startswith("@kind"):
                kind = line.split()[1]
            elif line[0] not in "@ \t" and kind in ("hard", "cert"):
                forms, _, values = line.partition(" > ")
                name = forms.split("|")[0].strip().lstrip("=~!").rstrip("*").strip()
                field[name.lower()] = (path.stem, name)
                for value in filter(None, map(str.strip, values.split("|"))):
                    shows[name.lower()].add(value.lower())
    general = ""
    for line in rows(ROOT / "implied.txt"):
        if line[0] == "@":
            continue
        head, sign, rest = line.partition(" = " if " = " in line else " < ")
        general, rest = (head.strip().lower(), rest) if sign else (general, line.strip().lstrip("|"))
        for particular in filter(None, map(str.strip, rest.split("|"))):
            shows[particular.lower()].add(general)
    for parents in shows.values():
        shown.update(parents)
    asked = {}
    for line in rows(ROOT / "weights" / "frequencies.txt"):
        parts = line.split(" | ")
        if len(parts) > 1:
            asked[parts[0].lower()] = int(parts[1])
    for stem in sorted({f for f, _ in field.values()}):
        if args.fields and stem not in args.fields:
            continue
        here = sorted((k for k, (f, _) in field.items() if f == stem and asked.get(k, 0) >= args.least), key=lambda k: -asked.get(k, 0))
        mute = [field[k][1] for k in here if field[k][1] != k and not shows[k]]
        bare = [field[k][1] for k in here if field[k][1] == k and not shown[k]]
        print(f"{stem}: {len(mute)} names that show nothing: {', '.join(mute)}\n{stem}: {len(bare)} disciplines that nothing shows: {', '.join(bare)}\n")


if __name__ == "__main__":
    main()
