#!/usr/bin/env python3
"""A long stream: POSTINGS of them (20,000; a million by hand) through `extract --ndjson` and `batch --db`: a line out for every
line in, each the one that its posting gets alone, memory flat, and a second batch that knows them all."""
import json
import os
import subprocess
import sys
import tempfile
import time

from checks import FORTE, check, sanitized, summary
from measured import Peak

SANITIZED = sanitized()
COUNT = int(os.environ.get("POSTINGS", "1000" if SANITIZED else "20000"))
KINDS = 40


def text_of(kind, number):
    skills = ["SQL", "Python", "Java", "Excel", "Docker", "AutoCAD", "SAP", "Kubernetes"]
    a, b, c = (skills[(kind + k) % len(skills)] for k in (0, 3, 5))
    return (f"{['Data Analyst', 'Nurse', 'Accountant', 'Backend Developer', 'Electrician'][kind % 5]}\n\nRequirements:\n- {kind % 7 + 1}+ years of experience with {a}\n"
            f"- {b} or {c}\n- Bachelor's degree preferred\n\nWe pay ${60 + kind},000 per year. Reference {number}.\n")


def write_lines(name, count):
    with open(name, "w") as f:
        for i in range(count):
            f.write("not JSON\n" if i % 1000 == 999 else json.dumps({"id": i, "text": text_of(i % KINDS, i)}) + "\n")


def run(arguments, out_name):
    with open(out_name, "wb") as out, tempfile.TemporaryFile() as err:
        began = time.time()
        peak = Peak()
        code = subprocess.run(peak.of([FORTE, *arguments]), stdin=subprocess.DEVNULL, stdout=out, stderr=err).returncode
        err.seek(0)
        return code, err.read(), peak.kib(), time.time() - began


def bare(answer):
    """Without what differs between two postings of one kind: the number and what it moves."""
    return [(s["name"], s["strength"], s["any_of"]) for s in answer["skills"]], [e["min_years"] for e in answer["experience"]], [p["min"] for p in answer["salaries"]]


def main():
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["HOME"] = folder
        skills, lines, few, out = (os.path.join(folder, n) for n in ("skills.json", "lines.ndjson", "few.ndjson", "out"))
        subprocess.run([FORTE, "skills", "corpus/cvs/backend.txt", "-q", "-o", skills], check=True)
        write_lines(lines, COUNT)
        write_lines(few, COUNT // 10)
        least = run(["extract", "--ndjson", "-q", few], out)[2]
        code, err, memory, seconds = run(["extract", "--ndjson", "-q", lines], out)
        print(f"extract: {COUNT} lines, {memory >> 10} MiB, {seconds:.0f} s")
        check("extract: exit code for the lines that are no JSON", code == 1, (code, err))
        check("extract: memory is flat", SANITIZED or memory < least + (4 << 10), (least, memory))
        first, wrong, number = {}, [], 0
        with open(out, encoding="utf-8") as f:
            for number, line in enumerate(f, 1):
                answer, i = json.loads(line), number - 1
                if i % 1000 == 999:
                    good = answer.get("error", {}).get("code") == "invalid_json"
                else:
                    good = answer.get("id") == i and bare(answer) == first.setdefault(i % KINDS, bare(answer))
                if not good:
                    wrong.append((i, line[:100]))
        check("extract: a line for every line", number == COUNT, number)
        check("extract: each as its posting gets alone", not wrong, wrong[:2])
        check("extract: kinds differ", len({str(v) for v in first.values()}) > KINDS // 3)
        batch = ["batch", "-q", "--skills", skills, "--db", os.path.join(folder, "j.sqlite"), "--format", "ndjson", lines]
        code, err, memory, seconds = run(batch, out)
        print(f"batch --db: {COUNT} postings, {memory >> 10} MiB, {seconds:.0f} s")
        with open(out, "rb") as f:
            ranked = f.read()
        check("batch: all are ranked", code == 1 and ranked.count(b"\n") == COUNT, (code, ranked.count(b"\n")))
        check("batch: memory by posting", SANITIZED or memory < (60 << 10) + COUNT * 4, memory)
        code, err, memory, seconds = run(batch, out)
        print(f"again: {seconds:.0f} s")
        with open(out, "rb") as f:
            check("batch: the same from the store", f.read() == ranked and code == 1)
    return summary()


if __name__ == "__main__":
    sys.exit(main())
