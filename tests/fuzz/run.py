#!/usr/bin/env python3
"""Runs the fuzz targets, SECONDS_EACH (20) each and FUZZ_JOBS (as many as there are processors) at once, on inputs of at most LONGEST (500) bytes, from seeds that are cut out of corpus/
and tests/ and from the inputs kept in tests/fuzz/finds/TARGET. A find is left in $BUILD/finds; put it there, small, with the mend. A fixed seed: what is found is
found again. Names of targets as arguments: only those."""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

# Each new input is a file: in memory where there is such a folder, as making one cost a twentieth of the time.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build" / "fuzz"))
EACH = int(os.environ.get("SECONDS_EACH", "20"))
JOBS = int(os.environ.get("FUZZ_JOBS", "0")) or len(os.sched_getaffinity(0))
LONGEST = int(os.environ.get("LONGEST", "500"))  # bytes of an input
# Each new input lowers the energy of all that share a rare part with it: with some 30,000 parts of a posting, that took more
# time than the reading. And the stacks of allocations are short, so that keeping them is no third of the time.
FAST = ["-entropic=0", "-print_funcs=0", "-print_pcs=0"]
SANITIZER = "detect_leaks=1:allocator_may_return_null=1:quarantine_size_mb=8:malloc_context_size=4"
SEED = 15
CONDITIONS = ["score >= 45", 'pay >= 120k and remote', 'not title ~ "lead" or (years < 5 and company = Acme)', "new and hybrid", "file ~ x"]
PAGES = ["<body><h1>T</h1><ul><li>SQL required<li>5+ years</ul>", "<head><title>T</title><script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"A\",\"description\":\"SQL\"}</script>"]
OFFICE = ["1<w:p><w:r><w:t>SQL required</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "0<text:list><text:list-item><text:p>SQL</text:p></text:list-item></text:list>"]

TABLES = ['\1Data Analyst,"Requirements:\n- SQL, ""Excel""\n- 3 years",50000,yes\nCook,"Cooking",,\n', "\2Nurse;Care of patients;Acme;http://a/1\n", "\3Clerk\tFiling and post\tLeeds\n", "\0job_title,job_description\nA,SQL\n"]
CONFIGS = ["skills = ~/cv.json\nformat = text # usual\n[batch]\nwhere = score >= 45 and remote\njobs=2\n", "\ufefffill = x\n", "[fill]\nheading = Where can I add value?\npoints=3\n[match]\nformat=json\n", "skip = a b\ndictionary = d.txt\nformat = csv\n"]
WORDS = b'<doc><page width="600" height="800"><word xMin="50" yMin="50" xMax="80" yMax="60">SQL</word><word xMin="85" yMin="50" xMax="120" yMax="60">required</word></page></doc>'


def files(*patterns):
    return [p.read_bytes() for pattern in patterns for p in sorted(ROOT.glob(pattern)) if p.is_file()]


def seeds(target):
    texts = files("corpus/postings/*.txt", "tests/spec/*.md")
    lines = [line for data in files("corpus/gold/postings.ndjson") for line in data.splitlines()[:30]]
    of = {
        "posting": texts, "slices": texts, "numbers": texts, "preferred": texts, "line": [*lines, b'{"id":1,"text":"SQL","salary":{"min":1}}'], "html": [*files("corpus/postings/*.html"), *map(str.encode, PAGES)],
        "note": files("corpus/notes/*.md"), "zip": files("corpus/notes/*.md"), "office": list(map(str.encode, OFFICE)), "cv": files("corpus/cvs/*.txt", "corpus/cvs/*.md"),
        "resume": [json.dumps(v).encode() for v in ([{"name": "Acme", "position": "Analyst", "startDate": "2019-01", "highlights": ["SQL for 40 users"]}], [], {})],
        "skills": [b'{"schema":"forte.skills/1","as_of":"2024-05-01","skills":[{"name":"SQL","kind":"hard","years":3,"evidence":[{"text":"a","role":0}]}],"roles":[{"title":"A"}],"wishes":{"salary_min":1}}'],
        "layout": [bytes(range(256)) * 3, b"\x01\x02\x20\x08AB" * 40], "where": list(map(str.encode, CONDITIONS)), "dictionary": files("dictionaries/skills/*.txt", "dictionaries/en/*.txt"),
        "table": list(map(str.encode, TABLES)), "store": [bytes([0, k * 16, 7, 1]) for k in range(16)] + [b"\x80"], "config": list(map(str.encode, CONFIGS)),
        "compiled": [b"", *(bytes([k, 40 + k, 255]) for k in range(40))],
        "page": [bytes([k]) + s for k, s in [(0, texts[0]), (4, texts[1]), (0x80, files("corpus/cvs/*.txt")[0]), (2, PAGES[0].encode()), (3, WORDS), (0x83, WORDS), (0x43, b""), (1, files("corpus/notes/*.md")[0])]],
    }[target]
    found = files(f"tests/fuzz/finds/{target}/*")
    return found + [s[at:at + LONGEST] for s in of for at in range(0, min(len(s), 3 * LONGEST), LONGEST)]


def run(target, folder):
    """(good, executions, seconds of computing, what is said): under load a second by the clock says nothing of the program"""
    work, start = folder / target, folder / f"{target}.seeds"
    finds = BUILD / "finds"
    for f in (work, start, finds):
        f.mkdir(parents=True, exist_ok=True)
    for i, seed in enumerate(seeds(target)):
        (start / str(i)).write_bytes(seed)
    said = folder / f"{target}.said"
    with said.open("wb") as errors:
        child = subprocess.Popen([BUILD / "fuzz", f"-max_total_time={EACH}", f"-seed={SEED}", *FAST, f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1",
                                  f"-dict={ROOT}/tests/fuzz/words.dict", f"-artifact_prefix={finds}/{target}-", work, start],
                                 env={**os.environ, "FUZZ": target, "TMPDIR": str(folder), "ASAN_OPTIONS": SANITIZER}, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    text = said.read_text(errors="replace")
    executions = int((re.search(r"number_of_executed_units:\s*(\d+)", text) or [0, 0])[1])
    return child.returncode == 0 and executions > 0, executions, used.ru_utime + used.ru_stime, text


def main():
    names = subprocess.run([BUILD / "fuzz"], capture_output=True, text=True, env={k: v for k, v in os.environ.items() if k != "FUZZ"}).stdout.split()
    wanted = sys.argv[1:] or names
    passed = failed = total = 0
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder, concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        runs = pool.map(lambda target: run(target, pathlib.Path(folder)), wanted)
        for target, (good, executions, seconds, said) in zip(wanted, runs):
            rate = executions / max(seconds, 0.01)
            total += executions
            passed += good
            failed += not good
            print(f"{target:12} {executions:9} executions, {rate:6.0f} a second of computing, seed {SEED}{'' if good else '  FAILED'}", flush=True)
            if not good:
                print("\n".join("    " + line[:200] for line in said.splitlines()[-40:]), flush=True)
    print(f"{total} executions")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
