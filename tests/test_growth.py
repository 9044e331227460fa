#!/usr/bin/env python3
"""Time grows in proportion: each reader's input is doubled, and the instructions that it takes (counted by valgrind, the same
on every run) must not grow by more than 2.3, what starting costs taken off. No clock is looked at.

GROWTH: the size in lines from which is doubled (200 unless told).
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

from checks import FORTE, check, sanitized, skip, summary

SANITIZED = sanitized()
MOST = 2.3
SIZE = int(os.environ.get("GROWTH", "200"))


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
    yield "one long word", "extract", lambda n: "softwareDeveloper" * n
    yield "attributes", "extract", lambda n: "<!doctype html><html><body><p " + " ".join(f"a{i}='b'" for i in range(n * 4)) + ">SQL required</p></body></html>"
    yield "HTML nesting", "extract", lambda n: "<!doctype html><html><body>" + "<div>" * n + "SQL required"
    yield "HTML lists", "extract", lambda n: "<!doctype html><html><body><ul>" + "<li>SQL required</li>" * n + "</ul>"
    yield "JSON nesting", "extract", lambda n: '{"text":"SQL","x":' + "[" * n * 10 + "]" * n * 10 + "}"
    yield "match: asks", "match", posting("- 3 years of SQL, Docker or Kubernetes\n")
    yield "match: other asks each time", "match", lambda n: "Requirements:\n" + "".join(f"- {i % 9 + 1} years of experience with {name}\n" for i, name in enumerate(skills[:n * 3]))
    yield "other skills each time", "extract", lambda n: "Requirements:\n" + "".join(f"- {name}\n" for name in skills[:n * 3])
    yield "match: prose", "match", posting("We build data pipelines in Python with people from many teams.\n")
    yield "toggles of a note", "fill", lambda n: "# T\n\n## Where can I add value?\n\n" + "- ### Job Description\n    - SQL required\n" * n
    yield "properties of a note", "fill", lambda n: "# T\n\n" + "Key: Value\n" * n + "\n## Where can I add value?\n\n## Job Description\n\nSQL required\n"
    yield "sections of a note", "fill", lambda n: "# T\n\n## Where can I add value?\n\n" + "## Job Description\n\nSQL required\n\n" * n
    yield "lines of a CV", "skills", lambda n: "Experience\n\nAnalyst, Acme, 2019 - 2023\n" + "- Built reports in SQL for 40 users\n" * n
    yield "roles of a CV", "skills", lambda n: "Experience\n\n" + "Analyst, Acme, 2019 - 2023\n- SQL\n\n" * n
    yield "skills of a CV", "skills", lambda n: "Skills: " + "SQL, Excel, Python, " * n
    cases = lambda i: "".join(c.upper() if i >> k & 1 else c for k, c in enumerate("frobnicator"))
    yield "forms that differ in case", "dict check", lambda n: "".join(f"Tool {i} | {cases(i + 1)}\n" for i in range(n))
    yield "archives", "extract", lambda n: "PK\x03\x04" * n + "word/document.xml" * n


def instructions(folder, command, text):
    name = os.path.join(folder, "in.html" if text.startswith("<!") else "in.md" if command == "fill" else "in.txt")
    with open(name, "w") as f:
        f.write(text)
    skills = ["--skills", os.path.join(folder, "skills.json")] if command in ("match", "fill") else []
    log = os.path.join(folder, "log")
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--log-file=" + log, FORTE, *command.split(), *skills, name],
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=800)
    with open(log) as f:
        counted = re.search(r"Collected : (\d+)", f.read())
    return done.returncode, int(counted.group(1)) if counted else 0, done.stderr


def main():
    if SANITIZED or not shutil.which("valgrind"):
        skip("growth of instructions", "valgrind does not go with the sanitizers" if SANITIZED else "valgrind is not installed")
        return summary()
    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["HOME"] = folder
        subprocess.run([FORTE, "skills", "corpus/cvs/backend.txt", "-q", "-o", os.path.join(folder, "skills.json")], check=True)
        least = {}
        for name, command, make in readers():
            if wanted and not any(w in name for w in wanted):
                continue
            if command not in least:
                least[command] = instructions(folder, command, make(1))[1]
            once, twice = (instructions(folder, command, make(n)) for n in (SIZE, 2 * SIZE))
            ratio = (twice[1] - least[command]) / max(once[1] - least[command], 1)
            print(f"{name:24} {once[1] / 1e6:8.1f} {twice[1] / 1e6:8.1f} million instructions, ratio {ratio:.2f}", flush=True)
            check(f"{name}: read", once[0] in (0, 1) and twice[0] in (0, 1), (once[0], once[2]))
            check(f"{name}: twice the input takes {ratio:.2f} times the instructions", ratio < MOST)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
