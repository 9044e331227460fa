#!/usr/bin/env python3
"""Do the tests notice when the program is broken?  Seeded draws of mutants, each built and given to the suites.

  tests/mutants.py                   30 draws of the default seed: ten constants, twenty functions
  tests/mutants.py --seed N --draws N
  tests/mutants.py --only FILE:NAME  one mutant: that function's, or that constant's
  tests/mutants.py --list            what is drawn from, and nothing is built

A mutant is a copy of the sources in which one function of src/posting or src/match returns its neutral value (zero, false,
NULL, {0}) at once, or one constant of src/match is a fifth larger (a whole number at least by one).  It is caught when the
build or a suite of SUITES fails.  The last line is "N of N caught"; fewer than CAUGHT of the draws is a failure.  Builds go
to $BUILD/mutants and use ccache where it is there.  Takes some minutes; no part of `make check`.
Python 3 standard library only.
"""
import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROOMS = ["src/posting", "src/match"]
SUITES = ["spec", "test_rules", "test_strength", "test_report", "test_points", "test_evidence", "test_kind", "test_letters",
          "test_languages", "test_patterns", "test_weights", "test_match.py", "test_notes.py", "test_formats.py", "test_section.py"]
CAUGHT = 28 / 30
SEED, DRAWS = 12, 30
COPIED = ["Makefile", "README.md", "src", "include", "bindings", "man", "schemas", "dictionaries", "tests", "tools", "corpus", "docs"]
LIMIT = 600  # seconds a build or the suites may take

FUNCTION = re.compile(r"^((?:static |inline |const )*)((?:struct |unsigned )?\w+ \**)(\w+)\(([^;{}]*?)\) \{\n", re.M)
NUMBER = r"-?\d+\.?\d*(?:e\d+)?"
CONSTANT = [re.compile(r"(\b[A-Z][A-Z_0-9]{2,}) = (" + NUMBER + r")(?=[,; }])"),           # enum { NEAR = 3 }
            re.compile(r"static const double (\w+) =\s+(" + NUMBER + r");"),
            re.compile(r"#define (\w+) +(" + NUMBER + r")$", re.M)]


def functions(text):
    """(name, place of the body, statement that returns the neutral value)"""
    for m in FUNCTION.finditer(text):
        kind, name = m.group(2).strip(), m.group(3)
        if kind.split()[0] in ("else", "return", "typedef"):
            continue
        whole = f"const {kind}" if "const " in m.group(1) else kind
        yield name, m.end(), "  return;\n" if kind == "void" else f"  return ({whole}){{0}};\n"


def constants(text):
    """(name, begin, end of the figure, the figure a fifth larger)"""
    seen = set()
    for pattern in CONSTANT:
        for m in pattern.finditer(text):
            old = float(m.group(2))
            if old == 0 or m.start(2) in seen:
                continue
            seen.add(m.start(2))
            whole = "." not in m.group(2) and "e" not in m.group(2)
            new = str(int(old + max(1, round(abs(old) / 5)))) if whole else repr(round(old * 1.2, 6))
            yield m.group(1), m.start(2), m.end(2), new


def mutants():
    """All of them in order: (file, name, mutated text)"""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.[ch]")):
            text = path.read_text(encoding="utf-8")
            name = str(path.relative_to(ROOT))
            if path.suffix == ".c":
                for function, at, statement in functions(text):
                    yield name, function, text[:at] + statement + text[at:]
            if room == "src/match":
                for constant, begin, end, new in constants(text):
                    yield name, f"{constant}={new}", text[:begin] + new + text[end:]


def run(command, tree, environment):
    try:
        done = subprocess.run(command, cwd=tree, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=LIMIT)
        return done.returncode, done.stdout.decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        return 1, "took too long"


def prepare():
    """The tree that mutants are built in, and the environment to build and test it with."""
    build = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "mutants"
    tree = build / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name)
        elif source.exists():
            shutil.copy2(source, tree / name)
    outside = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}  # nothing of the make around it
    environment = dict(outside, BUILD=str(tree / "build"), FORTE=str(tree / "build" / "forte"))
    if os.path.isdir("/usr/lib/ccache"):
        environment["PATH"] = "/usr/lib/ccache:" + environment["PATH"]
        environment.setdefault("CCACHE_BASEDIR", str(tree))
    return tree, environment


def caught_by(tree, environment, rules):
    """What notices the sources as they stand in the tree: "build" or a suite's name, with what it says first; "" for nothing."""
    code, text = run(["make", "-s", "-j2", "BUILD=build", "all", *rules], tree, environment)
    if code:
        return "build: " + " ".join(re.findall(r"(?:error:|\*\*\*) ([^\n]*)", text)[:1])
    for suite in SUITES:
        code, text = run([sys.executable, "tests/run_all.py", suite], tree, environment)
        if code:
            return f"{suite}: " + " ".join(re.findall(r"FAIL[^\n]*", text)[:1])[:200]
    return ""


def main():
    options = argparse.ArgumentParser(description="Do the tests notice when the program is broken?")
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--draws", type=int, default=DRAWS)
    options.add_argument("--only", help="FILE:NAME of one mutant")
    options.add_argument("--list", action="store_true", help="what is drawn from")
    wanted = options.parse_args()
    everything = list(mutants())
    if wanted.list:
        for file, name, _ in everything:
            print(f"{file}:{name}")
        return 0
    if wanted.only:
        drawn = [m for m in everything if f"{m[0]}:{m[1].split('=')[0]}" == wanted.only]
        if not drawn:
            print(f"no mutant is called {wanted.only}; --list names them")
            return 2
    else:
        lot = random.Random(wanted.seed)
        changed = [m for m in everything if "=" in m[1]]
        emptied = [m for m in everything if "=" not in m[1]]
        drawn = lot.sample(changed, wanted.draws // 3) + lot.sample(emptied, wanted.draws - wanted.draws // 3)
    tree, environment = prepare()
    rules = [f"build/tests/{p.stem}" for p in sorted((tree / "tests" / "unit").glob("test_*.c"))
             if any(s in p.stem for s in SUITES)]
    unbroken = caught_by(tree, environment, rules)
    if unbroken:
        print(f"the sources as they are fail: {unbroken}")
        return 1
    caught = 0
    for file, name, text in drawn:
        whole = (tree / file).read_text(encoding="utf-8")
        (tree / file).write_text(text, encoding="utf-8")
        by = caught_by(tree, environment, rules)
        (tree / file).write_text(whole, encoding="utf-8")
        caught += bool(by)
        print(f"{'caught' if by else 'SURVIVES'}  {file}:{name}  {by}", flush=True)
    print(f"{caught} of {len(drawn)} caught (seed {wanted.seed})")
    return 0 if caught >= CAUGHT * len(drawn) else 1


if __name__ == "__main__":
    sys.exit(main())
