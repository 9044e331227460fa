#!/usr/bin/env python3
"""Time grows in proportion: each reader's input is doubled, and doubled again, and the second time must not add more than 2.5
times the instructions that the first time did (counted by valgrind, the same on every run): what is linear adds twice as many,
what is quadratic four times. No clock is looked at.

GROWTH: the size in lines from which is doubled (200 unless told).
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

from checks import BUILD, FORTE, check, sanitized, skip, summary
from shapes import SHAPES

SANITIZED = sanitized()
MOST = 2.5
SIZE = int(os.environ.get("GROWTH", "200"))
NOISE = 500000  # instructions that are not judged: a library that takes its next block of memory
SHAPE_BYTES = {"extract": 6000, "match": 6000, "skills": 16000}  # of a hostile document at SIZE; a CV's lines are cut at 4,000


def names():
    """Skills of the dictionary, so that no two lines ask for the same."""
    found = []
    for file in sorted(glob.glob("dictionaries/skills/*.txt")):
        with open(file, encoding="utf-8") as f:
            found += [line.split("|")[0].split(">")[0].strip() for line in f if line[0].isalpha()]
    return found


def readers():
    """name, command, the input of a size. Each names what could be quadratic."""
    skills = names()
    posting = lambda line: lambda n: "Requirements:\n" + line * n
    yield "bullets", "extract", posting("- SQL and Python\n")
    yield "headings", "extract", lambda n: "Requirements:\n- SQL\n" * n
    yield "degrees", "extract", posting("- Bachelor's degree in computer science or equivalent\n")
    yield "degree choices", "extract", lambda n: "BS or MS or PhD in " * n
    yield "years", "extract", posting("- 5+ years of experience with Python\n")
    yield "number words", "extract", lambda n: "three to five or more " * n
    yield "pay", "extract", lambda n: "Salary: $100,000 - $120,000 per year\n" * n
    yield "amounts", "extract", lambda n: "$1-$2k - " * n
    yield "conditions", "extract", posting("- Remote, no visa sponsorship, travel 20 %\n")
    yield "list members", "extract", lambda n: "Requirements: " + "SQL, Excel, " * n
    yield "any-of terms", "extract", lambda n: "Requirements: " + "Java or Python or Go or " * n
    yield "slashes", "extract", lambda n: "Requirements: " + "Java/Python/" * n
    yield "a line without a break", "extract", lambda n: "Warehouse Operative wanted, nights and days, " * n
    yield "sentences of one line", "extract", lambda n: "You will count the stock in SAP. Then you pack. " * n
    yield "one long word", "extract", lambda n: "softwareDeveloper" * n
    yield "attributes", "extract", lambda n: "<!doctype html><html><body><p " + " ".join(f"a{i}='b'" for i in range(n * 4)) + ">SQL required</p></body></html>"
    yield "HTML nesting", "extract", lambda n: "<!doctype html><html><body>" + "<div>" * n + "SQL required"
    yield "HTML lists", "extract", lambda n: "<!doctype html><html><body><ul>" + "<li>SQL required</li>" * n + "</ul>"
    yield "JSON nesting", "extract", lambda n: '{"text":"SQL","x":' + "[" * n * 10 + "]" * n * 10 + "}"
    yield "match: asks", "match", posting("- 3 years of SQL, Docker or Kubernetes\n")
    yield "match: other asks each time", "match", lambda n: "Requirements:\n" + "".join(f"- {i % 9 + 1} years of experience with {name}\n" for i, name in enumerate(skills[:n]))
    yield "other skills each time", "extract", lambda n: "Requirements:\n" + "".join(f"- {name}\n" for name in skills[:n * 3])
    yield "match: prose", "match", posting("We build data pipelines in Python with people from many teams.\n")
    yield "toggles of a note", "fill", lambda n: "# T\n\n## Where can I add value?\n\n" + "- ### Job Description\n    - SQL required\n" * n
    yield "properties of a note", "fill", lambda n: "# T\n\n" + "Key: Value\n" * n + "\n## Where can I add value?\n\n## Job Description\n\nSQL required\n"
    yield "sections of a note", "fill", lambda n: "# T\n\n## Where can I add value?\n\n" + "## Job Description\n\nSQL required\n\n" * n
    yield "rules below a section", "fill", lambda n: "# T\n\n## Where can I add value?\n\n" + "---\n\n" * n + "## Job Description\n\nSQL required\n"
    yield "lines of a CV", "skills", lambda n: "Experience\n\nAnalyst, Acme, 2019 - 2023\n" + "- Built reports in SQL for 40 users\n" * n
    yield "roles of a CV", "skills", lambda n: "Experience\n\n" + "Analyst, Acme, 2019 - 2023\n- SQL\n\n" * n
    yield "skills of a CV", "skills", lambda n: "Skills: " + "SQL, Excel, Python, " * n
    cases = lambda i: "".join(c.upper() if i >> k & 1 else c for k, c in enumerate("frobnicator"))
    yield "forms that differ in case", "compile", lambda n: "".join(f"Tool {i} | {cases(i + 1)}\n" for i in range(n))
    yield "forms", "compile", lambda n: "".join(f"Tool {i} | tool number {i}\n" for i in range(n))
    yield "archives", "extract", lambda n: "PK\x03\x04" * n + "word/document.xml" * n


def shapes():
    """Hostile documents, through each command that reads a document: name, command, the input of a size."""
    for name, whole, make in SHAPES:
        if whole > 1:
            part = len(make(101)) - len(make(100)) or 1
            for command in ("extract", "match", "skills"):
                yield f"{name}: {command}", command, lambda n, make=make, part=SIZE * part, size=SHAPE_BYTES[command]: make(size * n // part + 1)


def build(folder):
    program, libraries = os.path.join(folder, "growth"), str(BUILD)
    subprocess.run([os.environ.get("CC", "cc"), "-Wall", "-Werror", "-Iinclude", "-o", program, "tests/growth.c", os.path.join(libraries, "libforte.so"), f"-Wl,-rpath,{libraries}"], check=True)
    return program


def compiled(callgrind, folder, name):
    """A dictionary of its own, without the built-in one, which would cost a thousand times as much."""
    done = subprocess.run([*callgrind, f"{BUILD}/dictionary_compiler", os.path.join(folder, "image"), name], stdin=subprocess.DEVNULL, capture_output=True)
    with open(os.path.join(folder, "cost"), encoding="utf-8", errors="replace") as f:
        return done.returncode, int(re.search(r"^(?:summary|totals): (\d+)$", f.read(), re.M)[1])


def instructions(program, folder, command, texts):
    """For each text its status and the instructions that it takes."""
    names = []
    for i, text in enumerate(texts):
        names.append(os.path.join(folder, f"in{i}"))
        with open(names[-1], "wb") as f:
            f.write(text if isinstance(text, bytes) else text.encode())
    for old in glob.glob(os.path.join(folder, "cost*")):
        os.remove(old)
    callgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/cost"]
    if command == "compile":
        return [compiled(callgrind, folder, name) for name in names]
    done = subprocess.run([*callgrind, program, command, os.path.join(folder, "skills.json"), *names], stdin=subprocess.DEVNULL, capture_output=True)
    costs = {}
    for part in glob.glob(os.path.join(folder, "cost.*")):
        with open(part, encoding="utf-8", errors="replace") as f:
            text = f.read()
        trigger = re.search(r"^desc: Trigger: Client Request: (\d+)$", text, re.M)
        if trigger:
            costs[int(trigger[1])] = int(re.search(r"^(?:summary|totals): (\d+)$", text, re.M)[1])
    status = done.stdout.split()
    if done.returncode or len(status) != len(texts) or len(costs) != len(texts):
        raise SystemExit(f"growth {command}: exit code {done.returncode}, {len(status)} answers, {len(costs)} costs of {len(texts)}: {done.stderr[-300:]}")
    return [(int(s), costs[i]) for i, s in enumerate(status)]


def main():
    if SANITIZED or not shutil.which("valgrind"):
        skip("growth of instructions", "valgrind does not go with the sanitizers" if SANITIZED else "valgrind is not installed")
        return summary()
    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["HOME"] = folder
        subprocess.run([FORTE, "skills", "corpus/cvs/backend.txt", "-q", "-o", os.path.join(folder, "skills.json")], check=True)
        program = build(folder)
        cases = [case for case in (*readers(), *shapes()) if not wanted or any(w in case[0] for w in wanted)]
        for command in dict.fromkeys(case[1] for case in cases):
            of_it = [case for case in cases if case[1] == command]
            # The first is for libraries and tables that are loaded when they are needed.
            counted = instructions(program, folder, command, [make(n) for _, _, make in of_it for n in (1, SIZE // 2, SIZE, 2 * SIZE)])
            for (name, _, _), half, once, twice in zip(of_it, counted[1::4], counted[2::4], counted[3::4]):
                ratio = (twice[1] - once[1]) / max(once[1] - half[1], NOISE)
                print(f"{name:32} {once[1] / 1e6:8.1f} {twice[1] / 1e6:8.1f} million instructions, ratio {ratio:.2f}", flush=True)
                check(f"{name}: the same becomes of both", once[0] == twice[0], (once[0], twice[0]))
                check(f"{name}: twice the input takes {ratio:.2f} times the instructions", ratio < MOST)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
